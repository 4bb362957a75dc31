package vn.phusa.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.vietnamese.VietnameseText;

/**
 * The province or centrally run city that the platform serves.
 *
 * @param name without "tỉnh" or "thành phố" ("Vĩnh Long")
 * @param code two digits of the list of administrative units (Quyết định 19/2025/QĐ-TTg); empty: not given
 */
public record Province(Kind kind, String name, String code) {
    private static final int LONGEST_NAME = 100;

    /** What sort of unit of the provincial level (Law 72/2025/QH15 on the organisation of local government, Article 1). */
    public enum Kind {
        PROVINCE("tỉnh"),
        CITY("thành phố");

        private final String vietnamese;

        Kind(String vietnamese) {
            this.vietnamese = vietnamese;
        }
    }

    /** Takes what was typed: "Tỉnh Vĩnh Long" is the province of the name "Vĩnh Long". */
    public static Province typed(Kind kind, String name, String code) {
        String plain = VietnameseText.normalise(name.strip()).replaceAll("\\s+", " ");
        String without = plain.replaceFirst("(?iu)^(tỉnh|thành phố|TP\\.?)\\s+", "");
        return new Province(kind, without, code.strip());
    }

    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (name.isBlank()) {
            problems.add(Problem.at("name", Refusal.REQUIRED));
        } else if (name.length() > LONGEST_NAME) {
            problems.add(Problem.at("name", Refusal.TOO_LONG, LONGEST_NAME));
        }
        if (!code.isEmpty() && !code.matches("\\d{2}")) {
            problems.add(Problem.at("code", SetupProblem.NOT_A_PROVINCE_CODE, code));
        }
        return problems;
    }

    /** "tỉnh Vĩnh Long". */
    public String fullName() {
        return kind.vietnamese + " " + name;
    }

    /** As lists of provinces key it: "vinh-long". */
    public String key() {
        return VietnameseText.fold(name).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /** The People's Committee, in whose name programmes are signed. */
    public String committee() {
        return "Ủy ban nhân dân " + fullName();
    }

    /** The usual name of the department that is the focal point of such programmes. */
    public String scienceDepartment() {
        return "Sở Khoa học và Công nghệ " + fullName();
    }
}
