package vn.phusa.programme.reporting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.phusa.document.paper.Block;
import vn.phusa.document.paper.OfficialPaper;
import vn.phusa.document.paper.PaperKind;
import vn.phusa.document.paper.PdfPaper;
import vn.phusa.programme.CommitmentRow;
import vn.phusa.programme.Standing;
import vn.phusa.shell.Formats;
import vn.phusa.shell.Wording;
import vn.phusa.vietnamese.VietnameseOrder;

/**
 * Writes a summary as what a leader reads in five minutes: figures, what is late and why, what is asked for, who has not
 * reported, what comes next. As much of it as fits on one page; what is left out is counted.
 */
final class BriefPaper {
    /** So many entries of each list are tried first, then fewer until the page holds them. */
    private static final int MOST_ENTRIES = 6;

    private final Summary summary;
    private final PaperNames names;
    private final Formats formats;
    private final int most;
    private final int longest;
    private final List<Block> body = new ArrayList<>();

    private BriefPaper(Summary summary, PaperNames names, Wording words, int most) {
        this.summary = summary;
        this.names = names;
        this.formats = new Formats(words.locale());
        this.most = most;
        this.longest = 60 + 20 * most;
    }

    /** The fullest one that stands on a single page; the shortest where even that needs a second. */
    static OfficialPaper of(Summary summary, Letter letter, PaperNames names, Wording vietnamese) {
        for (int most = MOST_ENTRIES; most > 1; most--) {
            OfficialPaper paper = of(summary, letter, names, vietnamese, most);
            if (pages(paper) == 1) {
                return paper;
            }
        }
        return of(summary, letter, names, vietnamese, 1);
    }

    private static int pages(OfficialPaper paper) {
        try {
            return PdfPaper.pages(paper);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lay out the brief", e);
        }
    }

    private static OfficialPaper of(Summary summary, Letter letter, PaperNames names, Wording vietnamese, int most) {
        BriefPaper paper = new BriefPaper(summary, names, vietnamese, most);
        paper.write();
        String subject = SummaryPaper.subject(summary, vietnamese);
        return new OfficialPaper(
                names.superior(),
                names.issuer(),
                null,
                letter.place().isBlank() ? "…" : letter.place(),
                letter.date(),
                PaperKind.REPORT,
                "Tóm tắt " + subject.substring(0, 1).toLowerCase(vietnamese.locale()) + subject.substring(1),
                null,
                null,
                List.of(),
                paper.body,
                letter.signature(),
                List.of("Lãnh đạo để báo cáo", "Lưu: VT"));
    }

    private void write() {
        body.add(new Block.Paragraph("Đến hết ngày " + date(summary.figuresOn()) + ": " + number(summary.total())
                + " nhiệm vụ; hoàn thành " + number(summary.done()) + " (trong kỳ "
                + number(summary.doneInPeriod().size()) + "), quá hạn "
                + number(summary.count(Standing.OPEN_OVERDUE)) + ", trong hạn "
                + number(summary.count(Standing.OPEN_IN_TIME)) + ", chưa xác định thời hạn "
                + number(summary.count(Standing.OPEN_WITHOUT_DEADLINE)) + "."));
        late();
        asked();
        missing();
        next();
    }

    private void late() {
        body.add(new Block.Heading(1, "Quá hạn lâu nhất và nguyên nhân"));
        if (summary.overdue().isEmpty()) {
            body.add(new Block.Paragraph("Không có nhiệm vụ quá hạn."));
            return;
        }
        body.add(new Block.Table(
                null,
                List.of(
                        new Block.Column("Nhiệm vụ", 9, false),
                        new Block.Column("Chủ trì", 5, false),
                        new Block.Column("Quá hạn (ngày)", 3, true),
                        new Block.Column("Nguyên nhân", 7, false)),
                summary.overdue().stream()
                        .limit(most)
                        .map(row -> List.of(
                                title(row),
                                shortened(names.of(row.lead())),
                                number(row.daysOverdue(summary.figuresOn())),
                                shortened(summary.reasons().getOrDefault(row.id(), "Chưa báo cáo nguyên nhân"))))
                        .toList()));
        left(summary.overdue().size(), "nhiệm vụ quá hạn khác");
    }

    private void asked() {
        body.add(new Block.Heading(1, "Các đơn vị kiến nghị"));
        if (summary.proposals().isEmpty()) {
            body.add(new Block.Paragraph("Không có kiến nghị."));
        }
        summary.proposals().stream()
                .limit(most)
                .forEach(voice -> body.add(new Block.Item(
                        names.of(voice.lead()) + ": " + shortened(voice.text().strip()))));
        left(summary.proposals().size(), "kiến nghị khác");
    }

    /** Only where reports were due: not of a programme on a day. */
    private void missing() {
        if (summary.round() == null) {
            return;
        }
        body.add(new Block.Heading(1, "Chưa gửi báo cáo"));
        List<String> units = summary.missing().stream()
                .map(report -> names.of(report.lead()))
                .sorted(VietnameseOrder.INSTANCE)
                .toList();
        body.add(new Block.Paragraph(
                units.isEmpty()
                        ? "Các đơn vị đã gửi đủ."
                        : units.stream().limit(2L * most).collect(Collectors.joining("; "))
                                + (units.size() > 2 * most
                                        ? " và " + number(units.size() - 2L * most) + " đơn vị khác."
                                        : ".")));
    }

    private void next() {
        body.add(new Block.Heading(1, "Đến hạn đến hết ngày " + date(summary.nextTo())));
        if (summary.dueNext().isEmpty()) {
            body.add(new Block.Paragraph("Không có nhiệm vụ nào đến hạn."));
        }
        summary.dueNext().stream()
                .limit(most)
                .forEach(row -> body.add(new Block.Item(
                        date(row.dueOn()) + ": " + title(row) + " (" + shortened(names.of(row.lead())) + ")")));
        left(summary.dueNext().size(), "nhiệm vụ khác");
    }

    private void left(int all, String what) {
        if (all > most) {
            body.add(new Block.Paragraph("Và " + number(all - most) + " " + what + "."));
        }
    }

    private String title(CommitmentRow row) {
        return shortened(row.number() + ". " + row.wording().vietnamese());
    }

    /** Cut between words. */
    private String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (line.length() <= longest) {
            return line;
        }
        int end = line.lastIndexOf(' ', longest - 1);
        return line.substring(0, end < longest / 2 ? longest - 1 : end) + "…";
    }

    private String date(@Nullable LocalDate date) {
        return formats.date(date);
    }

    private String number(long number) {
        return formats.number(number);
    }
}
