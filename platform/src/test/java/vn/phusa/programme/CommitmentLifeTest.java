package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.phusa.programme.SampleCommitments.ASSIGNER;
import static vn.phusa.programme.SampleCommitments.LEAD;
import static vn.phusa.programme.SampleCommitments.OTHER_UNIT;
import static vn.phusa.programme.SampleCommitments.accepted;
import static vn.phusa.programme.SampleCommitments.codes;
import static vn.phusa.programme.SampleCommitments.dueOn;
import static vn.phusa.programme.SampleCommitments.terms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Refusal;

/** The life of a commitment, from being given to being confirmed. */
class CommitmentLifeTest {
    private static final LocalDate GIVEN = LocalDate.of(2026, 3, 2);
    private static final LocalDate DUE = LocalDate.of(2026, 6, 30);

    private static Commitment inProgress() {
        Commitment assigned = accepted(dueOn(DUE), commitment -> commitment.assign(GIVEN));
        return accepted(assigned, commitment -> commitment.receive(GIVEN.plusDays(1)));
    }

    private static Commitment reportedDone(LocalDate on) {
        return accepted(inProgress(), commitment -> commitment.reportDone(on, "Đã xong", on));
    }

    @Test
    void aReportOfTheDueDateThatIsConfirmedLaterIsOnTime() {
        Commitment confirmed =
                accepted(reportedDone(DUE), commitment -> commitment.confirm(ASSIGNER, LocalDate.of(2026, 7, 3), ""));
        assertThat(confirmed.standing(LocalDate.of(2026, 7, 3))).isEqualTo(Standing.DONE_ON_TIME);
    }

    @Test
    void aReportOfTheDayAfterTheDueDateIsLate() {
        Commitment confirmed = accepted(
                reportedDone(DUE.plusDays(1)),
                commitment -> commitment.confirm(ASSIGNER, LocalDate.of(2026, 7, 3), ""));
        assertThat(confirmed.standing(LocalDate.of(2026, 7, 3))).isEqualTo(Standing.DONE_LATE);
    }

    @Test
    void aReturnedReportDoesNotCountAndTheNextOneDecides() {
        Commitment returned = accepted(
                reportedDone(DUE),
                commitment -> commitment.giveBack(ASSIGNER, LocalDate.of(2026, 7, 2), "Thiếu số liệu"));
        LocalDate again = LocalDate.of(2026, 7, 5);
        Commitment reportedAgain = accepted(returned, commitment -> commitment.reportDone(again, "Đã bổ sung", again));
        Commitment confirmed = accepted(reportedAgain, commitment -> commitment.confirm(ASSIGNER, again, ""));
        assertThat(confirmed.standing(again)).isEqualTo(Standing.DONE_LATE);
    }

    @Test
    void whatWaitsForConfirmationIsNotDoneButItsClockHasStopped() {
        assertThat(reportedDone(DUE).standing(LocalDate.of(2026, 8, 1))).isEqualTo(Standing.OPEN_IN_TIME);
    }

    @Test
    void theHolderCannotConfirmItsOwnReport() {
        assertThat(codes(reportedDone(DUE).confirm(LEAD, DUE, "")))
                .containsExactly(ProgrammeProblem.HOLDER_CANNOT_CONFIRM);
    }

    @Test
    void theHolderCannotGrantItselfMoreTime() {
        Commitment asked = accepted(
                inProgress(), commitment -> commitment.askExtension(DUE.plusMonths(1), "Chờ vốn", GIVEN.plusDays(9)));
        assertThat(codes(asked.grantExtension(LEAD, DUE.plusMonths(1), GIVEN.plusDays(10))))
                .containsExactly(ProgrammeProblem.HOLDER_CANNOT_CONFIRM);
    }

    @Test
    void whatHasNotBeenReportedCannotBeConfirmed() {
        assertThat(codes(inProgress().confirm(ASSIGNER, DUE, ""))).containsExactly(ProgrammeProblem.NOT_NOW);
    }

    @Test
    void anExtensionKeepsTheOriginalDueDateBesideTheNewOne() {
        LocalDate newDue = LocalDate.of(2026, 9, 30);
        Commitment asked =
                accepted(inProgress(), commitment -> commitment.askExtension(newDue, "Chờ vốn", GIVEN.plusDays(9)));
        Commitment extended =
                accepted(asked, commitment -> commitment.grantExtension(ASSIGNER, newDue, GIVEN.plusDays(12)));
        assertThat(extended.originalDueOn()).isEqualTo(DUE);
        assertThat(extended.dueOn()).isEqualTo(newDue);
        assertThat(extended.extension()).isNull();
    }

    @Test
    void aRefusedExtensionLeavesTheDueDateAlone() {
        Commitment asked = accepted(
                inProgress(), commitment -> commitment.askExtension(DUE.plusMonths(1), "Chờ vốn", GIVEN.plusDays(9)));
        Commitment refused = accepted(
                asked, commitment -> commitment.refuseExtension(ASSIGNER, "Còn đủ thời gian", GIVEN.plusDays(10)));
        assertThat(refused.dueOn()).isEqualTo(DUE);
        assertThat(refused.extension()).isNull();
    }

    @Test
    void anExtensionToAnEarlierDayIsRefused() {
        assertThat(codes(inProgress().askExtension(DUE, "Chờ vốn", GIVEN.plusDays(9))))
                .containsExactly(ProgrammeProblem.EXTENSION_NOT_LATER);
    }

    @Test
    void whatHasNoDeadlineCannotBeExtended() {
        Commitment assigned = accepted(dueOn(null), commitment -> commitment.assign(GIVEN));
        assertThat(codes(assigned.askExtension(DUE, "Chờ vốn", GIVEN)))
                .containsExactly(ProgrammeProblem.NO_DEADLINE_TO_EXTEND);
    }

    @Test
    void aSecondRequestWaitsUntilTheFirstIsDecided() {
        Commitment asked = accepted(
                inProgress(), commitment -> commitment.askExtension(DUE.plusMonths(1), "Chờ vốn", GIVEN.plusDays(9)));
        assertThat(codes(asked.askExtension(DUE.plusMonths(2), "Chờ vốn", GIVEN.plusDays(10))))
                .containsExactly(ProgrammeProblem.EXTENSION_ALREADY_ASKED);
    }

    @Test
    void aReportCannotBeOfTomorrow() {
        assertThat(codes(inProgress().reportDone(DUE.plusDays(1), "Đã xong", DUE)))
                .containsExactly(ProgrammeProblem.DATE_IN_FUTURE);
    }

    @Test
    void aReportCannotBeOlderThanTheAssignment() {
        Commitment assigned = accepted(dueOn(DUE), commitment -> commitment.assign(GIVEN));
        assertThat(codes(assigned.reportDone(GIVEN.minusDays(1), "Đã xong", DUE)))
                .containsExactly(ProgrammeProblem.DATE_TOO_EARLY);
    }

    @Test
    void returningAReportNeedsAReason() {
        assertThat(codes(reportedDone(DUE).giveBack(ASSIGNER, DUE, " "))).containsExactly(Refusal.REQUIRED);
    }

    @Test
    void whatIsSuspendedGoesOnWhereItStopped() {
        Commitment suspended = accepted(inProgress(), commitment -> commitment.suspend("Chờ sáp nhập", DUE));
        assertThat(suspended.standing(DUE.plusYears(1))).isEqualTo(Standing.SUSPENDED);
        Commitment resumed = accepted(suspended, commitment -> commitment.resume(DUE.plusDays(5)));
        assertThat(resumed.life()).isEqualTo(inProgress().life());
    }

    @Test
    void afterATransferTheNewLeadHasToReceiveIt() {
        Commitment moved = accepted(
                inProgress(), commitment -> commitment.transfer(OTHER_UNIT, "Đúng chức năng", GIVEN.plusDays(5)));
        assertThat(moved.terms().lead()).isEqualTo(new Holder.Known(OTHER_UNIT));
        assertThat(moved.life().stage()).isEqualTo(Life.Stage.ASSIGNED);
    }

    @Test
    void aCoordinatorCannotTakeOverTheLeadWithoutLeavingItsPlace() {
        Commitment helped = Commitment.raised(
                new CommitmentId(1),
                new CommitmentEvent.Raised(
                        new ProgrammeId(1), terms().withCoordinators(List.of(new Holder.Known(OTHER_UNIT))), null));
        Commitment assigned = accepted(helped, commitment -> commitment.assign(GIVEN));
        assertThat(codes(assigned.transfer(OTHER_UNIT, "Đúng chức năng", GIVEN)))
                .containsExactly(ProgrammeProblem.LEAD_IS_COORDINATOR);
    }

    @Test
    void whatIsNoLongerInForceIsNeitherDoneNorOverdue() {
        Commitment ended = accepted(inProgress(), commitment -> commitment.end("Thay bằng kế hoạch mới", DUE));
        assertThat(ended.standing(DUE.plusYears(1))).isEqualTo(Standing.NOT_IN_FORCE);
    }

    @Test
    void aPlaceholderCannotBeAssignedUntilSomebodyIsBoundToIt() {
        Commitment unknown = Commitment.raised(
                new CommitmentId(1),
                new CommitmentEvent.Raised(
                        new ProgrammeId(1), terms().withLead(new Holder.Unresolved("đơn vị đầu mối")), null));
        assertThat(codes(unknown.assign(GIVEN))).containsExactly(ProgrammeProblem.LEAD_UNRESOLVED);
        Commitment bound = accepted(unknown, commitment -> commitment.bindLead(LEAD));
        assertThat(bound.assign(GIVEN)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void bindingACoordinatorToTheLeadIsRefused() {
        Commitment helped = Commitment.raised(
                new CommitmentId(1),
                new CommitmentEvent.Raised(
                        new ProgrammeId(1),
                        terms().withCoordinators(List.of(new Holder.Unresolved("các đơn vị liên quan"))),
                        null));
        assertThat(codes(helped.bindCoordinator("các đơn vị liên quan", LEAD)))
                .containsExactly(ProgrammeProblem.LEAD_IS_COORDINATOR);
    }

    @Test
    void onceAssignedADueDateChangesOnlyByExtension() {
        Terms later = SampleCommitments.termsDueOn(DUE.plusDays(30));
        assertThat(codes(inProgress().edit(later))).containsExactly(ProgrammeProblem.DUE_CHANGES_BY_EXTENSION);
    }

    @Test
    void aMissingDeadlineMayBeSetAfterwards() {
        Commitment assigned = accepted(dueOn(null), commitment -> commitment.assign(GIVEN));
        Commitment edited = accepted(assigned, commitment -> commitment.edit(SampleCommitments.termsDueOn(DUE)));
        assertThat(edited.dueOn()).isEqualTo(DUE);
    }

    @Test
    void onceAssignedTheLeadChangesOnlyByTransfer() {
        Terms other = SampleCommitments.termsDueOn(DUE).withLead(new Holder.Known(OTHER_UNIT));
        assertThat(codes(inProgress().edit(other))).containsExactly(ProgrammeProblem.LEAD_CHANGES_BY_TRANSFER);
    }

    @Test
    void aConfirmedCommitmentIsNotEditedAnyMore() {
        Commitment confirmed = accepted(reportedDone(DUE), commitment -> commitment.confirm(ASSIGNER, DUE, ""));
        assertThat(codes(confirmed.edit(confirmed.terms()))).containsExactly(ProgrammeProblem.NOT_NOW);
    }

    /** Whatever is tried in whatever order: what was accepted rebuilds the same commitment, and one rule holds throughout. */
    @Test
    void anyHistoryRebuildsTheSameCommitmentAndNoHolderEverConfirms() {
        for (long seed = 1; seed <= 300; seed++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            List<CommitmentEvent> history = new ArrayList<>();
            CommitmentEvent.Raised raised =
                    new CommitmentEvent.Raised(new ProgrammeId(1), SampleCommitments.termsDueOn(DUE), null);
            history.add(raised);
            Commitment commitment = Commitment.raised(new CommitmentId(1), raised);
            LocalDate day = GIVEN;
            for (int step = 0; step < 40; step++) {
                day = day.plusDays(random.nextInt(9));
                if (tryAnything(commitment, random, day) instanceof Outcome.Accepted(CommitmentEvent event)) {
                    if (event instanceof CommitmentEvent.CompletionConfirmed confirmed) {
                        assertThat(commitment.terms().lead().is(confirmed.by()))
                                .as("seed %d: confirmed by the lead", seed)
                                .isFalse();
                    }
                    history.add(event);
                    commitment = commitment.after(event);
                }
            }
            assertThat(Commitment.rebuilt(new CommitmentId(1), history))
                    .as("seed %d", seed)
                    .isEqualTo(commitment);
            assertThat(commitment.version()).as("seed %d", seed).isEqualTo(history.size());
            assertThat(commitment.terms().problems()).as("seed %d", seed).isEmpty();
            assertThat(commitment.originalDueOn()).as("seed %d", seed).isEqualTo(DUE);
        }
    }

    private static Outcome<CommitmentEvent> tryAnything(Commitment commitment, RandomGenerator random, LocalDate day) {
        List<PartyId> parties = List.of(LEAD, ASSIGNER, OTHER_UNIT);
        PartyId party = parties.get(random.nextInt(parties.size()));
        return switch (random.nextInt(16)) {
            case 0 -> commitment.assign(day);
            case 1 -> commitment.receive(day);
            case 2, 3 ->
                commitment.reportProgress(
                        new CommitmentEvent.ProgressReported(day, random.nextInt(-5, 110), "Đang làm", "", null), day);
            case 4, 5 -> commitment.reportDone(day, "Đã xong", day);
            case 6, 7 -> commitment.confirm(party, day, "");
            case 8 -> commitment.giveBack(party, day, "Chưa đủ");
            case 9 -> commitment.askExtension(DUE.plusDays(random.nextInt(200)), "Chờ vốn", day);
            case 10 -> commitment.grantExtension(party, DUE.plusDays(random.nextInt(200)), day);
            case 11 -> commitment.refuseExtension(party, "Không", day);
            case 12 -> random.nextInt(4) == 0 ? commitment.suspend("Chờ", day) : commitment.resume(day);
            case 13 -> commitment.transfer(party, "Đúng chức năng", day);
            case 14 ->
                commitment.recordFinding(new Finding(
                        Bilingual.same("Báo chí đưa tin"), "Báo Cần Thơ", day, Finding.Certainty.SECONDARY));
            default -> random.nextInt(10) == 0 ? commitment.end("Thôi", day) : commitment.link(new CommitmentId(2));
        };
    }
}
