package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.phusa.programme.SampleCommitments.codes;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.Refusal;
import vn.phusa.duty.Duties;
import vn.phusa.duty.DutyProblem;
import vn.phusa.duty.DutyRow;
import vn.phusa.duty.Life;
import vn.phusa.programme.reporting.PeriodicReports;
import vn.phusa.programme.reporting.PeriodicReports.Said;
import vn.phusa.programme.reporting.ReportingPeriod;
import vn.phusa.programme.reporting.ReportingProblem;
import vn.phusa.programme.reporting.Round;
import vn.phusa.programme.reporting.RoundId;
import vn.phusa.programme.reporting.Summaries;
import vn.phusa.programme.reporting.Summary;
import vn.phusa.programme.reporting.UnitReport;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;

/** Rounds of periodic reports: who reports, who checks, and what the summary says. */
@PlatformTest
class PeriodicReportsTest {
    private static final ReportingPeriod SECOND_QUARTER = new ReportingPeriod(ReportingPeriod.Kind.QUARTER, 2026, 2);

    private final PeriodicReports reports;
    private final Summaries summaries;
    private final Duties duties;
    private final Commitments commitments;
    private final SettableClock clock;
    private final ProgrammeFixture given;
    private final CommitmentId late;
    private final CommitmentId open;

    @Autowired
    PeriodicReportsTest(
            PeriodicReports reports,
            Summaries summaries,
            Duties duties,
            Programmes programmes,
            Commitments commitments,
            SettableClock clock) {
        this.reports = reports;
        this.summaries = summaries;
        this.duties = duties;
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

    private CommitmentId assignedTo(PartyId lead, String number) {
        CommitmentId id = commitments
                .raise(
                        given.keeper,
                        given.programme,
                        given.terms(number, null).withLead(new Holder.Known(lead)),
                        Submission.none())
                .orThrow();
        commitments.assign(given.keeper, id, Submission.none()).orThrow();
        return id;
    }

    @Test
    void aUnitWhoseFirstCommitmentComesBeforeTheCutOffIsAskedToo() {
        clock.set(LocalDate.of(2026, 6, 1), 9, 0);
        RoundId round = opened();
        clock.set(LocalDate.of(2026, 6, 14), 9, 0);
        assignedTo(given.otherUnit, "31");
        assignedTo(given.otherUnit, "32");
        assertThat(reports.round(given.keeper, round).orThrow().reports())
                .extracting(UnitReport::lead)
                .containsExactlyInAnyOrder(given.unit, given.otherUnit);
        assertThat(duties.about("programme", "round-" + round + "-" + given.otherUnit))
                .singleElement()
                .satisfies(duty -> {
                    assertThat(duty.holder()).isEqualTo(given.otherUnit);
                    assertThat(duty.dueOn()).isEqualTo("2026-06-17");
                });
        assertThat(reports.asked(given.otherOfficer, round, given.otherUnit).orThrow())
                .hasSize(2);
    }

    @Test
    void whatIsTransferredToAUnitBringsItsReportAlong() {
        clock.set(LocalDate.of(2026, 6, 1), 9, 0);
        RoundId round = opened();
        commitments
                .transfer(given.keeper, open, given.otherUnit, "Đúng chức năng hơn", Submission.none())
                .orThrow();
        assertThat(reports.round(given.otherOfficer, round).orThrow().reports())
                .extracting(UnitReport::lead)
                .containsExactly(given.otherUnit);
    }

    @Test
    void aFirstCommitmentAfterTheCutOffBelongsToTheNextPeriod() {
        RoundId round = opened();
        assignedTo(given.otherUnit, "33");
        assertThat(reports.round(given.keeper, round).orThrow().reports())
                .extracting(UnitReport::lead)
                .containsExactly(given.unit);
    }

    @Test
    void aClosedRoundAsksNobodyMore() {
        clock.set(LocalDate.of(2026, 6, 1), 9, 0);
        RoundId round = opened();
        reports.close(given.keeper, round).orThrow();
        assignedTo(given.otherUnit, "34");
        assertThat(reports.round(given.keeper, round).orThrow().reports()).hasSize(1);
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
        Summary summary = summaries.ofRound(given.keeper, round).orThrow();
        assertThat(summary.count(Standing.OPEN_OVERDUE)).isEqualTo(1);
        assertThat(summary.count(Standing.OPEN_WITHOUT_DEADLINE)).isEqualTo(1);
        assertThat(summary.overdue()).extracting(CommitmentRow::id).containsExactly(late);
        assertThat(summary.obstacles()).extracting(Summary.Obstacle::text).containsExactly("Chờ ý kiến bộ");
        assertThat(summary.missingReports()).isZero();
    }

    @Test
    void theSummaryIsNotForAUnit() {
        RoundId round = opened();
        assertThat(codes(summaries.ofRound(given.officer, round))).containsExactly(Refusal.NOT_FOUND);
    }

    private List<DutyRow> dutiesOf(RoundId round) {
        return duties.about("programme", "round-" + round + "-" + given.unit);
    }

    @Test
    void aRoundStartsAClockForEachLeadAndOneForTheSummary() {
        RoundId round = opened();
        assertThat(dutiesOf(round)).singleElement().satisfies(duty -> {
            assertThat(duty.holder()).isEqualTo(given.unit);
            assertThat(duty.assigner()).isEqualTo(given.focalPoint);
            assertThat(duty.dueOn()).isEqualTo("2026-06-17");
            assertThat(duty.subject().path()).isEqualTo("/rounds/" + round + "/units/" + given.unit);
        });
        assertThat(duties.about("programme", "round-" + round)).singleElement().satisfies(duty -> {
            assertThat(duty.holder()).isEqualTo(given.focalPoint);
            assertThat(duty.dueOn()).isEqualTo("2026-06-20");
        });
    }

    @Test
    void reportingStopsTheClockAReturnStartsItAgainAndAcceptingEndsIt() {
        RoundId round = opened();
        submitted(round, "Đã làm", "");
        assertThat(dutiesOf(round).getFirst().life()).isEqualTo(Life.REPORTED);
        reports.giveBack(given.keeper, round, given.unit, "Thiếu minh chứng").orThrow();
        assertThat(dutiesOf(round).getFirst().life()).isEqualTo(Life.RECEIVED);
        submitted(round, "Đã làm, có minh chứng", "");
        reports.accept(given.keeper, round, given.unit).orThrow();
        assertThat(dutiesOf(round).getFirst().life()).isEqualTo(Life.CONFIRMED);
    }

    @Test
    void aSentenceInTheWorkListIsNoReportAndNoCheckOfOne() {
        RoundId round = opened();
        DutyRow duty = dutiesOf(round).getFirst();
        assertThat(SampleCommitments.codes(duties.reportDone(given.officer, duty.id(), "Cơ bản đúng tiến độ", null)))
                .containsExactly(DutyProblem.HAND_IN);
        assertThat(reports.report(given.keeper, round, given.unit)
                        .orThrow()
                        .report()
                        .stage())
                .isEqualTo(UnitReport.Stage.EXPECTED);
        assertThat(duties.workList(given.officer))
                .filteredOn(item -> item.duty().id().equals(duty.id()))
                .singleElement()
                .satisfies(item -> assertThat(item.handIn()).isTrue());
    }

    @Test
    void moreTimeGrantedInTheWorkListMovesTheUnitsOwnDay() {
        RoundId round = opened();
        duties.extend(given.keeper, dutiesOf(round).getFirst().id(), LocalDate.of(2026, 6, 25), "Đang kiểm kê")
                .orThrow();
        var view = reports.report(given.keeper, round, given.unit).orThrow();
        assertThat(view.report().dueOn(view.round())).isEqualTo("2026-06-25");
        assertThat(view.report().late(view.round(), LocalDate.of(2026, 6, 20))).isFalse();
    }

    @Test
    void closingARoundEndsItsClocks() {
        RoundId round = opened();
        reports.close(given.keeper, round).orThrow();
        assertThat(dutiesOf(round).getFirst().life()).isEqualTo(Life.WITHDRAWN);
    }

    @Test
    void theFormBeginsWithWhatTheCommitmentRecordsAlready() {
        commitments
                .reportProgress(
                        given.officer, late, null, 40, "Đã có dự thảo", "Thiếu kinh phí", null, Submission.none())
                .orThrow();
        var view = reports.report(given.officer, opened(), given.unit).orThrow();
        assertThat(view.mayReport()).isTrue();
        assertThat(view.asked())
                .filteredOn(line -> line.row().id().equals(late))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.percent()).isEqualTo(40);
                    assertThat(line.done()).isEqualTo("Đã có dự thảo");
                    assertThat(line.obstacles()).isEqualTo("Thiếu kinh phí");
                });
    }

    @Test
    void whatOnlyRepeatsTheRecordIsNotRecordedTwice() {
        commitments
                .reportProgress(
                        given.officer, late, null, 80, "Đã trình hồ sơ", "", Confidence.AMBER, Submission.none())
                .orThrow();
        int before = commitments.view(given.keeper, late).orThrow().history().size();
        submitted(opened(), "Đã trình hồ sơ", "");
        assertThat(commitments.view(given.keeper, late).orThrow().history()).hasSize(before);
    }

    @Test
    void evidenceHandedInWithAReportIsKeptWithTheCommitment() {
        RoundId round = opened();
        reports.submit(
                        given.officer,
                        round,
                        given.unit,
                        "",
                        "",
                        List.of(new Said(
                                late,
                                80,
                                "Đã trình",
                                "",
                                null,
                                List.of(new PeriodicReports.Attached("Tờ trình 12/TTr-STC", null, null)))),
                        UUID.randomUUID())
                .orThrow();
        assertThat(commitments.view(given.keeper, late).orThrow().commitment().evidence())
                .extracting(Evidence::name)
                .containsExactly("Tờ trình 12/TTr-STC");
        assertThat(reports.report(given.keeper, round, given.unit)
                        .orThrow()
                        .report()
                        .lines())
                .filteredOn(line -> line.commitment().equals(late))
                .flatExtracting(UnitReport.Line::evidence)
                .containsExactly("Tờ trình 12/TTr-STC");
    }

    @Test
    void aDraftIsKeptForTheUnitAndHiddenFromOthersUntilItIsSent() {
        RoundId round = opened();
        reports.keepDraft(given.officer, round, given.unit, Map.of("done-" + late, "Đang viết", "percent-" + late, "x"))
                .orThrow();
        assertThat(reports.report(given.officer, round, given.unit).orThrow().draft())
                .isNotNull()
                .satisfies(draft -> assertThat(draft.typed()).containsEntry("percent-" + late, "x"));
        assertThat(reports.report(given.cityLeader, round, given.unit).orThrow().draft())
                .isNull();
        submitted(round, "Đã làm", "");
        assertThat(reports.report(given.officer, round, given.unit).orThrow().draft())
                .isNull();
    }

    @Test
    void aLeaderNeitherReportsNorKeepsADraft() {
        RoundId round = opened();
        assertThat(codes(reports.keepDraft(given.cityLeader, round, given.unit, Map.of())))
                .containsExactly(Refusal.FORBIDDEN);
        assertThat(codes(reports.submit(given.cityLeader, round, given.unit, "", "", List.of(), UUID.randomUUID())))
                .containsExactly(Refusal.FORBIDDEN);
    }

    @Test
    void acceptingSeveralIsAllOrNothing() {
        RoundId round = opened();
        submitted(round, "Đã làm", "");
        assertThat(codes(reports.accept(given.keeper, round, List.of(given.unit, given.otherUnit))))
                .containsExactly(ReportingProblem.NOT_A_LEAD);
        assertThat(reports.report(given.keeper, round, given.unit)
                        .orThrow()
                        .report()
                        .stage())
                .isEqualTo(UnitReport.Stage.SUBMITTED);
        assertThat(reports.accept(given.keeper, round, List.of(given.unit)).orThrow())
                .extracting(UnitReport::stage)
                .containsExactly(UnitReport.Stage.ACCEPTED);
        assertThat(codes(reports.accept(given.keeper, round, List.of())))
                .containsExactly(ReportingProblem.NOTHING_CHOSEN);
    }

    @Test
    void whoSentTheUnitsOwnReportDoesNotAcceptIt() {
        Actor both = new Actor(
                given.officer.account(),
                null,
                "Vừa là đơn vị, vừa là đầu mối",
                Stream.concat(given.officer.grants().stream(), given.keeper.grants().stream())
                        .toList(),
                Actor.Channel.WEB);
        RoundId round = opened();
        reports.submit(both, round, given.unit, "Tốt", "", List.of(), UUID.randomUUID())
                .orThrow();
        assertThat(codes(reports.accept(both, round, given.unit))).containsExactly(ReportingProblem.OWN_REPORT);
    }

    @Test
    void everyStepStandsInTheReportsHistory() {
        RoundId round = opened();
        submitted(round, "Đã làm", "");
        reports.giveBack(given.keeper, round, given.unit, "Thiếu minh chứng").orThrow();
        submitted(round, "Đã làm, có minh chứng", "");
        reports.accept(given.keeper, round, given.unit).orThrow();
        assertThat(reports.report(given.officer, round, given.unit).orThrow().history())
                .extracting(event -> event.stage().key() + " " + event.note())
                .containsExactly("submitted ", "returned Thiếu minh chứng", "submitted ", "accepted ");
    }

    @Test
    void theDeskShowsEachWhatWaitsForThem() {
        RoundId round = opened();
        assertThat(reports.desk(given.officer).mine())
                .extracting(owed -> owed.round().id())
                .containsExactly(round);
        assertThat(reports.desk(given.otherOfficer).mine()).isEmpty();
        assertThat(reports.desk(given.otherOfficer).rounds()).isEmpty();
        submitted(round, "Đã làm", "");
        assertThat(reports.desk(given.keeper).toCheck()).isEqualTo(1);
        assertThat(reports.desk(given.officer).toSend()).isZero();
    }

    @Test
    void anotherUnitDoesNotLearnOfTheRound() {
        RoundId round = opened();
        assertThat(codes(reports.round(given.otherOfficer, round))).containsExactly(Refusal.NOT_FOUND);
        assertThat(codes(reports.ofUnit(given.otherOfficer, given.unit))).containsExactly(Refusal.NOT_FOUND);
        assertThat(codes(reports.keepDraft(given.otherOfficer, round, given.unit, Map.of())))
                .containsExactly(Refusal.NOT_FOUND);
    }
}
