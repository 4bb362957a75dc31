package vn.phusa.programme.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;
import vn.phusa.base.VietnamTime;
import vn.phusa.programme.Commitment;
import vn.phusa.programme.CommitmentEvent.ProgressReported;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.HistoryEntry;
import vn.phusa.programme.Holder;
import vn.phusa.programme.Life;

/**
 * Makes up the quarterly reports of a made-up programme: a round for each quarter, in it what each lead would have sent,
 * taken from how its commitments stood on that day. Some are late, some are returned and sent again, a few never come. The
 * same seed and the same commitments give the same reports.
 */
final class DemonstrationReports {
    private static final List<String> ASSESSMENTS = List.of(
            "Các việc được giao cơ bản bám sát kế hoạch quý.",
            "Tiến độ chung chậm hơn kế hoạch do kinh phí phân bổ muộn.",
            "Khối lượng công việc trong quý tăng, đơn vị đã bố trí thêm cán bộ.",
            "Phối hợp với các đơn vị thuận lợi; một số nội dung phải điều chỉnh phạm vi.",
            "Kết quả trong quý đạt yêu cầu, chưa phát sinh vướng mắc lớn.");

    private static final List<String> PROPOSALS = List.of(
            "",
            "",
            "Đề nghị bố trí kinh phí ngay từ đầu quý sau.",
            "Đề nghị cơ quan đầu mối chủ trì một buổi làm việc với các đơn vị phối hợp.",
            "Đề nghị cho ý kiến về phạm vi triển khai ở các xã, phường mới sắp xếp.");

    private static final List<String> RETURNED_FOR = List.of(
            "Chưa nêu kết quả của các việc quá hạn.",
            "Số liệu chưa khớp với kỳ trước, đề nghị kiểm tra lại.",
            "Chưa có minh chứng cho việc đã báo cáo hoàn thành.");

    private final RandomGenerator random;
    private final ReportingRule rule;

    DemonstrationReports(long seed, ReportingRule rule) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.rule = rule;
    }

    /** A round with its reports. @param closedAt null: still open */
    record Made(
            ReportingPeriod period,
            LocalDate from,
            LocalDate to,
            LocalDate unitDueOn,
            LocalDate summaryDueOn,
            Instant openedAt,
            @Nullable Instant closedAt,
            List<MadeReport> reports) {}

    /** What became of one lead's report; no steps: it was never sent. */
    record MadeReport(PartyId lead, List<Step> steps) {}

    /** @param note why it was returned; empty: it was not */
    record Step(
            Instant at,
            String by,
            UnitReport.Stage stage,
            boolean onBehalf,
            String assessment,
            String proposals,
            List<UnitReport.Line> lines,
            String note,
            Instant submittedAt) {}

    /** From the first quarter of which the programme had seen a month, to the one that runs today. */
    List<Made> rounds(LocalDate start, LocalDate today, Map<CommitmentId, List<HistoryEntry>> histories) {
        List<Made> made = new ArrayList<>();
        ReportingPeriod period = ReportingPeriod.containing(start.plusMonths(1), ReportingPeriod.Kind.QUARTER, rule);
        while (!period.from(rule).isAfter(today)) {
            made.add(round(period, today, histories));
            period = period.next();
        }
        return made;
    }

    private Made round(ReportingPeriod period, LocalDate today, Map<CommitmentId, List<HistoryEntry>> histories) {
        LocalDate from = period.from(rule);
        LocalDate to = period.to(rule);
        LocalDate unitDue = to.plusDays(rule.unitReportDaysAfter());
        LocalDate summaryDue = to.plusDays(rule.summaryDaysAfter());
        LocalDate opens = to.minusDays(14);
        LocalDate opened = opens.isBefore(today) ? opens : today;
        LocalDate closes = summaryDue.plusDays(1);
        // Whose first commitment comes after the opening is asked too, until the cut-off.
        LocalDate asked = to.isBefore(today) ? to : today;
        Set<Long> leads = new TreeSet<>();
        for (Commitment commitment : at(asked, histories)) {
            if (commitment.terms().lead() instanceof Holder.Known(PartyId lead)
                    && reportable(commitment, asked, from)) {
                leads.add(lead.value());
            }
        }
        List<MadeReport> reports = new ArrayList<>();
        for (Long lead : leads) {
            PartyId unit = new PartyId(lead);
            reports.add(new MadeReport(unit, steps(unit, from, to, unitDue, today, histories)));
        }
        return new Made(
                period,
                from,
                to,
                unitDue,
                summaryDue,
                VietnamTime.startOf(opened).plusSeconds(300),
                closes.isBefore(today) ? moment(closes, 16) : null,
                reports);
    }

    private List<Step> steps(
            PartyId lead,
            LocalDate from,
            LocalDate to,
            LocalDate unitDue,
            LocalDate today,
            Map<CommitmentId, List<HistoryEntry>> histories) {
        boolean never = random.nextInt(25) == 0;
        boolean onBehalf = random.nextInt(10) == 0;
        boolean late = random.nextInt(7) == 0;
        boolean returned = random.nextInt(8) == 0;
        LocalDate sent = late
                ? unitDue.plusDays(1 + random.nextInt(2))
                : to.plusDays(1 + random.nextInt(rule.unitReportDaysAfter()));
        String assessment = one(ASSESSMENTS);
        String proposals = one(PROPOSALS);
        String reason = one(RETURNED_FOR);
        List<Step> steps = new ArrayList<>();
        if (never || !sent.isBefore(today)) {
            return steps;
        }
        String unit = onBehalf ? "Cơ quan đầu mối (minh họa)" : "Cán bộ đơn vị (minh họa)";
        List<UnitReport.Line> lines = lines(lead, sent, from, histories);
        Instant submitted = moment(sent, 10);
        steps.add(new Step(
                submitted, unit, UnitReport.Stage.SUBMITTED, onBehalf, assessment, proposals, lines, "", submitted));
        LocalDate checked = sent.plusDays(1);
        if (returned && checked.isBefore(today)) {
            steps.add(new Step(
                    moment(checked, 9),
                    "Cơ quan đầu mối (minh họa)",
                    UnitReport.Stage.RETURNED,
                    onBehalf,
                    assessment,
                    proposals,
                    lines,
                    reason,
                    submitted));
            LocalDate again = checked.plusDays(1);
            if (!again.isBefore(today)) {
                return steps;
            }
            submitted = moment(again, 11);
            lines = lines(lead, again, from, histories);
            steps.add(new Step(
                    submitted,
                    unit,
                    UnitReport.Stage.SUBMITTED,
                    onBehalf,
                    assessment + " Đã bổ sung theo yêu cầu.",
                    proposals,
                    lines,
                    "",
                    submitted));
            checked = again.plusDays(1);
        }
        Step last = steps.getLast();
        if (last.stage() == UnitReport.Stage.SUBMITTED && checked.isBefore(today)) {
            steps.add(new Step(
                    moment(checked, 15),
                    "Cơ quan đầu mối (minh họa)",
                    UnitReport.Stage.ACCEPTED,
                    onBehalf,
                    last.assessment(),
                    proposals,
                    lines,
                    "",
                    submitted));
        }
        return steps;
    }

    private List<UnitReport.Line> lines(
            PartyId lead, LocalDate day, LocalDate from, Map<CommitmentId, List<HistoryEntry>> histories) {
        return at(day, histories).stream()
                .filter(commitment -> commitment.terms().lead().is(lead) && reportable(commitment, day, from))
                .map(commitment -> line(commitment, day, from))
                .toList();
    }

    private static UnitReport.Line line(Commitment commitment, LocalDate day, LocalDate from) {
        ProgressReported progress = commitment.progress();
        ProgressReported said = progress == null || progress.on().isBefore(from) ? null : progress;
        return new UnitReport.Line(
                commitment.id(),
                commitment.terms().number(),
                commitment.terms().wording(),
                commitment.standing(day),
                commitment.dueOn(),
                progress == null ? null : progress.percent(),
                said == null ? "" : said.text(),
                said == null ? "" : said.obstacles(),
                List.of());
    }

    private static List<Commitment> at(LocalDate day, Map<CommitmentId, List<HistoryEntry>> histories) {
        Instant end = VietnamTime.startOf(day.plusDays(1));
        List<Commitment> found = new ArrayList<>();
        histories.forEach((id, history) -> {
            var events = history.stream()
                    .filter(entry -> entry.recordedAt().isBefore(end))
                    .map(HistoryEntry::event)
                    .toList();
            if (!events.isEmpty()) {
                found.add(Commitment.rebuilt(id, events));
            }
        });
        return found;
    }

    /** As for a real round: what is open, or ended within the period. */
    private static boolean reportable(Commitment commitment, LocalDate day, LocalDate from) {
        return commitment.standing(day).open()
                || commitment.life() instanceof Life.Confirmed(LocalDate doneOn, LocalDate _) && !doneOn.isBefore(from);
    }

    private static Instant moment(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(VietnamTime.ZONE).toInstant();
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
