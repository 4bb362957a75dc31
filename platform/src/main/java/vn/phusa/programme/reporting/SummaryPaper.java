package vn.phusa.programme.reporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.phusa.document.paper.Block;
import vn.phusa.document.paper.OfficialPaper;
import vn.phusa.document.paper.PaperKind;
import vn.phusa.programme.CommitmentRow;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Standing;
import vn.phusa.programme.reporting.Summary.Obstacle;
import vn.phusa.programme.reporting.Summary.Voice;
import vn.phusa.shell.Formats;
import vn.phusa.shell.Wording;
import vn.phusa.vietnamese.VietnameseOrder;

/** Writes a summary as an official report: pure, always in Vietnamese, with the names of the paper's date. */
final class SummaryPaper {
    private final Summary summary;
    private final Letter letter;
    private final PaperNames names;
    private final Formats formats;
    private final List<Block> body = new ArrayList<>();

    private SummaryPaper(Summary summary, Letter letter, PaperNames names, Wording words) {
        this.summary = summary;
        this.letter = letter;
        this.names = names;
        this.formats = new Formats(words.locale());
    }

    /** @param vietnamese the wording of statuses and periods */
    static OfficialPaper of(Summary summary, Letter letter, PaperNames names, Wording vietnamese) {
        SummaryPaper paper = new SummaryPaper(summary, letter, names, vietnamese);
        paper.write();
        return new OfficialPaper(
                names.superior(),
                names.issuer(),
                letter.paperNumber(),
                letter.place().isBlank() ? "…" : letter.place(),
                letter.date(),
                PaperKind.REPORT,
                subject(summary, vietnamese),
                null,
                letter.addressee().isBlank() ? null : letter.addressee(),
                letter.legalBasis().stream().map(SummaryPaper::ground).toList(),
                paper.body,
                letter.signature(),
                letter.recipients(),
                List.of(paper.annex()));
    }

    /** Trích yếu. */
    static String subject(Summary summary, Wording vietnamese) {
        String title = summary.programme().facts().title().vietnamese();
        Round round = summary.round();
        return "Kết quả thực hiện " + title + " "
                + (round == null
                        ? "tính đến ngày " + new Formats(vietnamese.locale()).date(summary.to())
                        : round.period().text(vietnamese));
    }

    private static String ground(String basis) {
        return basis.startsWith("Căn cứ") || basis.startsWith("Thực hiện") ? basis : "Căn cứ " + basis;
    }

    private void write() {
        String title = summary.programme().facts().title().vietnamese();
        paragraph("Thực hiện " + title + ", " + names.issuer() + " báo cáo kết quả như sau (số liệu từ ngày "
                + date(summary.from()) + " đến hết ngày " + date(summary.to())
                + (summary.figuresOn().equals(summary.to())
                        ? ""
                        : "; tình trạng các nhiệm vụ chốt đến ngày " + date(summary.figuresOn()))
                + "):");
        general();
        results();
        late();
        obstacles();
        next();
        proposals();
        paragraph("Trên đây là báo cáo kết quả thực hiện " + title + ", " + names.issuer()
                + (letter.addressee().isBlank()
                        ? " trân trọng báo cáo./."
                        : " kính báo cáo " + together(OfficialPaper.addressees(letter.addressee()))
                                + " xem xét, chỉ đạo./."));
    }

    /** "A, B và C". */
    private static String together(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " và " + names.getLast();
    }

    // ---- I

    private void general() {
        heading(1, "Tình hình chung");
        heading(2, "Tiến độ thực hiện các nhiệm vụ");
        long total = summary.total();
        if (total == 0) {
            paragraph(
                    "Đến hết ngày " + date(summary.figuresOn()) + ", Chương trình chưa có nhiệm vụ nào được ghi nhận.");
        } else {
            paragraph("Đến hết ngày " + date(summary.figuresOn()) + ", Chương trình có " + number(total)
                    + " nhiệm vụ; đã hoàn thành " + number(summary.done()) + " nhiệm vụ (chiếm "
                    + formats.number(100.0 * summary.done() / total, 1) + "%), chưa hoàn thành "
                    + number(summary.open()) + " nhiệm vụ, trong đó "
                    + (summary.overdue().isEmpty()
                            ? "không có nhiệm vụ quá hạn"
                            : number(summary.overdue().size()) + " nhiệm vụ quá hạn")
                    + (summary.withoutDeadline().isEmpty()
                            ? ""
                            : ", " + number(summary.withoutDeadline().size()) + " nhiệm vụ chưa xác định thời hạn")
                    + ".");
            body.add(new Block.Table(
                    "Bảng 1. Nhiệm vụ theo tình trạng thực hiện",
                    List.of(
                            new Block.Column("Tình trạng", 5, false),
                            new Block.Column("Kỳ này", 2, true),
                            new Block.Column("Kỳ trước", 2, true),
                            new Block.Column("Tăng (+), giảm (-)", 2, true)),
                    standings()));
        }
        if (summary.round() != null) {
            heading(2, "Chấp hành chế độ báo cáo");
            discipline();
        }
        if (!letter.assessment().isBlank()) {
            heading(2, "Đánh giá chung");
            paragraphs(letter.assessment());
        }
    }

    private List<List<String>> standings() {
        List<List<String>> rows = new ArrayList<>();
        for (Standing standing : List.of(
                Standing.DONE_ON_TIME,
                Standing.DONE_LATE,
                Standing.OPEN_IN_TIME,
                Standing.OPEN_OVERDUE,
                Standing.OPEN_WITHOUT_DEADLINE,
                Standing.DONE_WITHOUT_DEADLINE,
                Standing.SUSPENDED,
                Standing.CARRIED_OVER,
                Standing.NOT_IN_FORCE)) {
            long now = summary.count(standing);
            OptionalLong before = summary.countBefore(standing);
            // The four ways of the official status are always said, what they cannot say only where there is any.
            boolean always = standing.open() || standing == Standing.DONE_ON_TIME || standing == Standing.DONE_LATE;
            if (always || now > 0 || before.orElse(0) > 0) {
                rows.add(List.of(official(standing), number(now), before(before), change(now, before)));
            }
        }
        OptionalLong before = summary.totalBefore();
        rows.add(List.of("Tổng số", number(summary.total()), before(before), change(summary.total(), before)));
        return rows;
    }

    /** What nobody knew is not nought. */
    private String before(OptionalLong count) {
        return count.isPresent() ? number(count.getAsLong()) : "chưa có số liệu";
    }

    private String change(long now, OptionalLong before) {
        if (before.isEmpty()) {
            return "–";
        }
        long change = now - before.getAsLong();
        return change == 0 ? "0" : (change > 0 ? "+" : "-") + number(Math.abs(change));
    }

    private void discipline() {
        long accepted = summary.reports().stream()
                .filter(report -> report.stage() == UnitReport.Stage.ACCEPTED)
                .count();
        long waiting = summary.reports().stream()
                .filter(report -> report.stage() == UnitReport.Stage.SUBMITTED)
                .count();
        List<UnitReport> missing = summary.missing();
        paragraph("Trong kỳ có " + number(summary.reports().size()) + " đơn vị chủ trì phải báo cáo; "
                + number(accepted) + " báo cáo đã được tiếp nhận"
                + (waiting == 0 ? "" : ", " + number(waiting) + " báo cáo đang kiểm tra")
                + (missing.isEmpty()
                        ? "; các đơn vị đã gửi đủ báo cáo."
                        : ", " + number(missing.size()) + " đơn vị chưa gửi báo cáo: "
                                + missing.stream()
                                        .map(report -> names.of(report.lead()))
                                        .sorted(VietnameseOrder.INSTANCE)
                                        .collect(Collectors.joining("; "))
                                + "."));
    }

    // ---- II

    private void results() {
        heading(1, "Kết quả thực hiện trong kỳ");
        if (summary.doneInPeriod().isEmpty()) {
            paragraph("Trong kỳ không có nhiệm vụ nào được xác nhận hoàn thành.");
        } else {
            paragraph("Trong kỳ có " + number(summary.doneInPeriod().size()) + " nhiệm vụ được xác nhận hoàn thành:");
            for (CommitmentRow row : summary.doneInPeriod()) {
                item("Nhiệm vụ số " + row.number() + ": " + text(row) + " (" + names.of(row.lead()) + " chủ trì)"
                        + (row.doneOn() == null ? "" : ", hoàn thành ngày " + date(row.doneOn()))
                        + (row.standing() == Standing.DONE_LATE && row.dueOn() != null
                                ? ", chậm so với thời hạn " + date(row.dueOn())
                                : row.standing() == Standing.DONE_ON_TIME ? ", đúng hạn" : "")
                        + ";");
            }
        }
        if (!summary.assessments().isEmpty()) {
            paragraph("Đánh giá của các đơn vị chủ trì:");
            voices(summary.assessments());
        }
    }

    // ---- III

    private void late() {
        heading(1, "Nhiệm vụ chậm tiến độ và nguyên nhân");
        if (summary.overdue().isEmpty()) {
            paragraph("Không có nhiệm vụ quá hạn.");
        } else {
            List<List<String>> rows = new ArrayList<>();
            for (CommitmentRow row : summary.overdue()) {
                rows.add(List.of(
                        row.number(),
                        text(row),
                        names.of(row.lead()),
                        due(row),
                        number(row.daysOverdue(summary.figuresOn())),
                        summary.reasons().getOrDefault(row.id(), "Chưa báo cáo nguyên nhân")));
            }
            body.add(new Block.Table(
                    "Bảng 2. Nhiệm vụ quá hạn",
                    List.of(
                            new Block.Column("Số", 2, false),
                            new Block.Column("Nhiệm vụ", 8, false),
                            new Block.Column("Cơ quan chủ trì", 5, false),
                            new Block.Column("Thời hạn", 4, false),
                            new Block.Column("Số ngày quá hạn", 3, true),
                            new Block.Column("Nguyên nhân", 7, false)),
                    rows));
        }
        if (!summary.withoutDeadline().isEmpty()) {
            paragraph("Có " + number(summary.withoutDeadline().size())
                    + " nhiệm vụ chưa xác định thời hạn, cần bổ sung thời hạn để theo dõi: số "
                    + summary.withoutDeadline().stream()
                            .map(CommitmentRow::number)
                            .collect(Collectors.joining(", "))
                    + ".");
        }
    }

    // ---- IV to VI

    private void obstacles() {
        heading(1, "Khó khăn, vướng mắc");
        List<Obstacle> others = summary.obstacles().stream()
                .filter(obstacle -> obstacle.row().standing() != Standing.OPEN_OVERDUE)
                .toList();
        if (others.isEmpty()) {
            paragraph(
                    summary.obstacles().isEmpty()
                            ? "Các đơn vị không báo cáo khó khăn, vướng mắc."
                            : "Ngoài nguyên nhân nêu tại Mục III, các đơn vị không báo cáo khó khăn, vướng mắc khác.");
        }
        for (Obstacle obstacle : others) {
            item("Nhiệm vụ số " + obstacle.row().number() + " ("
                    + names.of(obstacle.row().lead()) + "): " + obstacle.text());
        }
    }

    private void next() {
        heading(1, "Nhiệm vụ trọng tâm thời gian tới");
        if (summary.dueNext().isEmpty()) {
            paragraph("Đến hết ngày " + date(summary.nextTo()) + " không có nhiệm vụ nào đến hạn.");
        } else {
            paragraph("Các nhiệm vụ đến hạn đến hết ngày " + date(summary.nextTo()) + ":");
            for (CommitmentRow row : summary.dueNext()) {
                item("Nhiệm vụ số " + row.number() + ": " + text(row) + " (" + names.of(row.lead())
                        + " chủ trì), thời hạn " + due(row) + ";");
            }
        }
        paragraphs(letter.outlook());
    }

    private void proposals() {
        heading(1, "Kiến nghị, đề xuất");
        if (summary.proposals().isEmpty() && letter.proposals().isBlank()) {
            paragraph("Không có.");
        }
        paragraphs(letter.proposals());
        if (!summary.proposals().isEmpty()) {
            paragraph("Kiến nghị của các đơn vị chủ trì:");
            voices(summary.proposals());
        }
    }

    private void voices(List<Voice> voices) {
        voices.stream()
                .sorted(Comparator.comparing((Voice voice) -> names.of(voice.lead()), VietnameseOrder.INSTANCE))
                .forEach(voice -> item(names.of(voice.lead()) + ": " + voice.text()));
    }

    // ---- the annex

    private OfficialPaper.Annex annex() {
        List<Block> blocks = new ArrayList<>();
        Map<String, List<CommitmentRow>> byLead = new LinkedHashMap<>();
        summary.all().stream()
                .sorted(Comparator.comparing((CommitmentRow row) -> names.of(row.lead()), VietnameseOrder.INSTANCE))
                .forEach(row -> byLead.computeIfAbsent(names.of(row.lead()), _ -> new ArrayList<>())
                        .add(row));
        byLead.forEach((lead, rows) -> {
            long overdue = rows.stream()
                    .filter(row -> row.standing() == Standing.OPEN_OVERDUE)
                    .count();
            blocks.add(new Block.Heading(
                    2,
                    lead + ": " + number(rows.size()) + " nhiệm vụ"
                            + (overdue == 0 ? "" : ", " + number(overdue) + " quá hạn")));
            blocks.add(new Block.Table(
                    null,
                    List.of(
                            new Block.Column("Số", 2, false),
                            new Block.Column("Nhiệm vụ", 9, false),
                            new Block.Column("Cơ quan phối hợp", 6, false),
                            new Block.Column("Thời hạn", 4, false),
                            new Block.Column("Tình trạng", 5, false),
                            new Block.Column("Tiến độ (%)", 3, true)),
                    rows.stream().map(this::annexRow).toList()));
        });
        if (blocks.isEmpty()) {
            blocks.add(new Block.Paragraph("Chưa có nhiệm vụ nào được ghi nhận."));
        }
        return new OfficialPaper.Annex("Tình hình thực hiện các nhiệm vụ theo cơ quan chủ trì", blocks);
    }

    private List<String> annexRow(CommitmentRow row) {
        return List.of(
                row.number(),
                text(row),
                row.coordinators().stream().map(this::name).collect(Collectors.joining("; ")),
                due(row),
                official(row.standing()),
                row.percent() == null ? "" : row.percent().toString());
    }

    private String name(Holder holder) {
        return names.of(holder);
    }

    // ---- how things are said

    /** The statuses as official reports name them. */
    private static String official(Standing standing) {
        return switch (standing) {
            case DONE_ON_TIME -> "Hoàn thành đúng hạn";
            case DONE_LATE -> "Hoàn thành quá hạn";
            case DONE_WITHOUT_DEADLINE -> "Hoàn thành, chưa xác định thời hạn";
            case OPEN_IN_TIME -> "Chưa hoàn thành, trong hạn";
            case OPEN_OVERDUE -> "Chưa hoàn thành, quá hạn";
            case OPEN_WITHOUT_DEADLINE -> "Chưa hoàn thành, chưa xác định thời hạn";
            case SUSPENDED -> "Tạm dừng";
            case CARRIED_OVER -> "Chuyển tiếp sang chương trình sau";
            case NOT_IN_FORCE -> "Không còn hiệu lực";
        };
    }

    private String due(CommitmentRow row) {
        LocalDate original = row.originalDueOn();
        return row.dueOn() == null
                ? "Chưa xác định"
                : date(row.dueOn()) + (row.extended() && original != null ? " (ban đầu " + date(original) + ")" : "");
    }

    private static String text(CommitmentRow row) {
        return row.wording().vietnamese();
    }

    private String date(@Nullable LocalDate date) {
        return formats.date(date);
    }

    private String number(long number) {
        return formats.number(number);
    }

    private void heading(int level, String text) {
        body.add(new Block.Heading(level, text));
    }

    private void paragraph(String text) {
        body.add(new Block.Paragraph(text));
    }

    private void paragraphs(String text) {
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(this::paragraph);
    }

    private void item(String text) {
        body.add(new Block.Item(text));
    }
}
