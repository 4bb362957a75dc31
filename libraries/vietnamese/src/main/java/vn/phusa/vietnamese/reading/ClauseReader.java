package vn.phusa.vietnamese.reading;

import static vn.phusa.vietnamese.reading.SmallWords.AND;
import static vn.phusa.vietnamese.reading.SmallWords.DOING;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.Tokenizer;
import vn.phusa.vietnamese.reading.UnitGrammar.UnitList;

/**
 * Reads one paragraph or list item: cuts it into sentences and parts, finds in each the subject that owes, the mark of its
 * duty, the coordinators and the deadlines.
 */
final class ClauseReader {

    private final Clause clause;
    private final List<Token> tokens;
    private final UnitGrammar grammar;
    private final SentenceCutter cutter;
    private final Narration narration;
    private final Obligation obligation;
    private final DraftDeadlines draftDeadlines;

    /**
     * @param text the text the token offsets point into
     * @param names the names that the paper has shown whole so far
     */
    ClauseReader(List<Token> tokens, String text, KnownNames names) {
        this.tokens = tokens;
        this.grammar = new UnitGrammar(tokens, names);
        this.clause = new Clause(tokens, text, grammar);
        this.cutter = new SentenceCutter(clause);
        this.narration = new Narration(clause);
        this.obligation = new Obligation(clause);
        this.draftDeadlines = new DraftDeadlines(clause);
    }

    /** What a paragraph says: its commitments, and whom its last words name for the list that may follow. */
    record Result(List<Draft> drafts, @Nullable Holder introduced) {}

    /**
     * Reads the whole paragraph.
     *
     * @param inherited whom a heading or list introduction named
     * @param item whether it is an item of a list
     */
    Result read(Holder inherited, boolean opensList, boolean item) {
        SubjectReader subjectReader =
                new SubjectReader(clause, obligation, inherited.duties(), inherited.duties() && item);
        boolean led = !inherited.leads().isEmpty();
        SubjectFinder subjectFinder = new SubjectFinder(clause, subjectReader, led);
        PartReader partReader = new PartReader(clause, narration, subjectReader, subjectFinder, draftDeadlines, led);
        IntroductionReader introductionReader = new IntroductionReader(clause, subjectFinder, partReader);
        SentenceReader sentenceReader = new SentenceReader(
                clause, cutter, narration, obligation, draftDeadlines, partReader, introductionReader);
        List<Draft> found = new ArrayList<>();
        Holder introduced = null;
        Holder running = inherited;
        boolean told = false;
        List<Range> sentences = cutter.sentences();
        for (int s = 0; s < sentences.size(); s++) {
            Range sentence = sentences.get(s);
            if (narration.isClosingFormula(sentence) || narration.isToldOnly(sentence) || narration.asks(sentence)) {
                continue;
            }
            boolean last = s == sentences.size() - 1;
            if (last && opensList && clause.listsContents(sentence.start(), sentence.end())) {
                List<Draft> owed = sentenceReader.sentence(sentence, running);
                found.addAll(owed);
                return new Result(found, owed.isEmpty() ? null : Holder.CONTENTS);
            }
            if (last && (opensList || clause.endsWithColon(sentence))) {
                introduced = introductionReader.introduction(sentence, running);
                if (introduced != null && opensList) {
                    Range own = beforeAnnouncement(sentence);
                    List<Draft> said = own == null ? List.of() : sentenceReader.sentence(own, Holder.NOBODY);
                    // "Bộ A là cơ quan đầu mối, có trách nhiệm:": a comma parts nothing from it, unless others take
                    // part.
                    boolean apart =
                            own != null && (!tokens.get(own.end()).text().equals(",") || !endsWithRole(own));
                    said = apart
                                    || said.stream()
                                            .anyMatch(draft ->
                                                    !draft.coordinators().isEmpty())
                            ? said
                            : List.of();
                    found.addAll(said);
                    introduced = said.isEmpty() ? introduced : introduced.alone();
                    continue;
                }
            }
            if (clause.endsWithColon(sentence) && narration.isIssuing(sentence)) {
                continue;
            }
            if (!found.isEmpty() && !running.leads().isEmpty() && narration.isCompletion(sentence)) {
                sentenceReader.extendLast(found, sentence.end());
                continue;
            }
            List<Draft> drafts = told && !clause.isMarked(sentence.start(), sentence.end())
                    ? List.of()
                    : sentenceReader.sentence(sentence, running);
            told |= narration.tells(sentence);
            if (isGeneralIntroduction(drafts, sentences, s)) {
                continue;
            }
            found.addAll(drafts);
            if (!drafts.isEmpty()) {
                List<String> leads = drafts.getLast().leads();
                running = new Holder(leads, List.of(), running.duties() && leads.equals(running.leads()));
            } else if (!clause.opensWithAction(sentence) && !isAboutThing(sentence)) {
                running = inherited;
            }
        }
        return new Result(found, introduced);
    }

    /** "Bộ A là cơ quan đầu mối, có trách nhiệm:": what it is, and nothing that it does. */
    private boolean endsWithRole(Range own) {
        for (int i = own.start() + 1; i < own.end(); i++) {
            int role = Lexicon.KEPT_MARKERS.lengthAt(tokens, i, own.end());
            if (role > 0) {
                return i + role >= own.end();
            }
        }
        return own.end() - own.start() <= Clause.LONGEST_LABEL;
    }

    /** "Bộ A là cơ quan đầu mối … và có trách nhiệm sau đây:": what is said before the words that lead the list in. */
    private @Nullable Range beforeAnnouncement(Range sentence) {
        for (int i = Math.max(sentence.start() + 2, sentence.end() - Clause.LONGEST_LABEL); i < sentence.end(); i++) {
            boolean further = tokens.get(i - 1).key().equals(AND)
                    || tokens.get(i - 1).text().equals(",");
            if (further && Lexicon.RESPONSIBLE.isAt(tokens, i, sentence.end())) {
                return new Range(sentence.start(), i - 1);
            }
        }
        return null;
    }

    /** "… giao các Vụ, Viện làm đầu mối …. Theo đó, Vụ A chủ trì …": the first sentence only leads the second in. */
    private boolean isGeneralIntroduction(List<Draft> drafts, List<Range> sentences, int s) {
        if (drafts.size() != 1 || s + 1 >= sentences.size()) {
            return false;
        }
        Range next = sentences.get(s + 1);
        boolean specified = Lexicon.SPECIFIERS.isAt(tokens, next.start(), next.end());
        boolean unnamed = drafts.getFirst().leads().stream().allMatch(ClauseReader::isCollective);
        return specified && unnamed;
    }

    private static boolean isCollective(String lead) {
        return Lexicon.DETERMINERS.isAt(Tokenizer.tokens(lead), 0, 2);
    }

    /** Whether the paragraph begins with what shall be done and ends like a sentence, so that who acts stands before it. */
    boolean goesOn() {
        int end = tokens.size();
        return end > 1
                && ".;:".contains(tokens.get(end - 1).text())
                && !Lexicon.ASSIGNMENTS.isAt(tokens, 0, end)
                && clause.opensWithAction(new Range(0, end));
    }

    /** "Việc tuyển dụng phải …": a rule about a thing, in the middle of what somebody is told to do. */
    private boolean isAboutThing(Range sentence) {
        return tokens.get(sentence.start()).key().equals(DOING);
    }

    /** "Trách nhiệm của Phó Trưởng phòng" on a line of its own: whom the paragraphs below it are about. */
    @Nullable
    Holder heading() {
        int end = tokens.size();
        end -= end > 0 && tokens.get(end - 1).text().equals(".") ? 1 : 0;
        int of = clause.behindResponsibility(0, end);
        UnitList list = of == 0 || Lexicon.EACH.isAt(tokens, of, end) ? null : clause.headed(of, end);
        return list != null && clause.endsHeading(list.next(), end)
                ? new Holder(clause.names(list.units()), List.of(), true)
                : null;
    }
}
