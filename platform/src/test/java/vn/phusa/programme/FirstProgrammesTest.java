package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.Qualifier;
import vn.phusa.party.Parties;
import vn.phusa.shell.ListQuery;
import vn.phusa.testing.PlatformTest;

/** What the platform knows of the programme of 2022–2025 when it starts. */
@PlatformTest
class FirstProgrammesTest {
    private final Programmes programmes;
    private final Commitments commitments;
    private final Parties parties;
    private Programme programme;
    private Map<String, CommitmentRow> rows;

    @Autowired
    FirstProgrammesTest(Programmes programmes, Commitments commitments, Parties parties) {
        this.programmes = programmes;
        this.commitments = commitments;
        this.parties = parties;
        this.programme = programmes.publicView("can-tho-2022-2025").orThrow().programme();
        this.rows = Map.of();
    }

    @BeforeEach
    void read() {
        // Other tests add to this programme what the public does not see.
        rows = programmes.publicCommitments(CommitmentFilter.of(programme.id()), ListQuery.all()).rows().stream()
                .collect(Collectors.toMap(CommitmentRow::number, Function.identity()));
    }

    private PartyId party(String key) {
        return parties.byKey(key).orElseThrow();
    }

    private Commitment commitment(String number) {
        return commitments
                .view(Actor.platform(), rows.get(number).id())
                .orThrow()
                .commitment();
    }

    @Test
    void thereAreElevenDutiesOneWatchAndSixRequests() {
        assertThat(rows.values().stream().collect(Collectors.groupingBy(CommitmentRow::kind, Collectors.counting())))
                .containsOnly(
                        Map.entry(CommitmentKind.MINISTRY_DUTY, 11L),
                        Map.entry(CommitmentKind.MONITORING, 1L),
                        Map.entry(CommitmentKind.CITY_REQUEST, 6L));
    }

    @Test
    void noneOfThemHasADeadlineAndTheListSaysSo() {
        assertThat(rows.values())
                .allSatisfy(row -> assertThat(row.standing()).isEqualTo(Standing.OPEN_WITHOUT_DEADLINE));
    }

    @Test
    void theDepartmentLeadsTheWatchAndTheMinistrysUnitCoordinates() {
        assertThat(rows.get("12").lead()).isEqualTo(new Holder.Known(party("can-tho-science")));
        assertThat(rows.get("12").coordinators()).containsExactly(new Holder.Known(party("most-local-development")));
    }

    @Test
    void coordinatorsThatTheTextDoesNotNameArePlaceholders() {
        assertThat(rows.get("1").coordinators()).containsExactly(new Holder.Unresolved("các đơn vị liên quan"));
    }

    @Test
    void dutyAndRequestAboutTheSameObjectAreLinked() {
        assertThat(commitment("1").links()).containsExactly(rows.get("c").id());
        assertThat(commitment("a").links()).containsExactly(rows.get("3").id());
        assertThat(commitment("e").links()).containsExactly(rows.get("8").id());
    }

    @Test
    void nobodysProgressIsMadeUp() {
        assertThat(rows.values()).allSatisfy(row -> {
            assertThat(row.percent()).isNull();
            assertThat(row.lastReportOn()).isNull();
            assertThat(row.stage()).isEqualTo(Life.Stage.ASSIGNED);
        });
    }

    @Test
    void everyFindingNamesItsSource() {
        assertThat(rows.keySet().stream()
                        .map(this::commitment)
                        .map(Commitment::findings)
                        .flatMap(Collection::stream))
                .hasSizeGreaterThan(10)
                .allSatisfy(finding -> assertThat(finding.source()).isNotBlank());
    }

    @Test
    void baselineCountsKeepTheirQualifiers() {
        List<Figure> baselines = programme.facts().indicators().stream()
                .map(indicator -> indicator.periods().getFirst().baseline())
                .filter(java.util.Objects::nonNull)
                .toList();
        assertThat(baselines.stream().map(figure -> figure.qualifier().sign() + figure.value()))
                .containsExactly("≥60", "=14", "=2", "=2", "=6", "=1");
    }

    @Test
    void theProgrammeIsOverSoWhatIsOpenCountsAsCarriedOver() {
        assertThat(rows.values())
                .allSatisfy(row -> assertThat(row.carriedOver()).isTrue());
    }

    @Test
    void theFirstCountIsALowerBound() {
        assertThat(programme
                        .facts()
                        .indicators()
                        .getFirst()
                        .periods()
                        .getFirst()
                        .baseline())
                .extracting(Figure::qualifier)
                .isEqualTo(Qualifier.AT_LEAST);
    }
}
