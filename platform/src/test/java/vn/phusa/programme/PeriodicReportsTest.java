package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.phusa.programme.SampleCommitments.codes;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.base.Refusal;
import vn.phusa.programme.reporting.PeriodicReports;
import vn.phusa.programme.reporting.PeriodicReports.Said;
import vn.phusa.programme.reporting.ReportingPeriod;
import vn.phusa.programme.reporting.ReportingProblem;
import vn.phusa.programme.reporting.Round;
import vn.phusa.programme.reporting.RoundId;
import vn.phusa.programme.reporting.Summary;
import vn.phusa.programme.reporting.UnitReport;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;

/** Rounds of periodic reports: who reports, who checks, and what the summary says. */
@PlatformTest
class PeriodicReportsTest {
    private static final ReportingPeriod SECOND_QUARTER = new ReportingPeriod(ReportingPeriod.Kind.QUARTER, 2026, 2);

    private final PeriodicReports reports;
    private final Commitments commitments;
    private final SettableClock clock;
    private final ProgrammeFixture given;
    private final CommitmentId late;
    private final CommitmentId open;

    @Autowired
    PeriodicReportsTest(PeriodicReports reports, Programmes programmes, Commitments commitments, SettableClock clock) {
        this.reports = reports;
        this.commitments = commitments;
        this.clock = clock;
        clock.set(LocalDate.of(2026, 3, 2), 9, 0);
        this.given = new ProgrammeFixture(programmes, commitments);
        this.late = received(given.assigned("1", LocalDate.of(2026, 5, 29)));
        this.open = received(given.assigned("2", null));
    }

    private CommitmentId received(CommitmentId id) {
        commitments.receive(given.officer, id, Submission.none()).orThrow();
        return id;
    }

    @BeforeEach
    void afterTheQuarter() {
        clock.set(LocalDate.of(2026, 6, 15), 9, 0);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private RoundId opened() {
        return reports.open(given.keeper, given.programme, SECOND_QUARTER, null, null)
                .orThrow();
    }

    private UnitReport submitted(RoundId round, String done, String obstacles) {
        return reports.submit(
                        given.officer,
                        round,
                        given.unit,
                        "Cơ bản đúng tiến độ",
                        "",
                        List.of(new Said(late, 80, done, obstacles, Confidence.AMBER)),
                        UUID.randomUUID())
                .orThrow();
    }

    @Test
    void aRoundTakesItsDaysFromTheDecree() {
        Round round = reports.round(given.keeper, opened()).orThrow().round();
        assertThat(round.from()).isEqualTo("2026-03-15");
        assertThat(round.to()).isEqualTo("2026-06-14");
        assertThat(round.unitDueOn()).isEqualTo("2026-06-17");
        assertThat(round.summaryDueOn()).isEqualTo("2026-06-20");
    }

    @Test
    void everyLeadWithSomethingOpenIsAskedAndNobodyElse() {
        assertThat(reports.round(given.keeper, opened()).orThrow().reports())
                .extracting(UnitReport::lead)
                .containsExactly(given.unit);
    }

    @Test
    void aPeriodHasOneRound() {
        opened();
        assertThat(codes(reports.open(given.keeper, given.programme, SECOND_QUARTER, null, null)))
                .containsExactly(ReportingProblem.ROUND_EXISTS);
    }

    @Test
    void onlyTheFocalPointOpensARound() {
        assertThat(codes(reports.open(given.officer, given.programme, SECOND_QUARTER, null, null)))
                .containsExactly(Refusal.FORBIDDEN);
        assertThat(codes(reports.open(given.cityLeader, given.programme, SECOND_QUARTER, null, null)))
                .containsExactly(Refusal.FORBIDDEN);
    }

    @Test
    void anotherUnitNeitherSeesNorWritesTheReport() {
        RoundId round = opened();
        assertThat(codes(reports.submit(given.otherOfficer, round, given.unit, "", "", List.of(), UUID.randomUUID())))
                .containsAnyOf(Refusal.NOT_FOUND, Refusal.FORBIDDEN, ReportingProblem.NOT_A_LEAD);
    }

    @Test
    void whatALeadReportsIsRecordedWithTheCommitmentToo() {
        submitted(opened(), "Đã trình hồ sơ", "");
        assertThat(commitments.view(given.keeper, late).orThrow().history())
                .extracting(HistoryEntry::event)
                .anySatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(CommitmentEvent.ProgressReported.class, progress -> {
                            assertThat(progress.text()).isEqualTo("Đã trình hồ sơ");
                            assertThat(progress.percent()).isEqualTo(80);
                        }));
    }

    @Test
    void aReportWithOneBadLineStoresNothing() {
        RoundId round = opened();
        int before = commitments.view(given.keeper, late).orThrow().history().size();
        var outcome = reports.submit(
                given.officer,
                round,
                given.unit,
                "",
                "",
                List.of(new Said(late, 80, "Tốt", "", null), new Said(open, 180, "Sai", "", null)),
                UUID.randomUUID());
        assertThat(codes(outcome)).isNotEmpty();
        assertThat(commitments.view(given.keeper, late).orThrow().history()).hasSize(before);
        assertThat(reports.round(given.keeper, round)
                        .orThrow()
                        .reports()
                        .getFirst()
                        .stage())
                .isEqualTo(UnitReport.Stage.EXPECTED);
    }

    @Test
    void aReturnedReportIsMendedAndAccepted() {
        RoundId round = opened();
        submitted(round, "Đã làm", "");
        reports.giveBack(given.keeper, round, given.unit, "Thiếu minh chứng").orThrow();
        submitted(round, "Đã làm, có minh chứng", "");
        UnitReport accepted = reports.accept(given.keeper, round, given.unit).orThrow();
        assertThat(accepted.stage()).isEqualTo(UnitReport.Stage.ACCEPTED);
        assertThat(accepted.returnedFor()).isEqualTo("Thiếu minh chứng");
    }

    @Test
    void aReturnNeedsItsReason() {
        RoundId round = opened();
        submitted(round, "Đã làm", "");
        assertThat(codes(reports.giveBack(given.keeper, round, given.unit, " ")))
                .containsExactly(ReportingProblem.REASON_NEEDED);
    }

    @Test
    void aLeadCannotAcceptItsOwnReport() {
        RoundId round = opened();
        submitted(round, "Đã làm", "");
        assertThat(codes(reports.accept(given.officer, round, given.unit))).containsExactly(Refusal.FORBIDDEN);
    }

    @Test
    void theFocalPointMayReportInAUnitsNameAndItIsMarked() {
        RoundId round = opened();
        UnitReport report = reports.submit(
                        given.keeper, round, given.unit, "Theo điện thoại", "", List.of(), UUID.randomUUID())
                .orThrow();
        assertThat(report.onBehalf()).isTrue();
    }

    @Test
    void aClosedRoundTakesNothingMore() {
        RoundId round = opened();
        reports.close(given.keeper, round).orThrow();
        assertThat(codes(reports.submit(given.officer, round, given.unit, "", "", List.of(), UUID.randomUUID())))
                .containsExactly(ReportingProblem.ROUND_CLOSED);
    }

    @Test
    void theSummaryShowsWhatWasKnownAtTheEndOfThePeriod() {
        RoundId round = opened();
        submitted(round, "Đã trình hồ sơ", "Chờ ý kiến bộ");
        reports.accept(given.keeper, round, given.unit).orThrow();
        // Done after the period: the summary of the period must not know it.
        commitments
                .reportDone(given.officer, late, null, "Xong", Submission.none())
                .orThrow();
        Summary summary = reports.summary(given.keeper, round).orThrow();
        assertThat(summary.count(Standing.OPEN_OVERDUE)).isEqualTo(1);
        assertThat(summary.count(Standing.OPEN_WITHOUT_DEADLINE)).isEqualTo(1);
        assertThat(summary.overdue()).extracting(CommitmentRow::id).containsExactly(late);
        assertThat(summary.obstacles())
                .extracting(obstacle -> obstacle.line().obstacles())
                .containsExactly("Chờ ý kiến bộ");
        assertThat(summary.missingReports()).isZero();
    }

    @Test
    void theSummaryIsNotForAUnit() {
        RoundId round = opened();
        assertThat(codes(reports.summary(given.officer, round))).containsExactly(Refusal.NOT_FOUND);
    }
}
