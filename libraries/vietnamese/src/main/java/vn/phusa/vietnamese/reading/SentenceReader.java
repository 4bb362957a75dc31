package vn.phusa.vietnamese.reading;

import static vn.phusa.vietnamese.reading.SmallWords.TOGETHER;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.reading.UnitGrammar.UnitList;

/** Reads the commitments of one sentence and carries subject and partners from part to part. */
final class SentenceReader {

    private final Clause clause;
    private final List<Token> tokens;
    private final UnitGrammar grammar;
    private final SentenceCutter cutter;
    private final Narration narration;
    private final Obligation obligation;
    private final DraftDeadlines draftDeadlines;
    private final PartReader partReader;
    private final IntroductionReader introductionReader;

    SentenceReader(
            Clause clause,
            SentenceCutter cutter,
            Narration narration,
            Obligation obligation,
            DraftDeadlines draftDeadlines,
            PartReader partReader,
            IntroductionReader introductionReader) {
        this.clause = clause;
        this.tokens = clause.tokens();
        this.grammar = clause.grammar();
        this.cutter = cutter;
        this.narration = narration;
        this.obligation = obligation;
        this.draftDeadlines = draftDeadlines;
        this.partReader = partReader;
        this.introductionReader = introductionReader;
    }

    List<Draft> sentence(Range sentence, Holder before) {
        List<Draft> drafts = new ArrayList<>();
        List<Range> parts = cutter.parts(sentence);
        Holder running = before;
        Holder previous = Holder.NOBODY;
        Holder timed = Holder.NOBODY;
        List<String> heading = List.of();
        boolean told = false;
        boolean powers = false;
        for (int p = 0; p < parts.size(); p++) {
            Range part = parts.get(p);
            boolean introducesItems = p == 0 && parts.size() > 1 && clause.endsWithColon(part);
            if (introducesItems) {
                Holder introduced = introductionReader.introduction(part, before);
                if (introduced != null && introduced.leads().isEmpty()) {
                    running = Holder.NOBODY;
                    continue;
                }
                if (introduced != null) {
                    running = introduced;
                    timed = introduced;
                    heading = introduced.leads();
                    // The words before "(i)" belong to the quote of the first item.
                    parts.set(1, new Range(part.start(), parts.get(1).end()));
                    continue;
                }
            }
            int opening = clause.skipOpeners(part.start(), part.end());
            if (!drafts.isEmpty() && Lexicon.COMPLETION.isAt(tokens, opening, part.end())) {
                extendLast(drafts, part.end());
                continue;
            }
            told |= narration.isTold(opening, part.end())
                    || p == 0
                            && opening < part.end()
                            && Lexicon.COUNTED_UP.isAt(tokens, opening, part.end())
                            && !clause.isMarked(opening, part.end());
            List<Draft> own;
            boolean named = opening < part.end() && grammar.startsUnit(opening, part.end());
            if (powers && !named && !clause.isMarked(opening, part.end())) {
                own = List.of();
            } else if (told && !clause.isMarked(opening, part.end())) {
                own = List.of();
            } else if (!drafts.isEmpty() && asksOthers(opening, part.end(), drafts.getLast())) {
                own = partReader.predicate(new Subject(List.of(), opening, opening, opening), opening, part.end());
            } else {
                own = partReader.part(part, heading.isEmpty() ? null : heading);
            }
            // "Ủy ban có quyền yêu cầu …; cử thành viên xem xét …": what it may do goes on.
            powers = own.isEmpty() && (powers && !named || grantsTo(opening, part.end()));
            boolean details = !drafts.isEmpty()
                    && Lexicon.WITHIN.isAt(tokens, part.start(), part.end())
                    && own.size() == 1
                    && own.getFirst().leads().isEmpty();
            if (details) {
                extendLast(drafts, part.end());
                continue;
            }
            // "…, cấp giấy phép; trường hợp từ chối phải trả lời …": how the part before may end.
            boolean refuses = p > 0
                    && !drafts.isEmpty()
                    && Lexicon.CASES.isAt(tokens, opening, part.end())
                    && Lexicon.ANSWERING.isAt(tokens, clause.mustInTime(opening, part.end()) + 1, part.end())
                    && own.size() == 1
                    && own.getFirst().leads().isEmpty();
            boolean bare = p > 0
                    && !drafts.isEmpty()
                    && own.size() == 1
                    && own.getFirst().leads().isEmpty()
                    && Lexicon.VERBS.lengthAt(tokens, opening, part.end()) == part.end() - opening;
            if (refuses || bare) {
                own = List.of();
            }
            if (own.isEmpty() && p == 0 && before.duties() && obligation.isUnknownDuty(opening, part.end())) {
                own = partReader.predicate(new Subject(List.of(), opening, opening, opening), opening, part.end());
            }
            if (own.isEmpty()) {
                boolean forbids = Lexicon.NOT.isAt(tokens, opening, part.end());
                boolean decides = Lexicon.DECIDING.isAt(tokens, opening, part.end());
                if (!drafts.isEmpty() && !forbids && !decides && !opensNewThought(part)) {
                    extendLast(drafts, part.end());
                }
                continue;
            }
            if (!drafts.isEmpty() && own.size() == 1 && isBareCooperation(own.getFirst())) {
                Draft leader = drafts.removeLast();
                List<String> others = new ArrayList<>(leader.coordinators());
                others.addAll(own.getFirst().leads());
                drafts.add(leader.by(leader.leads(), others).with(part.end(), leader.deadlines()));
                continue;
            }
            if (!drafts.isEmpty() && isBareLead(drafts.getLast()) && isCooperation(own.getFirst())) {
                Draft leader = drafts.removeLast();
                Draft first = own.getFirst();
                List<String> others = new ArrayList<>(first.leads());
                others.addAll(first.coordinators());
                drafts.add(new Draft(
                        leader.leads(),
                        others,
                        leader.start(),
                        leader.subject(),
                        leader.predicate(),
                        first.action(),
                        first.end(),
                        leader.because(),
                        first.deadlines()));
                own = own.subList(1, own.size());
            }
            for (Draft draft : own) {
                boolean carriesOn = false;
                if (draft.leads().isEmpty()) {
                    if (running.leads().isEmpty()) {
                        continue;
                    }
                    carriesOn = draft.coordinators().isEmpty()
                            && drafts.size() > 0
                            && draft.start() >= part.start()
                            && !previous.coordinators().isEmpty()
                            && !Lexicon.OWN_DUTIES.isAt(tokens, draft.start(), draft.end())
                            && !tokens.get(draft.start()).isCapitalised()
                            && draft == own.getFirst();
                    draft = draft.by(
                            running.leads(),
                            carriesOn
                                    ? previous.coordinators()
                                    : draft.coordinators().isEmpty() && drafts.isEmpty()
                                            ? running.coordinators()
                                            : draft.coordinators());
                } else {
                    running = new Holder(draft.leads(), List.of());
                }
                // Who takes part in what is led takes part in all of its parts.
                previous = carriesOn
                        ? previous
                        : leadsWithOthers(draft) ? new Holder(draft.leads(), draft.coordinators()) : Holder.NOBODY;
                drafts.add(timed.inTime(draft));
            }
        }
        return drafts;
    }

    /** "Trường hợp cần thiết, Ủy ban A có quyền …". */
    private boolean grantsTo(int from, int end) {
        int i = Math.max(from, clause.thenUnit(from, end));
        while (i < end && !grammar.startsUnit(i, end)) {
            i++;
        }
        UnitList list = grammar.list(i, end, true);
        return list != null && Lexicon.ALLOWED.isAt(tokens, list.next(), end);
    }

    /** "Phòng Tư pháp kiểm tra hồ sơ; yêu cầu xã bổ sung": to ask others is one more thing that who acts does. */
    private boolean asksOthers(int from, int end, Draft before) {
        int plea = from < end ? Lexicon.PLEAS.lengthAt(tokens, from, end) : 0;
        return plea > 0
                && grammar.startsUnit(from + plea, end)
                && !tokens.get(from).isCapitalised()
                && !before.leads().isEmpty()
                && (Lexicon.PROPOSING.isAt(tokens, from, end)
                        || !clause.holds(Lexicon.ASSIGNMENTS, before.subject(), before.predicate()));
    }

    /** "Sở A chủ trì; …": who leads, while what is led follows. */
    private boolean isBareLead(Draft draft) {
        int length = Lexicon.LEADS.lengthAt(tokens, draft.predicate(), draft.end());
        return length > 0
                && draft.predicate() + length >= draft.end()
                && draft.coordinators().isEmpty();
    }

    private boolean isCooperation(Draft draft) {
        return !draft.leads().isEmpty() && tokens.get(draft.predicate()).key().equals(TOGETHER);
    }

    /** "…; Sở B, Sở C phối hợp": what these do is to take part in what the part before says. */
    private boolean isBareCooperation(Draft draft) {
        int from = draft.predicate();
        return !draft.leads().isEmpty()
                && draft.coordinators().isEmpty()
                && tokens.get(from).key().equals(TOGETHER)
                && from + 2 <= draft.end()
                && (from + 2 == draft.end()
                        || Lexicon.CARRYING_OUT.lengthAt(tokens, from + 2, draft.end()) == draft.end() - from - 2);
    }

    /** Whether the clause says "chủ trì, phối hợp với", so that the others take part in its further parts as well. */
    private boolean leadsWithOthers(Draft draft) {
        String because = draft.because().toLowerCase(Locale.ROOT);
        return (because.startsWith("chủ trì") || because.startsWith("có trách nhiệm chủ trì"))
                && !draft.coordinators().isEmpty();
    }

    void extendLast(List<Draft> drafts, int end) {
        Draft longer = drafts.removeLast().with(end, List.of());
        drafts.add(longer.with(end, draftDeadlines.deadlines(longer)));
    }

    private boolean opensNewThought(Range part) {
        int i = clause.skipOpeners(part.start(), part.end());
        if (Lexicon.AIMS.isAt(tokens, i, part.end())) {
            return false;
        }
        return i >= part.end()
                || Lexicon.CIRCUMSTANCES.isAt(tokens, i, part.end())
                || grammar.startsUnit(i, part.end());
    }
}
