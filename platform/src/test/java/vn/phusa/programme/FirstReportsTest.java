package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phusa.base.Actor;
import vn.phusa.base.VietnamTime;
import vn.phusa.duty.Duties;
import vn.phusa.ledger.Act;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Ledger;
import vn.phusa.ledger.Subject;
import vn.phusa.programme.reporting.PeriodicReports;
import vn.phusa.programme.reporting.ReportEvent;
import vn.phusa.programme.reporting.Round;
import vn.phusa.programme.reporting.UnitReport;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;

/** A made-up programme comes with the reports of its past quarters, taken from how its commitments stood then. */
@PlatformTest
class FirstReportsTest {
    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 20);

    private final PeriodicReports reports;
    private final Commitments commitments;
    private final Programmes programmes;
    private final Duties duties;
    private final SettableClock clock;
    private final ProgrammeFixture given;

    @Autowired
    FirstReportsTest(
            PeriodicReports reports,
            Programmes programmes,
            Commitments commitments,
            Duties duties,
            Ledger ledger,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            SettableClock clock) {
        this.reports = reports;
        this.commitments = commitments;
        this.programmes = programmes;
        this.duties = duties;
        this.clock = clock;
        clock.set(LocalDate.of(2024, 1, 10), 9, 0);
        this.given = new ProgrammeFixture(programmes, commitments);
        live();
        clock.set(TODAY, 9, 0);
        transactions.executeWithoutResult(_ -> {
            ActId act = ledger.record(new Act(
                    ProgrammeAct.PROGRAMME_LOADED,
                    Actor.platform(),
                    Subject.of("programme.programme", given.programme.value())));
            events.publishEvent(new DemonstrationLoaded(programme(), act, START, TODAY));
        });
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private Programme programme() {
        return programmes.view(given.keeper, given.programme).orThrow().programme();
    }

    /** Two commitments from the beginning, one reported on each quarter; one more of another unit a year later. */
    private void live() {
        CommitmentId busy = given.assigned("1", LocalDate.of(2027, 1, 1));
        given.assigned("2", null);
        for (LocalDate day = LocalDate.of(2024, 3, 1); day.isBefore(TODAY); day = day.plusMonths(3)) {
            if (day.getYear() == 2025 && day.getMonthValue() == 3) {
                clock.set(day, 9, 0);
                CommitmentId other = commitments
                        .raise(
                                given.keeper,
                                given.programme,
                                given.terms("3", null).withLead(new Holder.Known(given.otherUnit)),
                                Submission.none())
                        .orThrow();
                commitments.assign(given.keeper, other, Submission.none()).orThrow();
            }
            clock.set(day, 9, 0);
            commitments
                    .reportProgress(
                            given.officer, busy, null, 10, "Làm trong quý, ngày " + day, "", null, Submission.none())
                    .orThrow();
        }
    }

    private List<Round> rounds() {
        return reports.rounds(given.keeper, given.programme).orThrow();
    }

    private List<UnitReport> reportsOf(Round round) {
        return reports.round(given.keeper, round.id()).orThrow().reports();
    }

    @Test
    void eachQuarterHasItsRoundAndOnlyTheRunningOnesAreOpen() {
        assertThat(rounds()).extracting(Round::to).contains(LocalDate.of(2024, 3, 14), LocalDate.of(2026, 6, 14));
        assertThat(rounds()).hasSize(11);
        assertThat(rounds())
                .allSatisfy(round -> assertThat(round.open())
                        .as("%s", round.to())
                        .isEqualTo(!round.summaryDueOn().plusDays(1).isBefore(TODAY)));
        assertThat(rounds()).filteredOn(Round::open).isNotEmpty();
    }

    @Test
    void aUnitIsAskedFromTheQuarterOfItsFirstCommitmentOn() {
        for (Round round : rounds()) {
            boolean both = round.to().isAfter(LocalDate.of(2025, 3, 1));
            assertThat(reportsOf(round))
                    .as("%s", round.to())
                    .extracting(UnitReport::lead)
                    .hasSize(both ? 2 : 1)
                    .contains(given.unit);
        }
    }

    @Test
    void whatIsReportedIsWhatWasKnownInThatQuarter() {
        List<UnitReport> sent = rounds().stream()
                .filter(round -> !round.open())
                .flatMap(round -> reportsOf(round).stream())
                .filter(report -> report.lead().equals(given.unit) && report.submittedAt() != null)
                .toList();
        assertThat(sent).hasSizeGreaterThan(5).allSatisfy(report -> {
            Round round = rounds().stream()
                    .filter(one -> one.id().equals(report.round()))
                    .findFirst()
                    .orElseThrow();
            assertThat(report.lines()).extracting(UnitReport.Line::number).containsExactlyInAnyOrder("1", "2");
            assertThat(report.lines())
                    .filteredOn(line -> line.number().equals("1"))
                    .singleElement()
                    .satisfies(line -> assertThat(line.done())
                            .isEqualTo("Làm trong quý, ngày " + round.to().withDayOfMonth(1)));
        });
        assertThat(sent)
                .filteredOn(report -> report.stage() == UnitReport.Stage.ACCEPTED)
                .isNotEmpty();
    }

    @Test
    void everybodyIsMarkedAsMadeUpAndNothingLiesInTheFuture() {
        for (Round round : rounds()) {
            for (UnitReport report : reportsOf(round)) {
                List<ReportEvent> history = reports.report(given.keeper, round.id(), report.lead())
                        .orThrow()
                        .history();
                assertThat(history).allSatisfy(event -> {
                    assertThat(event.by()).endsWith("(minh họa)");
                    assertThat(event.at()).isBefore(VietnamTime.startOf(TODAY));
                });
            }
        }
    }

    @Test
    void theOpenRoundUrgesWhoStillOwesItsReport() {
        Round open = rounds().stream().filter(Round::open).findFirst().orElseThrow();
        for (UnitReport report : reportsOf(open)) {
            assertThat(duties.about("programme", "round-" + open.id() + "-" + report.lead()))
                    .as("%s %s", report.lead(), report.stage())
                    .singleElement()
                    .satisfies(duty ->
                            assertThat(duty.life().ended()).isEqualTo(report.stage() == UnitReport.Stage.ACCEPTED));
        }
    }
}
