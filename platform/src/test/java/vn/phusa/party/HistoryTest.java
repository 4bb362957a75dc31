package vn.phusa.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.phusa.base.PartyId;

/** What dated facts say about a day: domain rule 17 on records alone. */
class HistoryTest {
    private static final Entry ENTRY = new Entry(1, Evidence.NONE, "test", Instant.EPOCH, null);
    private static final LocalDate MERGER = LocalDate.of(2025, 3, 1);

    private static DatedName name(String name, @Nullable LocalDate from) {
        return new DatedName(name, name, name, OrganisationKind.UNIT, from, ENTRY);
    }

    private static Organisation organisation(List<DatedName> names, List<Succession> endings) {
        return new Organisation(new PartyId(1), names, List.of(), endings, List.of(), List.of(), List.of(), List.of());
    }

    @Test
    void aDocumentPrintsTheNameValidOnItsDate() {
        Organisation unit = organisation(List.of(name("Ủy ban", MERGER), name("Tổng cục", null)), List.of());
        assertThat(unit.nameOn(LocalDate.of(2022, 10, 19)).vietnamese()).isEqualTo("Tổng cục");
        assertThat(unit.nameOn(MERGER.minusDays(1)).vietnamese()).isEqualTo("Tổng cục");
        assertThat(unit.nameOn(MERGER).vietnamese()).isEqualTo("Ủy ban");
    }

    @Test
    void beforeItsFirstKnownNameAnOrganisationCarriesThatName() {
        Organisation unit = organisation(List.of(name("Cục mới", MERGER)), List.of());
        assertThat(unit.nameOn(MERGER.minusYears(1)).vietnamese()).isEqualTo("Cục mới");
    }

    @Test
    void anOrganisationIsNoMoreFromTheDayOfItsEnding() {
        Succession ending =
                new Succession(new PartyId(1), new Succession.Unknown(), Succession.Kind.DISSOLVED, MERGER, ENTRY);
        Organisation unit = organisation(List.of(name("Vụ", null)), List.of(ending));
        assertThat(unit.existsOn(MERGER.minusDays(1))).isTrue();
        assertThat(unit.existsOn(MERGER)).isFalse();
    }

    @Test
    void anOfficeHoldsUntilTheDayBeforeItIsOver() {
        Membership office = office(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 1, 1));
        assertThat(office.holdsOn(LocalDate.of(2023, 12, 31))).isFalse();
        assertThat(office.holdsOn(LocalDate.of(2024, 1, 1))).isTrue();
        assertThat(office.holdsOn(LocalDate.of(2024, 12, 31))).isTrue();
        assertThat(office.holdsOn(LocalDate.of(2025, 1, 1))).isFalse();
    }

    @Test
    void officesOverlapOnlyWhereADayBelongsToBoth() {
        Membership first = office(null, LocalDate.of(2025, 1, 1));
        assertThat(first.overlaps(office(LocalDate.of(2025, 1, 1), null))).isFalse();
        assertThat(first.overlaps(office(LocalDate.of(2024, 12, 31), null))).isTrue();
        assertThat(first.overlaps(office(null, null))).isTrue();
    }

    private static Membership office(@Nullable LocalDate from, @Nullable LocalDate until) {
        return new Membership(new PartyId(2), new PartyId(1), Membership.Office.HEAD, "", from, until, ENTRY);
    }

    @Test
    void aUnitCannotComeToStandAboveItselfOnAnyDay() {
        PartyId ministry = new PartyId(1);
        PartyId office = new PartyId(2);
        PartyId team = new PartyId(3);
        Hierarchy tree = new Hierarchy(Map.of(
                office, List.of(new DatedParent(ministry, null, ENTRY)),
                team, List.of(new DatedParent(null, null, ENTRY), new DatedParent(office, MERGER, ENTRY))));
        assertThat(tree.wouldCircle(ministry, ministry, null)).isTrue();
        assertThat(tree.wouldCircle(ministry, office, null)).isTrue();
        assertThat(tree.wouldCircle(office, team, LocalDate.of(2022, 1, 1)))
                .as("the team comes under the office later")
                .isTrue();
        assertThat(tree.wouldCircle(team, ministry, null)).isFalse();
        assertThat(tree.chainAbove(team, MERGER)).containsExactly(office, ministry);
        assertThat(tree.chainAbove(team, MERGER.minusDays(1))).isEmpty();
    }
}
