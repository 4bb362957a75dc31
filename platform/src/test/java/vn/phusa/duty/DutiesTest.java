package vn.phusa.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.ProblemCode;
import vn.phusa.base.Refusal;
import vn.phusa.base.Role;
import vn.phusa.shell.ListQuery;
import vn.phusa.testing.PlatformTest;

/** The life of a duty, and who may do what to it. */
@PlatformTest
class DutiesTest {
    private static final LocalDate DUE = LocalDate.of(2026, 6, 30);

    @Autowired
    private ApplicationContext platform;

    private Workshop workshop;

    @Autowired
    private JdbcClient database;

    private Workshop.Unit unit;

    @BeforeEach
    void inJune() {
        workshop = new Workshop(platform);
        workshop.clock.set(LocalDate.of(2026, 6, 1), 9, 0);
        unit = workshop.unit();
    }

    @AfterEach
    void resetClock() {
        workshop.clock.reset();
    }

    private void on(int month, int day) {
        workshop.clock.set(LocalDate.of(2026, month, day), 10, 0);
    }

    private OfficialStatus status(Duty duty) {
        return workshop.now(duty).status(workshop.instant());
    }

    private static ProblemCode why(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Rejected<?>(var problems)) {
            return problems.getFirst().code();
        }
        throw new AssertionError("accepted");
    }

    @Test
    void reportedOnTheDueDayAndConfirmedThreeDaysLaterIsOnTime() {
        Duty duty = workshop.due(unit, DUE);
        on(6, 30);
        workshop.report(unit.officer(), duty).orThrow();
        on(7, 3);
        workshop.confirm(unit.focalPoint(), duty).orThrow();
        assertThat(status(duty)).isEqualTo(OfficialStatus.DONE_ON_TIME);
    }

    @Test
    void reportedInTimeReturnedAndReportedAgainAfterTheDueDayIsLate() {
        Duty duty = workshop.due(unit, DUE);
        on(6, 30);
        workshop.report(unit.officer(), duty).orThrow();
        on(7, 2);
        workshop.in(() -> workshop.duties.returnForRework(unit.focalPoint(), duty.id(), "thiếu phụ lục"))
                .orThrow();
        assertThat(status(duty)).isEqualTo(OfficialStatus.OPEN_OVERDUE);
        on(7, 5);
        workshop.report(unit.officer(), duty).orThrow();
        workshop.confirm(unit.focalPoint(), duty).orThrow();
        assertThat(status(duty)).isEqualTo(OfficialStatus.DONE_LATE);
    }

    @Test
    void anExtensionKeepsTheOriginalDueDate() {
        Duty duty = workshop.due(unit, DUE);
        workshop.in(() -> workshop.duties.askExtension(
                        unit.officer(), duty.id(), LocalDate.of(2026, 7, 15), "chờ ý kiến"))
                .orThrow();
        workshop.in(() -> workshop.duties.extend(unit.focalPoint(), duty.id(), LocalDate.of(2026, 7, 10), "đồng ý"))
                .orThrow();
        assertThat(workshop.now(duty))
                .extracting(Duty::originalDue, Duty::due, Duty::extensions, Duty::askedUntil)
                .containsExactly(Due.endOf(DUE), Due.endOf(LocalDate.of(2026, 7, 10)), 1, null);
    }

    @Test
    void anExtensionToAnEarlierDayIsRefused() {
        Duty duty = workshop.due(unit, DUE);
        assertThat(why(workshop.in(() ->
                        workshop.duties.extend(unit.focalPoint(), duty.id(), LocalDate.of(2026, 6, 20), "sớm hơn"))))
                .isEqualTo(DutyProblem.NOT_LATER);
    }

    @Test
    void aRefusedExtensionLeavesTheDueDate() {
        Duty duty = workshop.due(unit, DUE);
        workshop.in(() -> workshop.duties.askExtension(unit.officer(), duty.id(), LocalDate.of(2026, 8, 1), "bận"))
                .orThrow();
        workshop.in(() -> workshop.duties.refuseExtension(unit.focalPoint(), duty.id(), "không có lý do"))
                .orThrow();
        assertThat(workshop.now(duty).due()).isEqualTo(Due.endOf(DUE));
    }

    @Test
    void aDutyWithoutADeadlineCanBeGivenOneLater() {
        Duty duty = workshop.open(unit, DueRule.notSet());
        assertThat(status(duty)).isEqualTo(OfficialStatus.OPEN_WITHOUT_DEADLINE);
        workshop.in(() -> workshop.duties.extend(unit.focalPoint(), duty.id(), DUE, "kế hoạch mới"))
                .orThrow();
        assertThat(workshop.now(duty))
                .extracting(Duty::originalDue, Duty::extensions)
                .containsExactly(Due.endOf(DUE), 0);
    }

    @Test
    void theHolderNeverConfirms() {
        Duty duty = workshop.due(unit, DUE);
        workshop.report(unit.officer(), duty).orThrow();
        assertThat(why(workshop.confirm(unit.officer(), duty))).isEqualTo(Refusal.FORBIDDEN);
    }

    @Test
    void whoeverReportedForTheHolderDoesNotConfirmEvenWithTheRightTo() {
        Actor both = Workshop.person("Kiêm nhiệm", Role.UNIT_HEAD, unit.unit(), unit.office());
        Duty duty = workshop.due(unit, DUE);
        workshop.report(both, duty).orThrow();
        assertThat(why(workshop.confirm(both, duty))).isEqualTo(DutyProblem.OWN_REPORT);
    }

    @Test
    void theFocalPointRecordsOnTheUnitsBehalfAndItIsMarked() {
        Duty duty = workshop.due(unit, DUE);
        on(7, 2);
        workshop.in(() -> workshop.duties.reportDone(
                        unit.focalPoint(), duty.id(), "công văn 12/SKHCN", LocalDate.of(2026, 6, 29)))
                .orThrow();
        assertThat(workshop.now(duty).reportedOnBehalf()).isTrue();
        workshop.confirm(unit.focalPoint(), duty).orThrow();
        assertThat(status(duty)).isEqualTo(OfficialStatus.DONE_ON_TIME);
    }

    @Test
    void aUnitCannotDateItsOwnReportBack() {
        Duty duty = workshop.due(unit, DUE);
        on(7, 2);
        assertThat(why(workshop.in(() ->
                        workshop.duties.reportDone(unit.officer(), duty.id(), "xong", LocalDate.of(2026, 6, 29)))))
                .isEqualTo(Refusal.FORBIDDEN);
    }

    @Test
    void anotherUnitNeitherSeesNorChangesIt() {
        Duty duty = workshop.due(unit, DUE);
        assertThat(why(workshop.duties.find(unit.stranger(), duty.id()))).isEqualTo(Refusal.NOT_FOUND);
        assertThat(why(workshop.report(unit.stranger(), duty))).isEqualTo(Refusal.NOT_FOUND);
        assertThat(workshop.duties.list(unit.stranger(), ListQuery.all()).rows())
                .isEmpty();
    }

    @Test
    void aUnitCannotGiveExtendOrWithdraw() {
        assertThat(why(workshop.in(
                        () -> workshop.duties.open(unit.officer(), workshop.newDuty(unit, DueRule.notSet())))))
                .isEqualTo(Refusal.FORBIDDEN);
        Duty duty = workshop.due(unit, DUE);
        assertThat(why(workshop.in(() ->
                        workshop.duties.extend(unit.officer(), duty.id(), LocalDate.of(2026, 9, 1), "tự gia hạn"))))
                .isEqualTo(Refusal.FORBIDDEN);
        assertThat(why(workshop.in(() -> workshop.duties.withdraw(unit.officer(), duty.id(), "thôi"))))
                .isEqualTo(Refusal.FORBIDDEN);
    }

    @Test
    void theSameThingIsNotOwedTwiceAtOnce() {
        NewDuty once = workshop.newDuty(unit, DueRule.onDate(DUE));
        workshop.in(() -> workshop.duties.open(unit.focalPoint(), once)).orThrow();
        assertThat(why(workshop.in(() -> workshop.duties.open(unit.focalPoint(), once))))
                .isEqualTo(DutyProblem.ALREADY_OPEN);
    }

    @Test
    void aSecondReportOfTheSameDutyIsRefused() {
        Duty duty = workshop.due(unit, DUE);
        workshop.report(unit.officer(), duty).orThrow();
        assertThat(why(workshop.report(unit.head(), duty))).isEqualTo(DutyProblem.NOT_NOW);
    }

    @Test
    void aSuspendedDutyRemindsNobodyAndGoesOnWithANewDate() {
        Duty duty = workshop.due(unit, DUE);
        workshop.in(() -> workshop.duties.suspend(unit.focalPoint(), duty.id(), "chờ luật mới"))
                .orThrow();
        on(7, 20);
        workshop.reminding.sendDue();
        assertThat(workshop.reminders(unit.officer(), duty)).isEmpty();
        workshop.in(() -> workshop.duties.resume(unit.focalPoint(), duty.id(), LocalDate.of(2026, 9, 30), "có luật"))
                .orThrow();
        assertThat(workshop.now(duty))
                .extracting(Duty::life, Duty::due)
                .containsExactly(Life.ASSIGNED, Due.endOf(LocalDate.of(2026, 9, 30)));
    }

    @Test
    void aTransferredDutyIsTheNewHoldersWork() {
        Duty duty = workshop.due(unit, DUE);
        Workshop.Unit other = workshop.unit();
        workshop.in(() -> workshop.duties.transfer(unit.focalPoint(), duty.id(), other.unit(), "đúng chức năng"))
                .orThrow();
        assertThat(workshop.duties.workList(other.officer()))
                .extracting(item -> item.duty().id())
                .contains(duty.id());
        assertThat(workshop.duties.workList(unit.officer())).isEmpty();
    }

    @Test
    void aRefusalGivesAReason() {
        Duty duty = workshop.due(unit, DUE);
        assertThat(why(workshop.in(() -> workshop.duties.withdraw(unit.focalPoint(), duty.id(), "  "))))
                .isEqualTo(Refusal.REQUIRED);
    }

    // ---- explanations

    @Test
    void aLeaderAsksAndTheHolderAnswersAndBothAreKept() {
        Duty duty = workshop.due(unit, DUE);
        on(7, 6);
        Duty asked = workshop.in(() ->
                        workshop.duties.askExplanation(unit.leader(), duty.id(), "Vì sao chậm?", Term.workingDays(2)))
                .orThrow();
        assertThat(asked.due()).isEqualTo(Due.endOf(LocalDate.of(2026, 7, 8)));
        on(7, 7);
        workshop.in(() -> workshop.duties.explain(unit.officer(), asked.id(), "Chờ số liệu."))
                .orThrow();
        assertThat(status(asked)).isEqualTo(OfficialStatus.DONE_ON_TIME);
        assertThat(workshop.store.acts(duty.id()))
                .extracting(done -> done.act().said())
                .contains("Vì sao chậm?", "Chờ số liệu.");
    }

    @Test
    void anUnansweredQuestionIsEscalatedLikeAnyDuty() {
        Duty duty = workshop.due(unit, DUE);
        on(7, 6);
        Duty asked = workshop.in(
                        () -> workshop.duties.askExplanation(unit.leader(), duty.id(), "Vì sao?", Term.workingDays(2)))
                .orThrow();
        on(7, 13);
        workshop.reminding.sendDue();
        assertThat(workshop.reminders(unit.head(), asked)).hasSize(1);
    }

    @Test
    void twoQuestionsAboutOneDutyAreToldApartByTheirTitles() {
        Duty duty = workshop.due(unit, DUE);
        Duty first = workshop.in(() ->
                        workshop.duties.askExplanation(unit.leader(), duty.id(), "Vì sao chậm?", Term.workingDays(2)))
                .orThrow();
        Duty second = workshop.in(() -> workshop.duties.askExplanation(
                        unit.focalPoint(), duty.id(), "Vì sao\nchi vượt dự toán?", Term.workingDays(2)))
                .orThrow();
        assertThat(first.title()).isEqualTo("Giải trình “Vì sao chậm?” – " + duty.title());
        assertThat(second.title()).startsWith("Giải trình “Vì sao chi vượt dự toán?” – ");
    }

    @Test
    void whoeverAskedIsToldOfTheAnswerAndTheHolderIsRemindedOfTheQuestion() {
        Duty duty = workshop.due(unit, DUE);
        on(6, 2);
        Duty asked = workshop.in(() ->
                        workshop.duties.askExplanation(unit.leader(), duty.id(), "Vì sao chậm?", Term.workingDays(2)))
                .orThrow();
        assertThat(workshop.inbox(unit.officer(), asked, "duty.opened"))
                .containsExactly("Lãnh đạo yêu cầu giải trình, trả lời trước 04/06/2026. Giải trình “Vì sao chậm?” – "
                        + duty.title());
        on(6, 3);
        workshop.reminding.sendDue();
        assertThat(workshop.reminders(unit.officer(), asked)).hasSize(1);
        assertThat(workshop.bodies(unit.officer(), asked))
                .containsExactly("Vì sao chậm?", "Lãnh đạo hỏi: Vì sao chậm?");
        workshop.in(() -> workshop.duties.explain(unit.officer(), asked.id(), "Chờ số liệu."))
                .orThrow();
        assertThat(workshop.inbox(unit.leader(), duty, "duty.explained"))
                .containsExactly("Đã có giải trình: " + duty.title());
        assertThat(workshop.inbox(unit.focalPoint(), duty, "duty.explained")).hasSize(1);
    }

    @Test
    void aQuestionIsNotAnsweredByAReportOfCompletion() {
        Duty duty = workshop.due(unit, DUE);
        Duty asked = workshop.in(
                        () -> workshop.duties.askExplanation(unit.leader(), duty.id(), "Vì sao?", Term.workingDays(2)))
                .orThrow();
        assertThat(why(workshop.report(unit.officer(), asked))).isEqualTo(DutyProblem.EXPLAIN);
        assertThat(why(workshop.report(unit.focalPoint(), asked))).isEqualTo(DutyProblem.EXPLAIN);
    }

    @Test
    void aUnitCannotAskForExplanations() {
        Duty duty = workshop.due(unit, DUE);
        assertThat(why(workshop.in(() ->
                        workshop.duties.askExplanation(unit.officer(), duty.id(), "Vì sao?", Term.workingDays(2)))))
                .isEqualTo(Refusal.FORBIDDEN);
    }

    // ---- absence

    @Test
    void aDeputyActsForTheAbsentFromTheFirstToTheLastDay() {
        Duty duty = workshop.due(unit, DUE);
        Actor deputy = Workshop.person("Người thay", Role.UNIT_OFFICER, Workshop.party());
        PartyId person = java.util.Objects.requireNonNull(deputy.person());
        workshop.in(() -> workshop.duties.delegate(
                        unit.officer(), person, LocalDate.of(2026, 6, 10), LocalDate.of(2026, 6, 12), "đi học"))
                .orThrow();
        assertThat(why(workshop.report(deputy, duty))).isEqualTo(Refusal.NOT_FOUND);
        on(6, 12);
        assertThat(workshop.duties.workList(deputy))
                .filteredOn(item -> item.duty().id().equals(duty.id()))
                .extracting(WorkItem::onBehalfOf)
                .containsExactly(unit.officer().person());
        on(6, 13);
        assertThat(workshop.duties.workList(deputy)).isEmpty();
        on(6, 11);
        workshop.report(deputy, duty).orThrow();
        assertThat(workshop.now(duty).reportedOnBehalf()).isTrue();
    }

    @Test
    void nobodyIsTheirOwnDeputy() {
        PartyId self = java.util.Objects.requireNonNull(unit.officer().person());
        assertThat(why(workshop.in(() -> workshop.duties.delegate(
                        unit.officer(), self, LocalDate.of(2026, 6, 10), LocalDate.of(2026, 6, 12), ""))))
                .isEqualTo(DutyProblem.OWN_DEPUTY);
    }

    // ---- lists

    @Test
    void theWorkListStandsInGroupsTheMostUrgentFirst() {
        Duty overdue = workshop.due(unit, LocalDate.of(2026, 6, 5));
        Duty soon = workshop.due(unit, LocalDate.of(2026, 6, 12));
        Duty later = workshop.due(unit, LocalDate.of(2026, 9, 30));
        Duty open = workshop.open(unit, DueRule.notSet());
        on(6, 10);
        assertThat(workshop.duties.workList(unit.officer()))
                .extracting(item -> item.duty().id(), WorkItem::group)
                .containsExactly(
                        Assertions.tuple(overdue.id(), WorkItem.Group.OVERDUE),
                        Assertions.tuple(soon.id(), WorkItem.Group.SOON),
                        Assertions.tuple(later.id(), WorkItem.Group.LATER),
                        Assertions.tuple(open.id(), WorkItem.Group.NO_DEADLINE));
        assertThat(workshop.duties.pressing(unit.officer())).isEqualTo(2);
    }

    @Test
    void aReportWaitsOnTheAssignersListAndIsShownAsWaitingToTheHolder() {
        Duty duty = workshop.due(unit, DUE);
        workshop.report(unit.officer(), duty).orThrow();
        assertThat(workshop.duties.workList(unit.focalPoint()))
                .extracting(WorkItem::group)
                .containsExactly(WorkItem.Group.TO_DECIDE);
        assertThat(workshop.duties.workList(unit.officer()))
                .extracting(WorkItem::group)
                .containsExactly(WorkItem.Group.WAITING);
    }

    @Test
    void aLeaderCountsByStatusAndDrillsDownToTheDuties() {
        workshop.due(unit, LocalDate.of(2026, 6, 5));
        workshop.due(unit, LocalDate.of(2026, 6, 8));
        workshop.due(unit, DUE);
        workshop.open(unit, DueRule.notSet());
        on(6, 10);
        assertThat(workshop.duties.counts(unit.leader(), ListQuery.all()))
                .singleElement()
                .satisfies(count -> {
                    assertThat(count.of(OfficialStatus.OPEN_OVERDUE)).isEqualTo(2);
                    assertThat(count.of(OfficialStatus.OPEN_IN_TIME)).isEqualTo(1);
                    assertThat(count.of(OfficialStatus.OPEN_WITHOUT_DEADLINE)).isEqualTo(1);
                });
        ListQuery overdue = new ListQuery("", null, false, 1, 50, java.util.Map.of("status", "open-overdue"));
        assertThat(workshop.duties.list(unit.leader(), overdue).total()).isEqualTo(2);
    }

    @Test
    void titlesAreFoundWithoutDiacritics() {
        Duty duty = workshop.due(unit, DUE);
        String number = duty.title().replaceAll("\\D", "");
        ListQuery query = new ListQuery("nop bao cao " + number, null, false, 1, 50, java.util.Map.of());
        assertThat(workshop.duties.list(unit.leader(), query).rows())
                .extracting(DutyRow::id)
                .containsExactly(duty.id());
    }

    // ---- what is written

    @Test
    void theHistoryCannotBeChanged() {
        Duty duty = workshop.due(unit, DUE);
        Assertions.assertThatThrownBy(() -> database.sql("update duty.history set actor = 'ai khác' where duty = :id")
                        .param("id", duty.id().value())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    /** Seeded random walks: what the table says is what the acts say, and SQL derives the status as the rule does. */
    @Test
    void theTableAlwaysSaysWhatTheActsSay() {
        Random random = new Random(147);
        for (int round = 0; round < 40; round++) {
            workshop.clock.set(LocalDate.of(2026, 6, 1), 9, 0);
            Duty duty = workshop.open(
                    unit,
                    switch (random.nextInt(3)) {
                        case 0 -> DueRule.notSet();
                        case 1 -> DueRule.within(Term.workingDays(1 + random.nextInt(20)));
                        default -> DueRule.within(Term.hours(1 + random.nextInt(300)));
                    });
            for (int step = 0; step < 8; step++) {
                workshop.clock.advance(Duration.ofHours(random.nextInt(120)));
                LocalDate later = LocalDate.of(2026, 7, 1).plusDays(random.nextInt(60));
                DutyId id = duty.id();
                switch (random.nextInt(9)) {
                    case 0 -> workshop.in(() -> workshop.duties.receive(unit.officer(), id));
                    case 1, 2 -> workshop.in(() -> workshop.duties.reportDone(unit.officer(), id, "xong", null));
                    case 3 -> workshop.in(() -> workshop.duties.returnForRework(unit.focalPoint(), id, "sửa"));
                    case 4 -> workshop.in(() -> workshop.duties.extend(unit.focalPoint(), id, later, "thêm"));
                    case 5 -> workshop.in(() -> workshop.duties.askExtension(unit.officer(), id, later, "xin"));
                    case 6 -> workshop.in(() -> workshop.duties.suspend(unit.focalPoint(), id, "dừng"));
                    case 7 -> workshop.in(() -> workshop.duties.resume(unit.focalPoint(), id, null, ""));
                    default -> workshop.in(() -> workshop.duties.confirm(unit.focalPoint(), id, ""));
                }
            }
            Duty folded = workshop.now(duty);
            DutyRow row = workshop.duties.rows(Set.of(duty.id())).getFirst();
            assertThat(row)
                    .as("round %d", round)
                    .extracting(DutyRow::life, DutyRow::status, DutyRow::acts, DutyRow::extensions)
                    .containsExactly(
                            folded.life(), folded.status(workshop.instant()), folded.acts(), folded.extensions());
            assertThat(row.dueUntil())
                    .isEqualTo(folded.due() == null ? null : folded.due().until());
        }
    }

    // ---- the calendar

    @Test
    void aNewHolidayMovesTheDueDatesThatRunOverIt() {
        workshop.clock.set(LocalDate.of(2031, 3, 3), 9, 0);
        Duty term = workshop.open(unit, DueRule.within(Term.workingDays(5)));
        Duty fixed = workshop.open(unit, DueRule.onDate(LocalDate.of(2031, 3, 10)));
        Due before = java.util.Objects.requireNonNull(term.due());
        assertThat(before.on()).isEqualTo(LocalDate.of(2031, 3, 10));
        workshop.in(() -> workshop.duties.changeCalendar(
                        Actor.platform(),
                        LocalDate.of(2031, 3, 6),
                        CalendarDay.Kind.HOLIDAY,
                        Bilingual.same("Ngày thử"),
                        "thử",
                        false))
                .orThrow();
        assertThat(workshop.now(term))
                .extracting(duty -> duty.due().on(), duty -> duty.originalDue().on(), Duty::extensions)
                .containsExactly(LocalDate.of(2031, 3, 11), LocalDate.of(2031, 3, 10), 0);
        assertThat(workshop.now(fixed).due().on()).isEqualTo(LocalDate.of(2031, 3, 10));
    }

    @Test
    void onlyTheAdministratorChangesTheCalendar() {
        assertThat(why(workshop.in(() -> workshop.duties.changeCalendar(
                        unit.leader(),
                        LocalDate.of(2031, 4, 6),
                        CalendarDay.Kind.HOLIDAY,
                        Bilingual.same("Ngày thử"),
                        "thử",
                        false))))
                .isEqualTo(Refusal.FORBIDDEN);
    }
}
