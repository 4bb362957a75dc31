package vn.phusa.setup;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.phusa.party.OrganisationKind;
import vn.phusa.vietnamese.VietnameseText;

/** What a column of a list of units may mean, with the headings by which it is recognised. */
public enum UnitColumn {
    NAME(
            "Tên đơn vị",
            "Đơn vị",
            "Tên cơ quan",
            "Cơ quan",
            "Cơ quan, đơn vị",
            "Tên cơ quan, đơn vị",
            "Tên tổ chức",
            "Tổ chức",
            "Tên",
            "Unit",
            "Name",
            "Name of the unit"),
    PARENT(
            "Trực thuộc",
            "Cơ quan chủ quản",
            "Cơ quan quản lý",
            "Cơ quan cấp trên",
            "Đơn vị chủ quản",
            "Đơn vị cấp trên",
            "Thuộc",
            "Belongs to",
            "Parent"),
    KIND("Loại", "Loại đơn vị", "Loại hình", "Loại tổ chức", "Kind", "Type");

    /** Apart, because the constants themselves need it while they are being made. */
    private static final class Folding {
        static String folded(String text) {
            return VietnameseText.fold(text)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", " ")
                    .strip();
        }
    }

    /** The words for a kind, the usual Vietnamese one first. */
    private static final Map<OrganisationKind, List<String>> WORDS = words();

    /** Which kind a word means, by its search key. */
    static final Map<String, OrganisationKind> KIND_WORDS = kindWords();

    private final List<String> headings;

    UnitColumn(String... headings) {
        this.headings = Arrays.stream(headings).map(Folding::folded).toList();
    }

    /** Part of form fields and wording keys. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a heading names it. */
    boolean named(String heading) {
        return headings.contains(Folding.folded(heading));
    }

    /** How the kind is written in lists. */
    static String word(OrganisationKind kind) {
        return WORDS.getOrDefault(kind, List.of(kind.name())).getFirst();
    }

    /** All kinds as a list may write them, in their order. */
    public static List<String> kindChoices() {
        return Arrays.stream(OrganisationKind.values()).map(UnitColumn::word).toList();
    }

    private static Map<OrganisationKind, List<String>> words() {
        Map<OrganisationKind, List<String>> words = new EnumMap<>(OrganisationKind.class);
        for (OrganisationKind kind : OrganisationKind.values()) {
            words.put(
                    kind,
                    switch (kind) {
                        case AGENCY -> List.of("Cơ quan", "Cơ quan hành chính", "Agency");
                        case UNIT -> List.of("Đơn vị thuộc cơ quan", "Đơn vị trực thuộc", "Unit of an agency", "Unit");
                        case PUBLIC_SERVICE_UNIT ->
                            List.of("Đơn vị sự nghiệp công lập", "Đơn vị sự nghiệp", "Public service unit");
                        case ENTERPRISE -> List.of("Doanh nghiệp", "Công ty", "Enterprise");
                        case COOPERATIVE -> List.of("Hợp tác xã", "HTX", "Co-operative", "Cooperative");
                        case HOUSEHOLD_BUSINESS -> List.of("Hộ kinh doanh", "Household business");
                        case UNIVERSITY -> List.of("Cơ sở giáo dục đại học", "Trường đại học", "Đại học", "University");
                        case INSTITUTE ->
                            List.of("Viện, học viện", "Viện", "Viện nghiên cứu", "Institute, academy", "Institute");
                        case FUND -> List.of("Quỹ", "Fund");
                        case NETWORK -> List.of("Mạng lưới", "Network");
                        case SPACE -> List.of("Không gian khởi nghiệp", "Start-up space");
                        case ASSOCIATION -> List.of("Hội, hiệp hội", "Hội", "Hiệp hội", "Association");
                        case OTHER -> List.of("Loại khác", "Khác", "Other");
                    });
        }
        return words;
    }

    private static Map<String, OrganisationKind> kindWords() {
        Map<String, OrganisationKind> kinds = new HashMap<>();
        WORDS.forEach((kind, words) -> words.forEach(word -> kinds.put(VietnameseText.searchKey(word), kind)));
        return Map.copyOf(kinds);
    }
}
