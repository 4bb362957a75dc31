package vn.phusa.party;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.phusa.vietnamese.VietnameseText;

/**
 * The form in which names that documents write differently meet: "Sở KH&CN TP. Cần Thơ" and "Sở Khoa học và Công nghệ
 * thành phố Cần Thơ" have one key.
 */
public final class WrittenName {
    /** Usual abbreviations in the names of Vietnamese agencies, folded. */
    private static final Map<String, String> ABBREVIATIONS = Map.ofEntries(
            Map.entry("ubnd", "uy ban nhan dan"),
            Map.entry("hdnd", "hoi dong nhan dan"),
            Map.entry("kh&cn", "khoa hoc cong nghe"),
            Map.entry("khcn", "khoa hoc cong nghe"),
            Map.entry("dmst", "doi moi sang tao"),
            Map.entry("tt&tt", "thong tin truyen thong"),
            Map.entry("tttt", "thong tin truyen thong"),
            Map.entry("kh&dt", "ke hoach dau tu"),
            Map.entry("khdt", "ke hoach dau tu"),
            Map.entry("nn&ptnt", "nong nghiep phat trien nong thon"),
            Map.entry("nnptnt", "nong nghiep phat trien nong thon"),
            Map.entry("nn&mt", "nong nghiep moi truong"),
            Map.entry("nnmt", "nong nghiep moi truong"),
            Map.entry("tn&mt", "tai nguyen moi truong"),
            Map.entry("tnmt", "tai nguyen moi truong"),
            Map.entry("gd&dt", "giao duc dao tao"),
            Map.entry("gddt", "giao duc dao tao"),
            Map.entry("vhttdl", "van hoa the thao du lich"),
            Map.entry("vh,tt&dl", "van hoa the thao du lich"),
            Map.entry("gtvt", "giao thong van tai"),
            Map.entry("tcdlcl", "tieu chuan do luong chat luong"),
            Map.entry("tdc", "tieu chuan do luong chat luong"),
            Map.entry("shtt", "so huu tri tue"),
            Map.entry("nlntvn", "nang luong nguyen tu viet nam"),
            Map.entry("nlnt", "nang luong nguyen tu"),
            Map.entry("cntt", "cong nghe thong tin"),
            Map.entry("cnc", "cong nghe cao"),
            Map.entry("dn", "doanh nghiep"),
            Map.entry("knst", "khoi nghiep sang tao"),
            Map.entry("tw", "trung uong"),
            Map.entry("vn", "viet nam"));

    /** Words that some write and some leave out. */
    private static final Set<String> LEFT_OUT = Set.of("va", "thanh", "pho", "tp", "tinh");

    private WrittenName() {}

    /** Folded words with abbreviations written out; empty for a text without letters or digits. */
    public static String key(String written) {
        List<String> words = new ArrayList<>();
        String folded = VietnameseText.searchKey(written.replaceAll("(?i)(\\p{L})\\s*&\\s*(\\p{L})", "$1&$2"));
        for (String word : folded.split("[^\\p{L}\\p{N}&]+")) {
            String full = ABBREVIATIONS.get(word);
            if (full != null) {
                words.addAll(List.of(full.split(" ")));
                continue;
            }
            for (String part : word.split("&")) {
                if (!part.isEmpty() && !LEFT_OUT.contains(part)) {
                    words.add(part);
                }
            }
        }
        return String.join(" ", words);
    }

    /**
     * Whether the written key names the full one, perhaps without the place that its parents' names already say: "so
     * khoa hoc cong nghe" for "so khoa hoc cong nghe can tho" under "uy ban nhan dan can tho".
     */
    public static boolean names(String written, String full, List<String> above) {
        if (written.isEmpty()) {
            return false;
        }
        if (written.equals(full)) {
            return true;
        }
        if (!full.startsWith(written + " ")) {
            return false;
        }
        String place = full.substring(written.length());
        return above.stream().anyMatch(name -> name.endsWith(place));
    }
}
