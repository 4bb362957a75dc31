package vn.phusa.innovationindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.phusa.base.Bilingual;

/** A province's own goals are held against what was published. */
class PlanGoalTest {
    private static final List<Province> PROVINCES = List.of(
            new Province("can-tho", "Cần Thơ", "dong-bang-song-cuu-long", "can-tho"),
            new Province("long-an", "Long An", "dong-bang-song-cuu-long", "tay-ninh"),
            new Province("ha-noi", "Hà Nội", "dong-bang-song-hong", "ha-noi"));

    private static PublishedResult rank(int year, String unit, Integer rank) {
        return new PublishedResult("pii", year, unit, "PII", rank, 63, null, "https://x", Bilingual.same(""));
    }

    @Test
    void theNewestYearWithAKnownRankDecides() {
        List<PublishedResult> of2024 = new ArrayList<>(List.of(
                rank(2024, "ha-noi", 1),
                rank(2024, "tp-ho-chi-minh", 2),
                rank(2024, "hai-phong", 3),
                rank(2024, "da-nang", 5),
                rank(2024, "can-tho", 7),
                rank(2024, "long-an", 12)));
        List<PlanGoal> goals = PlanGoal.of(
                "pii",
                "can-tho",
                Map.of(2025, List.of(rank(2025, "ha-noi", 1)), 2024, of2024, 2023, List.of(rank(2023, "can-tho", 5))),
                PROVINCES);
        assertThat(goals).extracting(PlanGoal::place).containsExactly(5, 7, 1);
        assertThat(goals).extracting(PlanGoal::met).containsExactly(false, true, true);
        assertThat(goals).allSatisfy(goal -> assertThat(goal.year()).isEqualTo(2024));
    }

    @Test
    void whereNothingIsKnownNothingIsClaimed() {
        assertThat(PlanGoal.of("pii", "can-tho", Map.of(2025, List.of(rank(2025, "can-tho", null))), PROVINCES))
                .hasSize(3)
                .allSatisfy(goal -> assertThat(goal.met()).isNull());
        assertThat(PlanGoal.of("pii", "vinh-long", Map.of(), PROVINCES)).isEmpty();
        assertThat(PlanGoal.of("pci", "can-tho", Map.of(), PROVINCES)).isEmpty();
    }
}
