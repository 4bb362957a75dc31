package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Grant;
import vn.phusa.base.Role;
import vn.phusa.duty.Duties;
import vn.phusa.duty.DutyProblem;
import vn.phusa.duty.DutyRow;
import vn.phusa.duty.OfficialStatus;
import vn.phusa.duty.Origin;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;

/** A commitment and its duty always tell the same story, whichever of the two was acted upon. */
@PlatformTest
class CommitmentDutiesTest {
    private static final LocalDate DUE = LocalDate.of(2026, 6, 30);

    private final Commitments commitments;
    private final Duties duties;
    private final SettableClock clock;
    private final ProgrammeFixture given;

    @Autowired
    CommitmentDutiesTest(Programmes programmes, Commitments commitments, Duties duties, SettableClock clock) {
        this.commitments = commitments;
        this.duties = duties;
        this.clock = clock;
        clock.set(LocalDate.of(2026, 3, 2), 9, 0);
        this.given = new ProgrammeFixture(programmes, commitments);
    }

    @BeforeEach
    void inMarch() {
        clock.set(LocalDate.of(2026, 3, 2), 9, 0);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private DutyRow duty(CommitmentId id) {
        return duties.about("programme", id.toString()).getFirst();
    }

    private Life.Stage stage(CommitmentId id) {
        return commitments.view(given.keeper, id).orThrow().commitment().life().stage();
    }

    @Test
    void assigningOpensADutyOfTheLeadWithTheDueDate() {
        CommitmentId id = given.assigned("1", DUE);
        assertThat(duty(id).holder()).isEqualTo(given.unit);
        assertThat(duty(id).assigner()).isEqualTo(given.ministry);
        assertThat(duty(id).dueOn()).isEqualTo(DUE);
    }

    @Test
    void whatHasNoDeadlineIsADutyWithoutOne() {
        assertThat(duty(given.assigned("2", null)).status()).isEqualTo(OfficialStatus.OPEN_WITHOUT_DEADLINE);
    }

    @Test
    void reportedAndConfirmedTheDutyIsDoneOnTimeToo() {
        CommitmentId id = given.reportedDone("3", DUE);
        commitments.confirm(given.keeper, id, "", Submission.none()).orThrow();
        assertThat(duty(id).status()).isEqualTo(OfficialStatus.DONE_ON_TIME);
    }

    @Test
    void thePaperReportOfTheDueDateIsOnTimeInBothRooms() {
        CommitmentId id = given.assigned("4", DUE);
        clock.set(DUE.plusDays(3), 9, 0);
        commitments
                .reportDone(given.keeper, id, DUE, "Công văn ngày 30/6", Submission.none())
                .orThrow();
        commitments.confirm(given.keeper, id, "", Submission.none()).orThrow();
        assertThat(duty(id).status()).isEqualTo(OfficialStatus.DONE_ON_TIME);
    }

    @Test
    void anExtensionMovesTheDutyAndKeepsItsOriginalDate() {
        CommitmentId id = given.assigned("5", DUE);
        commitments
                .askExtension(given.officer, id, DUE.plusMonths(1), "Chờ vốn", Submission.none())
                .orThrow();
        assertThat(duty(id).askedUntil()).isEqualTo(DUE.plusMonths(1));
        commitments
                .grantExtension(given.keeper, id, DUE.plusMonths(1), Submission.none())
                .orThrow();
        assertThat(duty(id).dueOn()).isEqualTo(DUE.plusMonths(1));
        assertThat(duty(id).originalDueOn()).isEqualTo(DUE);
    }

    @Test
    void returningGivesTheDutyBackAndSuspendingStopsIt() {
        CommitmentId id = given.reportedDone("6", DUE);
        commitments
                .giveBack(given.keeper, id, "Thiếu số liệu", Submission.none())
                .orThrow();
        assertThat(duty(id).life().withHolder()).isTrue();
        commitments.suspend(given.keeper, id, "Chờ sáp nhập", Submission.none()).orThrow();
        assertThat(duty(id).status()).isEqualTo(OfficialStatus.SUSPENDED);
        commitments.resume(given.keeper, id, Submission.none()).orThrow();
        assertThat(duty(id).status()).isEqualTo(OfficialStatus.OPEN_IN_TIME);
    }

    @Test
    void aTransferMovesTheDutyToTheNewLead() {
        CommitmentId id = given.assigned("7", DUE);
        commitments
                .transfer(given.keeper, id, given.otherUnit, "Đúng chức năng", Submission.none())
                .orThrow();
        assertThat(duty(id).holder()).isEqualTo(given.otherUnit);
    }

    @Test
    void aDeadlineThatIsSetLaterReachesTheDuty() {
        CommitmentId id = given.assigned("8", null);
        Commitment now = commitments.view(given.keeper, id).orThrow().commitment();
        commitments
                .edit(given.keeper, id, now.terms().withDue(DUE), Submission.none())
                .orThrow();
        assertThat(duty(id).dueOn()).isEqualTo(DUE);
    }

    @Test
    void aDeadlineThatIsSetInThePastReachesTheDutyToo() {
        CommitmentId id = given.assigned("9", null);
        Commitment now = commitments.view(given.keeper, id).orThrow().commitment();
        LocalDate past = LocalDate.of(2026, 2, 1);
        commitments
                .edit(given.keeper, id, now.terms().withDue(past), Submission.none())
                .orThrow();
        assertThat(duty(id).dueOn()).isEqualTo(past);
        assertThat(duty(id).status()).isEqualTo(OfficialStatus.OPEN_OVERDUE);
    }

    @Test
    void whatIsNoLongerInForceIsNobodysDuty() {
        CommitmentId id = given.assigned("10", DUE);
        commitments
                .end(given.keeper, id, "Đã có kế hoạch khác", Submission.none())
                .orThrow();
        assertThat(duties.about("programme", id.toString()))
                .allSatisfy(row -> assertThat(row.life().ended()).isTrue());
    }

    private static Actor focalPointEverywhere() {
        return new Actor(
                new AccountId(987_655),
                null,
                "Cán bộ đầu mối",
                List.of(new Grant(Role.FOCAL_POINT, new Grant.Everywhere(), null)),
                Actor.Channel.WEB);
    }

    @Test
    void theFocalPointCannotConfirmInTheWorkListWhatItLeadsItself() {
        Actor keeper = focalPointEverywhere();
        CommitmentId id = commitments
                .raise(
                        keeper,
                        given.programme,
                        given.terms("12", DUE).withLead(new Holder.Known(given.focalPoint)),
                        Submission.none())
                .orThrow();
        commitments.assign(keeper, id, Submission.none()).orThrow();
        commitments.reportDone(keeper, id, null, "Đã xong", Submission.none()).orThrow();
        assertThat(SampleCommitments.codes(duties.confirm(keeper, duty(id).id(), "")))
                .containsExactly(DutyProblem.HOLDER_CANNOT_DECIDE);
        assertThat(duties.file(keeper, duty(id).id()).orThrow().may().confirm()).isFalse();
    }

    @Test
    void whatTheFocalPointDecidesInTheWorkListForTheAssignerIsMarkedInBothRooms() {
        CommitmentId id = given.reportedDone("13", DUE);
        duties.confirm(focalPointEverywhere(), duty(id).id(), "").orThrow();
        assertThat(commitments
                        .view(given.keeper, id)
                        .orThrow()
                        .history()
                        .getLast()
                        .onBehalfOf())
                .isEqualTo(given.ministry);
        assertThat(duties.file(Actor.platform(), duty(id).id())
                        .orThrow()
                        .history()
                        .getLast()
                        .onBehalf())
                .isTrue();
    }

    @Test
    void whoeverReportsProgressHasReceivedItAndIsNotSentBack() {
        CommitmentId id = given.assigned("14", DUE);
        commitments
                .reportProgress(given.officer, id, null, 40, "Đã bắt đầu", "", null, Submission.none())
                .orThrow();
        assertThat(duty(id).life()).isEqualTo(vn.phusa.duty.Life.RECEIVED);
        assertThat(SampleCommitments.codes(duties.receive(given.officer, duty(id).id())))
                .containsExactly(DutyProblem.NOT_NOW);
        assertThat(stage(id)).isEqualTo(Life.Stage.IN_PROGRESS);
        assertThat(duties.workList(given.officer))
                .filteredOn(item -> item.duty().id().equals(duty(id).id()))
                .singleElement()
                .satisfies(item -> assertThat(item.progressAt()).isEqualTo("/commitments/" + id + "#f-report-text"));
    }

    @Test
    void theWorkListKnowsOfWhichProgrammeADutyIs() {
        CommitmentId id = given.assigned("15", DUE);
        assertThat(duties.origins(List.of(duty(id))).values())
                .containsExactly(new Origin(new Bilingual("Chương trình thử", "Test programme"), false));
    }

    @Test
    void whatIsDoneInTheWorkListHappensToTheCommitment() {
        CommitmentId id = given.assigned("11", DUE);
        duties.receive(given.officer, duty(id).id()).orThrow();
        assertThat(stage(id)).isEqualTo(Life.Stage.RECEIVED);
        duties.reportDone(given.officer, duty(id).id(), "Đã xong", null).orThrow();
        assertThat(stage(id)).isEqualTo(Life.Stage.REPORTED_DONE);
        Actor ministryLeader = ProgrammeFixture.actor("Lãnh đạo Bộ", Role.LEADER, given.ministry);
        duties.confirm(ministryLeader, duty(id).id(), "").orThrow();
        assertThat(stage(id)).isEqualTo(Life.Stage.CONFIRMED);
        List<HistoryEntry> history =
                commitments.view(given.keeper, id).orThrow().history();
        assertThat(history.getLast().actorName()).isEqualTo("Lãnh đạo Bộ");
        assertThat(duty(id).status()).isEqualTo(OfficialStatus.DONE_ON_TIME);
    }
}
