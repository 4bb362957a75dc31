package vn.phusa.vietnamese.reading;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.phusa.vietnamese.Deadline;
import vn.phusa.vietnamese.Recurrence;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.VietnameseNumbers;
import vn.phusa.vietnamese.VietnameseText;
import vn.phusa.vietnamese.reading.UnitGrammar.UnitList;

/**
 * Reads a text and proposes its commitments and the facts of its programme.
 *
 * <p>Time and memory grow linearly with the text. Precomposed and decomposed text both work; all indexes refer to the text
 * as given, all names and phrases are returned in NFC.
 */
public final class CommitmentReader {

    private static final int LONGEST_TASK = 4_000;
    private static final int OPENING = 40;
    /** Chapters, articles and numbers of Roman figures lie above it. */
    private static final int HIGHEST_ITEM = 10;

    /** What a heading says holds for the paragraphs below it, and for no numbered item. */
    private static final int BELOW_HEADING = Outline.PARAGRAPH - 1;

    private static final Pattern END = Pattern.compile("[*_ ]{0,4}Nơi nhận[*_ ]{0,4}:?");
    private static final Pattern QUOTED = Pattern.compile("(?m)^[ \\t]{0,8}(?:>[ \\t]{0,4}){1,4}");

    private static final Pattern ANNEX = Pattern.compile(
            "[*_# ]{0,6}(?:PHỤ LỤC|Phụ lục|BẢNG|Bảng|BIỂU|DANH MỤC|KẾ HOẠCH|QUY CHẾ|QUY ĐỊNH|CHƯƠNG TRÌNH|ĐỀ ÁN|PHÂN CÔNG)");

    private boolean ended;

    private final String text;
    private final List<int[]> speech;
    private final boolean cooperation;
    private final Deque<Context> contexts = new ArrayDeque<>();
    private final List<ProposedCommitment> found = new ArrayList<>();
    private final KnownNames names = new KnownNames();
    private int nextSpeech;
    /** Who leads what the paragraph before says: one that begins with a verb goes on with it. */
    private Holder before = Holder.NOBODY;

    private record Context(int level, boolean paragraph, Holder holder) {}

    private CommitmentReader(String text, boolean cooperation) {
        this.text = text;
        this.speech = Speech.spans(text);
        this.cooperation = cooperation;
    }

    /** Reads a text of any length. */
    public static Reading read(String text) {
        Composed composed = Composed.of(text);
        Programme programme = ProgrammeReader.read(composed.text());
        boolean cooperation = programme.parties().size() > 1;
        List<ProposedCommitment> commitments = new CommitmentReader(composed.text(), cooperation).commitments();
        return composed.backIn(text, new Reading(programme, commitments));
    }

    private List<ProposedCommitment> commitments() {
        List<Object> elements = Outline.of(unquoted(text));
        int i = 0;
        while (i < elements.size()) {
            switch (elements.get(i)) {
                case Outline.Table table -> {
                    found.addAll(new TableReader(text).read(table));
                    i++;
                }
                case Outline.Block block when isBehindEnd(block) -> i++;
                case Outline.Block block -> {
                    int next = behindLabels(elements, i);
                    if (!labelled(block, elements, i, next)) {
                        block(block);
                        next = i + 1;
                    }
                    i = next;
                }
                default -> throw new IllegalStateException("An outline holds blocks and tables only");
            }
        }
        return found;
    }

    /** The text with blanks for the marks of a quotation in front of its lines ("> 1. …"); every place stays where it is. */
    private static String unquoted(String text) {
        return text.indexOf('>') < 0
                ? text
                : QUOTED.matcher(text)
                        .replaceAll(mark -> " ".repeat(mark.group().length()));
    }

    /** "Nơi nhận:" and what stands below it, up to the annex or chapter that follows, is no text of the paper. */
    private boolean isBehindEnd(Outline.Block block) {
        String opening = text.substring(block.start(), Math.min(block.end(), block.start() + OPENING));
        if (END.matcher(opening).lookingAt()) {
            contexts.clear();
            ended = true;
        } else if (ended) {
            ended = block.level() > HIGHEST_ITEM && !ANNEX.matcher(opening).lookingAt();
        }
        return ended;
    }

    /** Index of the first element behind the lines that begin with a label below the element at {@code i}. */
    private int behindLabels(List<Object> elements, int i) {
        int next = i + 1;
        while (next < elements.size()
                && elements.get(next) instanceof Outline.Block below
                && LabelledTask.beginsWithLabel(text, below.start(), below.end())) {
            next++;
        }
        return next;
    }

    /** "A. Lĩnh vực giao thông / Đơn vị chủ trì: Sở A / - Nâng cấp …": the label names who leads the list below it. */
    private boolean leadsList(Outline.Block block, List<Object> elements, int next, ProposedCommitment labelled) {
        boolean listBelow = next < elements.size()
                && elements.get(next) instanceof Outline.Block item
                && item.level() > 50
                && item.level() < Outline.PARAGRAPH
                && elements.get(next - 1) instanceof Outline.Block label
                && label.level() == Outline.PARAGRAPH;
        List<Token> title = tokens(block);
        boolean acts = title.isEmpty() || Lexicon.VERBS.isAt(title, 0, title.size());
        if (!listBelow || acts) {
            return false;
        }
        contexts.removeIf(Context::paragraph);
        contexts.push(new Context(0, true, new Holder(labelled.leads(), labelled.coordinators(), true)));
        return true;
    }

    private boolean labelled(Outline.Block block, List<Object> elements, int first, int next) {
        int end = elements.get(next - 1) instanceof Outline.Block last ? last.end() : block.end();
        if (end - block.start() > LONGEST_TASK) {
            return false;
        }
        List<Outline.Block> lines = new ArrayList<>();
        for (int i = first; i < next; i++) {
            if (elements.get(i) instanceof Outline.Block line) {
                lines.add(line);
            }
        }
        LabelledTask task = new LabelledTask(text, lines);
        ProposedCommitment commitment = task.holdsLead() ? task.read(cooperation) : null;
        if (commitment != null && !leadsList(block, elements, next, commitment)) {
            found.add(commitment);
        }
        return commitment != null;
    }

    private void block(Outline.Block block) {
        boolean paragraph = block.level() == Outline.PARAGRAPH;
        contexts.removeIf(context -> paragraph ? context.paragraph() : context.level() >= block.level());
        List<Token> tokens = tokens(block);
        if (tokens.isEmpty() || isTitle(tokens) && !block.opensList()) {
            return;
        }
        Holder inherited = contexts.isEmpty()
                        || paragraph
                                && !contexts.peek().paragraph()
                                && contexts.peek().level() < 15
                ? Holder.NOBODY
                : contexts.peek().holder();
        if (contexts.stream().anyMatch(context -> context.holder() == Holder.POWERS)) {
            return;
        }
        if (contexts.stream().anyMatch(context -> context.holder() == Holder.CONTENTS) && !found.isEmpty()) {
            found.add(longer(found.removeLast(), tokens.getLast().end()));
            return;
        }
        ClauseReader reader = new ClauseReader(tokens, text, names);
        Holder heading = block.opensList() ? null : reader.heading();
        if (heading != null) {
            int level = paragraph ? BELOW_HEADING : block.level();
            contexts.removeIf(context -> context.level() >= level);
            contexts.push(new Context(level, false, heading));
            return;
        }
        boolean goesOn = paragraph && inherited == Holder.NOBODY && reader.goesOn();
        inherited = goesOn ? before : inherited;
        ClauseReader.Result result = reader.read(inherited, block.opensList(), !paragraph);
        before = goesOnWith(result, goesOn);
        for (Draft draft : result.drafts()) {
            Draft led = inherited.othersFollow() ? inherited.joinedBy(draft) : draft;
            found.add(commitment(inherited.inTime(led), tokens));
        }
        if (result.introduced() != null && result.drafts().isEmpty()) {
            result.introduced().leads().forEach(names::add);
        }
        if (result.introduced() != null) {
            contexts.push(new Context(paragraph ? 0 : block.level(), paragraph, result.introduced()));
        } else if (block.opensList() && !paragraph) {
            contexts.push(new Context(block.level(), false, inheritedBelow(result)));
        }
    }

    /** Whom a paragraph goes on with that begins with a verb: the last who was to do something, or a list's head. */
    private Holder goesOnWith(ClauseReader.Result result, boolean went) {
        Holder introduced = result.introduced();
        if (introduced != null) {
            return introduced;
        }
        return !result.drafts().isEmpty()
                ? new Holder(result.drafts().getLast().leads(), List.of())
                : went ? before : Holder.NOBODY;
    }

    /** A line in capital letters is a title. */
    private static boolean isTitle(List<Token> tokens) {
        int letters = 0;
        int capitals = 0;
        for (Token token : tokens.subList(0, Math.min(tokens.size(), 60))) {
            for (int i = 0; i < token.text().length(); i++) {
                letters += Character.isLetter(token.text().charAt(i)) ? 1 : 0;
                capitals += Character.isUpperCase(token.text().charAt(i)) ? 1 : 0;
            }
        }
        return letters > 6 && capitals * 10 > letters * 9;
    }

    /** A heading that names nobody ends what a heading above it named, unless it is only a part of its list. */
    private Holder inheritedBelow(ClauseReader.Result result) {
        return result.drafts().isEmpty() && !contexts.isEmpty()
                ? contexts.peek().holder()
                : Holder.NOBODY;
    }

    /** The tokens of a block without line ends, bold marks and quoted speech; offsets refer to the whole text. */
    private List<Token> tokens(Outline.Block block) {
        while (nextSpeech < speech.size() && speech.get(nextSpeech)[1] <= block.start()) {
            nextSpeech++;
        }
        List<Token> tokens = new ArrayList<>();
        for (Token token : Words.of(text, block.start(), block.end())) {
            int start = token.start();
            boolean said = false;
            for (int s = nextSpeech; s < speech.size() && speech.get(s)[0] <= start; s++) {
                said |= start < speech.get(s)[1];
            }
            if (!said) {
                tokens.add(token);
            }
        }
        return tokens;
    }

    private ProposedCommitment commitment(Draft draft, List<Token> tokens) {
        int start = tokens.get(draft.start()).start();
        int last = draft.end() - 1;
        while (last > draft.start()
                && tokens.get(last).kind() == Token.Kind.MARK
                && ".,;:/".contains(tokens.get(last).text())) {
            last--;
        }
        int end = tokens.get(last).end();
        if (last + 1 < tokens.size()
                && tokens.get(last + 1).text().equals(".")
                && tokens.get(last + 1).start() == end) {
            end = tokens.get(last + 1).end();
        }
        String quote = text.substring(start, end);
        Deadline fixed = fixed(draft.deadlines());
        LocalDate due = fixed == null ? null : fixed.due();
        Deadline cycle = due != null ? null : cycle(draft.deadlines());
        Deadline term = draft.deadlines().isEmpty() ? null : draft.deadlines().getLast();
        Deadline said = fixed != null ? fixed : cycle != null ? cycle : term;
        int actionFrom = Math.min(draft.action(), last);
        String wording =
                text.substring(tokens.get(actionFrom).start(), tokens.get(last).end());
        ActionPhrase action = ActionPhrase.of(withoutLead(wording, draft.leads()));
        return new ProposedCommitment(
                Kinds.of(draft.leads(), wording, cooperation),
                draft.leads(),
                draft.coordinators().stream()
                        .filter(name -> !draft.leads().contains(name))
                        .distinct()
                        .toList(),
                beneficiaries(tokens, actionFrom, last + 1),
                action.verbs(),
                action.object(),
                due,
                cycle == null ? null : cycle.recurrence(),
                said == null ? null : Clause.squeezed(said.phrase()),
                VietnameseNumbers.money(quote),
                quote,
                start,
                end,
                draft.because());
    }

    /** "Xây dựng cổng dữ liệu (Sở A chủ trì)": who leads is no part of what is to be done. */
    private static String withoutLead(String wording, List<String> leads) {
        int bracket = wording.indexOf('(');
        boolean names = bracket > 0
                && wording.endsWith(")")
                && leads.stream().anyMatch(lead -> wording.startsWith(lead, bracket + 1));
        return names ? wording.substring(0, bracket) : wording;
    }

    private ProposedCommitment longer(ProposedCommitment owed, int end) {
        String quote = text.substring(owed.start(), end);
        return new ProposedCommitment(
                owed.kind(),
                owed.leads(),
                owed.coordinators(),
                owed.beneficiaries(),
                owed.action(),
                owed.object(),
                owed.due(),
                owed.recurrence(),
                owed.duePhrase(),
                VietnameseNumbers.money(quote),
                quote,
                owed.start(),
                end,
                owed.because());
    }

    private static @Nullable Deadline fixed(List<Deadline> deadlines) {
        Deadline last = null;
        for (Deadline deadline : deadlines) {
            last = deadline.due() == null ? last : deadline;
        }
        return last;
    }

    private static @Nullable Deadline cycle(List<Deadline> deadlines) {
        Deadline shortest = null;
        for (Deadline deadline : deadlines) {
            Recurrence recurrence = deadline.recurrence();
            if (recurrence != null
                    && (shortest == null
                            || shortest.recurrence() == null
                            || recurrence.compareTo(shortest.recurrence()) < 0)) {
                shortest = deadline;
            }
        }
        return shortest;
    }

    /** Units or persons named right behind a verb of help: "hướng dẫn, hỗ trợ địa phương …". */
    private List<String> beneficiaries(List<Token> tokens, int from, int to) {
        UnitGrammar grammar = new UnitGrammar(tokens);
        for (int i = from; i < Math.min(to, from + 12); i++) {
            int help = Lexicon.HELPING.lengthAt(tokens, i, to);
            if (help == 0 || !grammar.startsUnit(i + help, to)) {
                continue;
            }
            UnitList list = grammar.list(i + help, to, true);
            if (list != null) {
                return list.units().stream()
                        .map(unit -> VietnameseText.normalise(text.substring(
                                tokens.get(unit.start()).start(),
                                tokens.get(endOfReceiver(tokens, unit) - 1).end())))
                        .toList();
            }
        }
        return List.of();
    }

    /** "hướng dẫn địa phương đăng ký …": what the receiver does with the help is no part of its name. */
    private static int endOfReceiver(List<Token> tokens, UnitGrammar.Unit unit) {
        for (int i = unit.start() + 1; i < unit.end() && !unit.proper(); i++) {
            if (tokens.get(i).kind() == Token.Kind.NUMBER) {
                return i;
            }
            if (Lexicon.VERBS.isAt(tokens, i, unit.end())
                    && !Lexicon.NOUNS.isAt(tokens, i, unit.end())
                    && i > unit.start() + 1) {
                return i;
            }
        }
        return unit.end();
    }
}
