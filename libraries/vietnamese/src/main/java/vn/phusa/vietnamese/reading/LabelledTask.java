package vn.phusa.vietnamese.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.vietnamese.Deadline;
import vn.phusa.vietnamese.Deadlines;
import vn.phusa.vietnamese.Recurrence;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.VietnameseNumbers;
import vn.phusa.vietnamese.VietnameseText;

/**
 * A task whose parties stand behind labels, on its own lines or in the same paragraph: "… Cơ quan chủ trì: X. Cơ quan phối
 * hợp: Y. Thời gian hoàn thành: quý IV/2026."
 */
final class LabelledTask {

    private enum Label {
        LEAD,
        COORDINATOR,
        TIME,
        OTHER
    }

    private static final Phrases LEAD_LABELS = Phrases.of("""
            cơ quan chủ trì, đơn vị chủ trì, chủ trì, cơ quan thực hiện, đơn vị thực hiện, cơ quan chủ trì thực hiện, đơn vị chủ trì thực hiện
            đơn vị đầu mối, cơ quan đầu mối, đơn vị chịu trách nhiệm, cơ quan chịu trách nhiệm, cơ quan chủ trì tham mưu, đơn vị chủ trì tham mưu, bộ chủ trì, sở chủ trì, tổ chức chủ trì, giao chủ trì, trách nhiệm thực hiện, phân công thực hiện, đơn vị phụ trách""");
    private static final Phrases COORDINATOR_LABELS = Phrases.of("""
            cơ quan phối hợp, đơn vị phối hợp, phối hợp, cơ quan phối hợp thực hiện, đơn vị phối hợp thực hiện, phối hợp thực hiện, các đơn vị phối hợp, các cơ quan phối hợp, cơ quan tham gia, đơn vị tham gia""");
    private static final Phrases TIME_LABELS = Phrases.of("""
            thời gian, thời hạn, thời gian thực hiện, thời gian hoàn thành, thời hạn hoàn thành, tiến độ, tiến độ thực hiện, tiến độ hoàn thành, hoàn thành, thời hạn thực hiện, hạn hoàn thành, thời gian trình, thời hạn trình""");
    private static final Phrases OTHER_LABELS = Phrases.of(
            "nội dung, nội dung thực hiện, nội dung chính, nội dung nhiệm vụ, mục tiêu, quy mô, phạm vi, phạm vi thực hiện, địa điểm, đối tượng, hình thức, số lượng, nguồn vốn, tổng mức đầu tư, tổng kinh phí, kinh phí thực hiện, kinh phí dự kiến, dự kiến kinh phí, sản phẩm dự kiến, kết quả dự kiến, nguồn lực, địa bàn, giải pháp, nguồn kinh phí thực hiện, cách thức thực hiện, chỉ tiêu, sản phẩm, kết quả, kinh phí, kết quả đầu ra, sản phẩm đầu ra, nguồn kinh phí, ghi chú, yêu cầu");

    /** Labels behind which the task itself stands, where the parties come first. */
    private static final Phrases TASK_LABELS =
            Phrases.of("nội dung, nội dung thực hiện, nội dung chính, nội dung nhiệm vụ");

    private final String text;
    private final int start;
    private final int end;
    private final List<Token> tokens;

    /** @param blocks the task and the lines with its labels; list marks in front of a line lie outside its block */
    LabelledTask(String text, List<Outline.Block> blocks) {
        this(
                text,
                blocks.getFirst().start(),
                blocks.getLast().end(),
                blocks.stream()
                        .flatMap(block -> Words.of(text, block.start(), block.end()).stream())
                        .map(token -> new Token(
                                token.text(),
                                token.key(),
                                token.start() - blocks.getFirst().start(),
                                token.end() - blocks.getFirst().start(),
                                token.kind()))
                        .toList());
    }

    private LabelledTask(String text, int start, int end, List<Token> tokens) {
        this.text = text;
        this.start = start;
        this.end = end;
        this.tokens = tokens;
    }

    /** Whether the block begins with a label. */
    static boolean beginsWithLabel(String text, int start, int end) {
        int to = Math.min(end, start + 80);
        LabelledTask block = new LabelledTask(text, start, to, Words.of(text.substring(start, to)));
        return !block.tokens.isEmpty() && block.labelLength(0) > 0;
    }

    /** Whether a label for the lead stands anywhere in the region, behind a task. */
    boolean holdsLead() {
        if (text.substring(start, end).indexOf(':') < 0 || Lexicon.MEETINGS.isAt(tokens, 0, tokens.size())) {
            return false;
        }
        boolean task = labelLength(0) == 0 || labelAt(0) == Label.OTHER;
        boolean lead = false;
        for (int i = 0; i < tokens.size(); i++) {
            if (labelLength(i) > 0 && opensLabel(i)) {
                lead |= labelAt(i) == Label.LEAD;
                task |= TASK_LABELS.isAt(tokens, i, tokens.size());
            }
        }
        return lead && task;
    }

    /** The commitment, or null if no lead can be read. */
    @Nullable
    ProposedCommitment read(boolean cooperation) {
        List<String> leads = new ArrayList<>();
        List<String> coordinators = new ArrayList<>();
        LocalDate due = null;
        Recurrence recurrence = null;
        String time = null;
        String title = "";
        String content = "";
        int task = -1;
        int last = 0;
        int i = 0;
        while (i < tokens.size()) {
            int length = opensLabel(i) ? labelLength(i) : 0;
            if (length == 0) {
                i++;
                continue;
            }
            task = task < 0 ? i : task;
            int from = i + length;
            int to = from;
            while (to < tokens.size() && !(opensLabel(to) && labelLength(to) > 0)) {
                to++;
            }
            String value = value(from, to);
            last = Math.max(last, to);
            switch (labelAt(i)) {
                case LEAD -> {
                    title = words(i, i + length);
                    TableReader.Parties parties = TableReader.parties(value);
                    // "Chủ trì: 200.000 đồng/buổi" says what is paid.
                    parties.leads().stream()
                            .filter(name -> !Character.isDigit(name.codePointAt(0)))
                            .forEach(leads::add);
                    coordinators.addAll(parties.coordinators());
                }
                case COORDINATOR -> coordinators.addAll(TableReader.units(value));
                case TIME -> {
                    time = value;
                    due = TableReader.dueOf(value);
                    recurrence = due == null ? TableReader.cycleOf(value) : null;
                }
                case OTHER -> content = TASK_LABELS.isAt(tokens, i, tokens.size()) ? value : content;
            }
            i = to;
        }
        task = task == 0 ? behindOpeningLabel() : task;
        if (leads.isEmpty() || task <= 0 && content.isEmpty()) {
            return null;
        }
        String wording = task > 0 ? words(0, task) : content;
        Deadline said = time != null
                ? null
                : Deadlines.in(wording).stream()
                        .filter(deadline -> deadline.due() != null)
                        .reduce((earlier, later) -> later)
                        .orElse(null);
        if (said != null) {
            due = said.due();
            time = said.phrase();
        }
        ActionPhrase action = ActionPhrase.of(wording);
        int quoteEnd = start + tokens.get(Math.min(last, tokens.size()) - 1).end();
        String quote = text.substring(start, quoteEnd);
        return new ProposedCommitment(
                Kinds.of(leads, wording, cooperation),
                leads,
                coordinators.stream()
                        .filter(name -> !leads.contains(name))
                        .distinct()
                        .toList(),
                List.of(),
                action.verbs(),
                action.object(),
                due,
                recurrence,
                time,
                VietnameseNumbers.money(quote),
                quote,
                start,
                quoteEnd,
                title);
    }

    /** "Nội dung: …" in front of everything is the task itself. */
    private int behindOpeningLabel() {
        int to = labelAt(0) == Label.OTHER ? labelLength(0) : tokens.size();
        while (to < tokens.size() && !(opensLabel(to) && labelLength(to) > 0)) {
            to++;
        }
        return to < tokens.size() ? to : 0;
    }

    private boolean opensLabel(int i) {
        if (i == 0) {
            return true;
        }
        Token before = tokens.get(i - 1);
        // "(chủ trì: Sở A; phối hợp: Sở B)" stands in a sentence, which goes on behind it.
        if (isBracketed(i)) {
            return false;
        }
        return !before.isWord()
                || before.kind() == Token.Kind.NUMBER
                || text.substring(start + before.end(), start + tokens.get(i).start())
                                .indexOf('\n')
                        >= 0;
    }

    private boolean isBracketed(int i) {
        int close = i;
        while (close < tokens.size() && !")(".contains(tokens.get(close).text())) {
            close++;
        }
        boolean closes = close < tokens.size() && tokens.get(close).text().equals(")");
        int open = i - 1;
        while (open >= 0 && !")(".contains(tokens.get(open).text())) {
            open--;
        }
        boolean opens = open >= 0 && tokens.get(open).text().equals("(");
        return opens
                && closes
                && close + 1 < tokens.size()
                && !tokens.get(close + 1).text().equals(".");
    }

    /** The tokens of the label and its colon, or 0. */
    private int labelLength(int i) {
        for (Phrases labels : List.of(LEAD_LABELS, COORDINATOR_LABELS, TIME_LABELS, OTHER_LABELS)) {
            int length = labels.lengthAt(tokens, i, tokens.size());
            if (length > 0
                    && i + length < tokens.size()
                    && tokens.get(i + length).text().equals(":")) {
                return length + 1;
            }
        }
        return 0;
    }

    private Label labelAt(int i) {
        if (isLabel(LEAD_LABELS, i)) {
            return Label.LEAD;
        }
        if (isLabel(COORDINATOR_LABELS, i)) {
            return Label.COORDINATOR;
        }
        return isLabel(TIME_LABELS, i) ? Label.TIME : Label.OTHER;
    }

    private boolean isLabel(Phrases labels, int i) {
        int length = labels.lengthAt(tokens, i, tokens.size());
        return length > 0
                && i + length < tokens.size()
                && tokens.get(i + length).text().equals(":");
    }

    private String value(int from, int to) {
        int last = to;
        while (last > from
                && !tokens.get(last - 1).isWord()
                && !(tokens.get(last - 1).text().equals(")") && opensBracket(from, last))) {
            last--;
        }
        return last > from ? words(from, last).replaceAll("\\s{0,20}\\n\\s{0,20}(?![-–+•])", " ") : "";
    }

    private boolean opensBracket(int from, int to) {
        return tokens.subList(from, to).stream().anyMatch(token -> token.text().equals("("));
    }

    private String words(int from, int to) {
        return VietnameseText.normalise(text.substring(
                        start + tokens.get(from).start(),
                        Math.min(end, start + tokens.get(to - 1).end()))
                .replace("*", "")
                .strip());
    }
}
