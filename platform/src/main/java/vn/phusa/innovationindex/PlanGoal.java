package vn.phusa.innovationindex;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;

/**
 * What a province has set itself as a place in a published index, held against what was published: by the newest year of
 * which its rank is known.
 *
 * @param goal what it wants
 * @param plan where that is written
 * @param year of the result; null: none is known
 * @param place reached: among all, or among those that the goal names; 0: not known
 * @param met null where nothing is known
 */
public record PlanGoal(
        Bilingual goal,
        Bilingual plan,
        @Nullable Integer year,
        int place,
        @Nullable Boolean met) {
    private static final Set<String> CENTRAL_CITIES =
            Set.of("ha-noi", "tp-ho-chi-minh", "hai-phong", "da-nang", "can-tho", "hue", "thua-thien-hue");
    private static final String MEKONG_DELTA = "dong-bang-song-cuu-long";

    private static final Bilingual OF_2024 =
            new Bilingual("Kế hoạch 116/KH-UBND ngày 07/6/2024", "Plan 116/KH-UBND of 7 June 2024");
    private static final Bilingual OF_2025 =
            new Bilingual("Kế hoạch 88/KH-UBND ngày 18/4/2025", "Plan 88/KH-UBND of 18 April 2025");

    /**
     * The goals of Cần Thơ for the local innovation index; no other province's are known here.
     *
     * @param published the index' results by year
     */
    public static List<PlanGoal> of(
            String series, String province, Map<Integer, List<PublishedResult>> published, List<Province> provinces) {
        if (!series.equals("pii") || !province.equals("can-tho")) {
            return List.of();
        }
        Integer year = null;
        for (Map.Entry<Integer, List<PublishedResult>> entry : published.entrySet()) {
            if (rank(province, entry.getValue()) > 0 && (year == null || entry.getKey() > year)) {
                year = entry.getKey();
            }
        }
        List<PublishedResult> results = year == null ? List.of() : published.getOrDefault(year, List.of());
        List<String> delta = provinces.stream()
                .filter(one -> one.region().equals(MEKONG_DELTA))
                .map(Province::code)
                .toList();
        List<PlanGoal> goals = new ArrayList<>();
        goals.add(goal(
                new Bilingual(
                        "Thuộc 3 thành phố trực thuộc trung ương dẫn đầu đến năm 2025",
                        "Among the three best centrally-run cities by 2025"),
                OF_2024,
                year,
                placeAmong(province, CENTRAL_CITIES, results),
                3));
        goals.add(goal(
                new Bilingual("Giữ trong 10 địa phương dẫn đầu cả nước", "Stay among the country's ten best"),
                OF_2025,
                year,
                rank(province, results),
                10));
        goals.add(goal(
                new Bilingual("Đứng đầu Đồng bằng sông Cửu Long", "Lead the Mekong Delta"),
                OF_2025,
                year,
                placeAmong(province, delta, results),
                1));
        return goals;
    }

    private static PlanGoal goal(Bilingual goal, Bilingual plan, @Nullable Integer year, int place, int wanted) {
        return new PlanGoal(goal, plan, year, place, place == 0 ? null : place <= wanted);
    }

    /** The rank in the index itself, which stands in the frame's top element; 0: not known. */
    private static int rank(String province, List<PublishedResult> results) {
        for (PublishedResult result : results) {
            Integer rank = result.rank();
            if (result.unit().equals(province) && result.element().equals("PII") && rank != null) {
                return rank;
            }
        }
        return 0;
    }

    /** Its place among some, as far as their ranks are known; 0: its own is not. */
    private static int placeAmong(String province, java.util.Collection<String> among, List<PublishedResult> results) {
        int own = rank(province, results);
        return own == 0
                ? 0
                : 1
                        + (int) among.stream()
                                .filter(other -> !other.equals(province))
                                .mapToInt(other -> rank(other, results))
                                .filter(rank -> rank > 0 && rank < own)
                                .count();
    }
}
