package vn.phusa.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phusa.testing.PlatformTest;

/** Reminders reach those concerned exactly once, also across downtime and with several processes at work. */
@PlatformTest
class RemindingTest {
    private static final LocalDate DUE = LocalDate.of(2026, 6, 30);

    @Autowired
    private ApplicationContext platform;

    private Workshop workshop;

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

    private void lookOn(int month, int day) {
        workshop.clock.set(LocalDate.of(2026, month, day), 7, 30);
        workshop.reminding.sendDue();
    }

    @Test
    void theHolderIsRemindedAndThenThoseAboveLevelByLevel() {
        Duty duty = workshop.due(unit, DUE);
        for (LocalDate day = LocalDate.of(2026, 6, 2); day.isBefore(LocalDate.of(2026, 7, 20)); day = day.plusDays(1)) {
            lookOn(day.getMonthValue(), day.getDayOfMonth());
        }
        assertThat(workshop.reminders(unit.officer(), duty))
                .containsExactly(
                        "Còn 14 ngày: " + duty.title() + " (hạn 30/06/2026)",
                        "Còn 7 ngày: " + duty.title() + " (hạn 30/06/2026)",
                        "Còn 4 ngày: " + duty.title() + " (hạn 30/06/2026)",
                        "Còn 1 ngày: " + duty.title() + " (hạn 30/06/2026)",
                        "Hôm nay là hạn: " + duty.title() + " (hạn 30/06/2026)",
                        "Quá hạn: " + duty.title() + " (hạn 30/06/2026)");
        assertThat(workshop.reminders(unit.head(), duty)).hasSize(1);
        assertThat(workshop.reminders(unit.leader(), duty)).hasSize(1);
    }

    @Test
    void duringTheGraceNobodyAboveIsTold() {
        Duty duty = workshop.due(unit, DUE);
        lookOn(7, 2);
        assertThat(workshop.reminders(unit.head(), duty)).isEmpty();
        lookOn(7, 3);
        assertThat(workshop.reminders(unit.head(), duty)).hasSize(1);
        assertThat(workshop.reminders(unit.leader(), duty)).isEmpty();
    }

    @Test
    void whatWasMissedWhileThePlatformWasDownIsSentOnceOnStart() {
        Duty duty = workshop.due(unit, DUE);
        lookOn(6, 29);
        assertThat(workshop.reminders(unit.officer(), duty)).hasSize(1);
        assertThat(workshop.store.reminders(duty.id()))
                .extracting(reminder -> reminder.step() + " " + reminder.coveredBy())
                .containsExactlyInAnyOrder(
                        "before-1 null", "before-14 before-1", "before-7 before-1", "before-3 before-1");
    }

    @Test
    void lookingAgainSendsNothingAgain() {
        Duty duty = workshop.due(unit, DUE);
        lookOn(6, 29);
        lookOn(6, 29);
        assertThat(workshop.reminders(unit.officer(), duty)).hasSize(1);
    }

    @Test
    void aReportStopsTheRemindersAndAReturnStartsThemAgain() {
        Duty duty = workshop.due(unit, DUE);
        workshop.report(unit.officer(), duty).orThrow();
        lookOn(6, 29);
        assertThat(workshop.reminders(unit.officer(), duty)).isEmpty();
        workshop.in(() -> workshop.duties.returnForRework(unit.focalPoint(), duty.id(), "thiếu"))
                .orThrow();
        lookOn(6, 29);
        assertThat(workshop.reminders(unit.officer(), duty)).hasSize(1);
    }

    @Test
    void anExtendedDutyIsRemindedOfItsNewDate() {
        Duty duty = workshop.due(unit, DUE);
        lookOn(6, 29);
        workshop.in(() -> workshop.duties.extend(unit.focalPoint(), duty.id(), LocalDate.of(2026, 7, 31), "thêm"))
                .orThrow();
        lookOn(7, 17);
        assertThat(workshop.reminders(unit.officer(), duty)).last().asString().contains("hạn 31/07/2026");
    }

    @Test
    void aDutyCanHaveRemindersOfItsOwn() {
        Duty duty = workshop.due(unit, DUE);
        workshop.in(() -> workshop.duties.setReminders(
                        unit.focalPoint(), duty.id(), new ReminderPolicy(List.of(2), 0, 1)))
                .orThrow();
        lookOn(6, 24);
        assertThat(workshop.reminders(unit.officer(), duty)).isEmpty();
        lookOn(7, 1);
        assertThat(workshop.reminders(unit.head(), duty)).hasSize(1);
    }

    @Test
    void whereTheHolderCannotBeReachedTheFocalPointIsToldSo() {
        workshop.silence(unit);
        Duty duty = workshop.due(unit, DUE);
        lookOn(6, 29);
        assertThat(workshop.reminders(unit.focalPoint(), duty))
                .containsExactly("Chưa báo được cho đơn vị thực hiện: " + duty.title() + " (hạn 30/06/2026)");
        assertThat(workshop.store.reminders(duty.id()))
                .filteredOn(reminder -> reminder.coveredBy() == null)
                .extracting(reminder -> reminder.told())
                .containsExactly(0);
        assertThat(workshop.duties.file(unit.focalPoint(), duty.id()).orThrow().unreachable())
                .isTrue();
    }

    @Test
    void aHolderWhoIsReachedNeedsNobodyInItsPlace() {
        Duty duty = workshop.due(unit, DUE);
        lookOn(6, 29);
        assertThat(workshop.reminders(unit.focalPoint(), duty)).isEmpty();
        assertThat(workshop.duties.file(unit.focalPoint(), duty.id()).orThrow().unreachable())
                .isFalse();
    }

    /** The summaries of a morning ask for the reminders of that morning first. */
    @Test
    void aSummaryWaitsWhileAnotherProcessRemindsAndForNothingElse() throws Exception {
        Duty duty = workshop.due(unit, DUE);
        workshop.clock.set(LocalDate.of(2026, 6, 30), 7, 0);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Boolean> reminds = other.submit(() -> workshop.in(() -> {
                workshop.store.lock(duty.id());
                held.countDown();
                return await(asked);
            }));
            held.await();
            assertThat(workshop.reminding.tellDue()).isFalse();
            asked.countDown();
            assertThat(reminds.get()).isTrue();
        }
        assertThat(workshop.reminding.tellDue()).isTrue();
        assertThat(workshop.reminders(unit.officer(), duty)).hasSize(1);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Eight lookers at once on one database, as two processes with four threads each would be. */
    @Test
    void severalProcessesSendEachReminderOnce() throws Exception {
        List<Duty> duties = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            duties.add(workshop.due(unit, DUE));
        }
        workshop.clock.set(LocalDate.of(2026, 7, 7), 7, 30);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Integer>> lookers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                lookers.add(threads.submit(() -> {
                    start.await();
                    return workshop.reminding.sendDue();
                }));
            }
            start.countDown();
        }
        int sent = 0;
        for (Future<Integer> looker : lookers) {
            sent += looker.get();
        }
        // Whatever a looker left because another had it was sent by that other one.
        workshop.reminding.sendDue();
        assertThat(duties).allSatisfy(duty -> {
            assertThat(workshop.reminders(unit.officer(), duty)).hasSize(1);
            assertThat(workshop.reminders(unit.head(), duty)).hasSize(1);
            assertThat(workshop.reminders(unit.leader(), duty)).hasSize(1);
        });
        assertThat(sent).isGreaterThanOrEqualTo(60 * 3);
    }
}
