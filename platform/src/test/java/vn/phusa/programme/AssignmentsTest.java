package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.duty.Duties;
import vn.phusa.duty.DutyRow;
import vn.phusa.ledger.Ledger;
import vn.phusa.party.Parties;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;

/** Many commitments are assigned as one act, row by row by the same rules as alone, and taken back as one. */
@PlatformTest
class AssignmentsTest {
    private static final LocalDate DUE = LocalDate.of(2026, 6, 30);

    private final Assignments assignments;
    private final Commitments commitments;
    private final Duties duties;
    private final Ledger ledger;
    private final SettableClock clock;
    private final ProgrammeFixture given;
    private final PartyId university;

    @Autowired
    AssignmentsTest(
            Assignments assignments,
            Programmes programmes,
            Commitments commitments,
            Duties duties,
            Ledger ledger,
            Parties parties,
            SettableClock clock) {
        this.assignments = assignments;
        this.commitments = commitments;
        this.duties = duties;
        this.ledger = ledger;
        this.clock = clock;
        clock.set(LocalDate.of(2026, 3, 2), 9, 0);
        this.given = new ProgrammeFixture(programmes, commitments);
        this.university = parties.byKey("vinatom").orElseThrow();
    }

    @BeforeEach
    void inMarch() {
        clock.set(LocalDate.of(2026, 3, 2), 9, 0);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private Commitment commitment(CommitmentId id) {
        return commitments.view(given.keeper, id).orThrow().commitment();
    }

    private CommitmentId ledByWords(String number) {
        return commitments
                .raise(
                        given.keeper,
                        given.programme,
                        given.terms(number, DUE).withLead(new Holder.Unresolved("các viện nghiên cứu")),
                        Submission.none())
                .orThrow();
    }

    private Outcome<AssignmentId> assign(List<CommitmentId> chosen, boolean goodOnes) {
        return assignments.assign(
                given.keeper,
                given.programme,
                chosen,
                null,
                null,
                "Làm trong quý II",
                goodOnes,
                ProgrammeFixture.click());
    }

    private List<DutyRow> duties(CommitmentId id) {
        return duties.about("programme", id.toString());
    }

    @Test
    void allAreAssignedAsOneActWithTheirDutiesAsAnother() {
        List<CommitmentId> chosen = List.of(given.raise("1", DUE), given.raise("2", null), given.raise("3", DUE));
        long before = ledger.size();
        AssignmentId id = assign(chosen, false).orThrow();
        assertThat(ledger.size() - before)
                .as("one act for the commitments, one for the duties")
                .isEqualTo(2);
        for (CommitmentId one : chosen) {
            assertThat(commitment(one).life()).isEqualTo(new Life.Assigned(LocalDate.of(2026, 3, 2)));
            assertThat(duties(one)).hasSize(1);
            assertThat(commitments
                            .view(given.officer, one)
                            .orThrow()
                            .history()
                            .getLast()
                            .event())
                    .isEqualTo(new CommitmentEvent.Assigned(LocalDate.of(2026, 3, 2), "Làm trong quý II"));
        }
        Assignments.View view = assignments.view(given.keeper, id).orThrow();
        assertThat(view.touched()).isEmpty();
        assertThat(view.numbers().values()).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(assignments.door(given.keeper, given.programme).orThrow().earlier())
                .extracting(Assignment::id)
                .containsExactly(id);
    }

    @Test
    void oneRowThatCannotBeAssignedKeepsAllBackAndSaysWhyAtItsRow() {
        CommitmentId good = given.raise("1", DUE);
        CommitmentId unknown = ledByWords("2");
        CommitmentId there = given.assigned("3", DUE);
        Outcome<AssignmentId> outcome = assign(List.of(good, unknown, there), false);
        assertThat(((Outcome.Rejected<AssignmentId>) outcome).problems())
                .extracting(Problem::field, Problem::code)
                .containsExactly(
                        tuple(Assignments.field(unknown), ProgrammeProblem.LEAD_UNRESOLVED),
                        tuple(Assignments.field(there), ProgrammeProblem.NOT_NOW));
        assertThat(commitment(good).life()).isInstanceOf(Life.NotAssigned.class);
        assertThat(duties(good)).isEmpty();

        AssignmentId id = assign(List.of(good, unknown, there), true).orThrow();
        assertThat(commitment(good).life()).isInstanceOf(Life.Assigned.class);
        assertThat(commitment(unknown).life()).isInstanceOf(Life.NotAssigned.class);
        assertThat(assignments.view(given.keeper, id).orThrow().assignment().rows())
                .hasSize(1);
    }

    @Test
    void aChosenLeadLeadsAllOfThemAlsoThoseWhoseLeadNobodyKnew() {
        CommitmentId known = given.raise("1", DUE);
        CommitmentId unknown = ledByWords("2");
        CommitmentId coordinated = commitments
                .raise(
                        given.keeper,
                        given.programme,
                        given.terms("3", DUE).withCoordinators(List.of(new Holder.Known(university))),
                        Submission.none())
                .orThrow();
        Outcome<AssignmentId> refused = assignments.assign(
                given.keeper,
                given.programme,
                List.of(known, unknown, coordinated),
                university,
                null,
                "",
                false,
                ProgrammeFixture.click());
        assertThat(SampleCommitments.codes(refused)).containsExactly(ProgrammeProblem.LEAD_IS_COORDINATOR);
        AssignmentId id = assignments
                .assign(
                        given.keeper,
                        given.programme,
                        List.of(known, unknown),
                        university,
                        null,
                        "",
                        false,
                        ProgrammeFixture.click())
                .orThrow();
        for (CommitmentId one : List.of(known, unknown)) {
            assertThat(commitment(one).terms().lead()).isEqualTo(new Holder.Known(university));
            assertThat(duties(one)).extracting(DutyRow::holder).containsExactly(university);
        }
        assignments.undo(given.keeper, id, "Nhầm đơn vị").orThrow();
        assertThat(commitment(known).terms().lead()).isEqualTo(new Holder.Known(given.unit));
        assertThat(commitment(unknown).terms().lead()).isEqualTo(new Holder.Unresolved("các viện nghiên cứu"));
    }

    @Test
    void itIsTakenBackAsAWholeAndCanBeGivenAgain() {
        List<CommitmentId> chosen = List.of(given.raise("1", DUE), given.raise("2", DUE));
        AssignmentId id = assign(chosen, false).orThrow();
        long before = ledger.size();
        assignments.undo(given.keeper, id, "Giao nhầm đợt").orThrow();
        assertThat(ledger.size() - before).isEqualTo(2);
        assignments.undo(given.keeper, id, "Giao nhầm đợt").orThrow();
        assertThat(ledger.size() - before).as("the second click").isEqualTo(2);
        for (CommitmentId one : chosen) {
            assertThat(commitment(one).life()).isEqualTo(new Life.NotAssigned());
            assertThat(duties(one)).allMatch(duty -> duty.life().ended());
        }
        assertThat(assignments.view(given.keeper, id).orThrow().standing()).isFalse();
        assign(chosen, false).orThrow();
        assertThat(duties(chosen.getFirst()))
                .filteredOn(duty -> !duty.life().ended())
                .hasSize(1);
    }

    @Test
    void onceAUnitHasTakenOneUpNothingIsTakenBack() {
        CommitmentId first = given.raise("1", DUE);
        CommitmentId second = given.raise("2", DUE);
        AssignmentId id = assign(List.of(first, second), false).orThrow();
        commitments.receive(given.officer, second, Submission.none()).orThrow();
        assertThat(assignments.view(given.keeper, id).orThrow().touched()).containsExactly("2");
        assertThat(SampleCommitments.codes(assignments.undo(given.keeper, id, "Nhầm")))
                .containsExactly(ProgrammeProblem.ASSIGNMENT_TOUCHED);
        assertThat(commitment(first).life()).isInstanceOf(Life.Assigned.class);
    }

    @Test
    void aSecondClickAssignsNothingTwice() {
        List<CommitmentId> chosen = List.of(given.raise("1", DUE));
        Submission form = ProgrammeFixture.click();
        AssignmentId first = assignments
                .assign(given.keeper, given.programme, chosen, null, null, "", false, form)
                .orThrow();
        assertThat(assignments.assign(given.keeper, given.programme, chosen, null, null, "", false, form))
                .isEqualTo(Outcome.accepted(first));
        assertThat(commitment(chosen.getFirst()).version()).isEqualTo(2);
    }

    @Test
    void whatIsNotOfTheProgrammeOrNotChosenIsRefused() {
        assertThat(SampleCommitments.codes(assign(List.of(), false))).containsExactly(ProgrammeProblem.NOTHING_CHOSEN);
        assertThat(SampleCommitments.codes(assign(List.of(new CommitmentId(987_654_321)), true)))
                .containsExactly(Refusal.NOT_FOUND);
        CommitmentId one = given.raise("1", DUE);
        assertThat(SampleCommitments.codes(assignments.assign(
                        given.keeper,
                        given.programme,
                        List.of(one),
                        new PartyId(987_654_321),
                        null,
                        "",
                        false,
                        Submission.none())))
                .containsExactly(ProgrammeProblem.UNKNOWN_PARTY);
    }

    @Test
    void onlyWhoKeepsTheProgrammeAssignsAndTakesBack() {
        CommitmentId one = given.raise("1", DUE);
        AssignmentId id = assign(List.of(one), false).orThrow();
        for (Actor other :
                List.of(given.officer, given.otherOfficer, given.cityLeader, given.auditor, Actor.visitor())) {
            assertThat(SampleCommitments.codes(assignments.door(other, given.programme)))
                    .containsExactly(Refusal.FORBIDDEN);
            assertThat(SampleCommitments.codes(assignments.view(other, id))).containsExactly(Refusal.FORBIDDEN);
            assertThat(SampleCommitments.codes(assignments.undo(other, id, "Thử")))
                    .containsExactly(Refusal.FORBIDDEN);
            assertThat(SampleCommitments.codes(assignments.assign(
                            other, given.programme, List.of(one), null, null, "", false, Submission.none())))
                    .containsExactly(Refusal.FORBIDDEN);
        }
    }

    @Test
    void aPastDayStillShowsWhatWasGivenThen() {
        CommitmentId one = given.raise("1", DUE);
        AssignmentId id = assign(List.of(one), false).orThrow();
        Instant then = clock.instant();
        clock.set(LocalDate.of(2026, 3, 3), 9, 0);
        assignments.undo(given.keeper, id, "Nhầm").orThrow();
        assertThat(commitments
                        .view(given.keeper, one, then)
                        .orThrow()
                        .commitment()
                        .life())
                .isInstanceOf(Life.Assigned.class);
        assertThat(commitment(one).life()).isEqualTo(new Life.NotAssigned());
    }
}
