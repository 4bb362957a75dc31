package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vn.phusa.base.PartyId;

/** The made-up busy programme lives by the same rules as real ones. */
class DemonstrationTest {
    private static final LocalDate START = LocalDate.of(2023, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
    private static final PartyId ASSIGNER = new PartyId(1);
    private static final List<PartyId> UNITS =
            LongStream.rangeClosed(2, 12).mapToObj(PartyId::new).toList();

    private static List<Demonstration.Story> stories() {
        return new Demonstration(59, START, TODAY, ASSIGNER, UNITS).stories(new ProgrammeId(1), 420);
    }

    private static Commitment told(Demonstration.Story story) {
        List<CommitmentEvent> events = new ArrayList<>(List.of(story.raised()));
        story.then().forEach(happened -> events.add(happened.event()));
        return Commitment.rebuilt(new CommitmentId(1), events);
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        assertThat(stories()).isEqualTo(stories());
    }

    @Test
    void everyCommitmentKeepsTheRules() {
        assertThat(stories()).allSatisfy(story -> {
            Commitment commitment = told(story);
            assertThat(commitment.terms().problems()).isEmpty();
            assertThat(story.then()).isSortedAccordingTo(java.util.Comparator.comparing(Demonstration.Happened::at));
        });
    }

    @Test
    void itIsBusyAndShowsEveryStatus() {
        List<Standing> standings =
                stories().stream().map(story -> told(story).standing(TODAY)).toList();
        assertThat(standings)
                .contains(
                        Standing.OPEN_OVERDUE,
                        Standing.OPEN_IN_TIME,
                        Standing.OPEN_WITHOUT_DEADLINE,
                        Standing.DONE_ON_TIME,
                        Standing.DONE_LATE,
                        Standing.DONE_WITHOUT_DEADLINE,
                        Standing.SUSPENDED,
                        Standing.NOT_IN_FORCE);
        assertThat(stories().stream().mapToInt(story -> story.then().size()).sum())
                .isGreaterThan(4_000);
    }

    @Test
    void itShowsMoneyFiguresAndEvidenceToo() {
        List<Commitment> all = stories().stream().map(DemonstrationTest::told).toList();
        assertThat(all).filteredOn(one -> !one.terms().funding().isEmpty()).hasSizeGreaterThan(100);
        assertThat(all).filteredOn(one -> !one.evidence().isEmpty()).hasSizeGreaterThan(50);
        assertThat(all)
                .flatMap(one -> one.terms().indicators())
                .flatMap(Indicator::periods)
                .filteredOn(period -> period.actual() != null)
                .hasSizeGreaterThan(50);
        assertThat(all)
                .flatMap(Commitment::evidence)
                .allSatisfy(evidence -> assertThat(evidence.name()).endsWith("(minh họa)"));
    }

    @Test
    void everybodyInItIsMarkedAsMadeUp() {
        assertThat(stories())
                .flatMap(Demonstration.Story::then)
                .allSatisfy(happened -> assertThat(happened.by()).endsWith("(minh họa)"));
    }
}
