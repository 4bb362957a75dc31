package vn.phusa.traceability.field;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;

/** What people type in the field, right and wrong; the phone and the platform must judge it alike. */
final class FieldRuleCases {
    static final List<String> AMOUNTS = List.of(
            "1",
            "0",
            "0,0",
            "1.250,5",
            "1250.5",
            "1 250",
            "1.250",
            "1,2,3",
            "1.25,5",
            "-5",
            "1e3",
            "abc",
            "0,0000001",
            "999999999999",
            "9999999999999",
            "12,",
            ",5",
            ".5",
            "1.250.000",
            "1.2500");

    static final List<String> LOTS =
            List.of("L7", "LÔ 7", "LO 7", "A/B-1_2.3", "12345678901234567890", "123456789012345678901", "a#b", "(1)");

    private FieldRuleCases() {}

    /** Whether a line of that is refused for its code or its lot. */
    static boolean refuses(String code, String lot, String quantity) {
        return FieldGoods.read("things.0", new FieldEntry.Row(code, lot, quantity, "KGM"))
                        instanceof Outcome.Rejected<FieldGoods>(List<Problem> problems)
                && problems.stream().anyMatch(problem -> problem.code() != FieldProblem.LOT_NEEDED);
    }

    /**
     * Codes, and whether the phone can judge them; where it cannot, it must let them pass.
     *
     * @param local a product of somebody's own
     */
    static Map<String, Boolean> codes(String local) {
        Map<String, Boolean> codes = new LinkedHashMap<>();
        for (String judged : List.of(
                "8938501110015",
                "8938501110016",
                "08938501110015",
                "08938501110016",
                "96385074",
                "96385075",
                "389385011100000016",
                "389385011100000017",
                "12345",
                "1234567",
                "abc",
                "gạo ST25",
                local,
                local.substring(0, local.length() - 1) + (local.endsWith("W") ? "X" : "W"),
                "urn:vn-local:product:9-1:x:W",
                "(01)08938501110015(10)L7",
                "(01)08938501110016(10)L7",
                "(00)389385011100000016",
                "(00)389385011100000017",
                "https://id.gs1.org/01/08938501110015/10/L7",
                "https://id.gs1.org/01/08938501110016/10/L7",
                "https://example.vn/01/8938501110016",
                "urn:epc:id:sgtin:893850111.0001.1")) {
            codes.put(judged, true);
        }
        for (String left : List.of(
                "]d20108938501110016",
                "0108938501110015",
                "0108938501110016",
                "80041234567890",
                "401123456",
                "(8004)893850111",
                "https://example.vn/",
                "]zz")) {
            codes.put(left, false);
        }
        return codes;
    }
}
