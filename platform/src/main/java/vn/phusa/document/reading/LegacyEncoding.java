package vn.phusa.document.reading;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.phusa.vietnamese.VietnameseText;

/**
 * The encodings in which Vietnamese was written before Unicode: TCVN3 (TCVN 5712:1993, fonts named {@code .Vn…}) and VNI
 * for Windows (fonts named {@code VNI-…}). In both, text looks like garbled Latin-1 when it is read as Unicode:
 * "Céng hßa", "Coäng hoøa".
 */
final class LegacyEncoding {
    private static final String TCVN3_CODES =
            "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ" + "¡¢£¤¥¦§";
    private static final String TCVN3_LETTERS =
            "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ" + "ĂÂÊÔƠƯĐ";

    private static final Map<Character, Character> TCVN3 = pairs(TCVN3_CODES, TCVN3_LETTERS);
    private static final Map<String, String> VNI = vni();

    /** Frequent syllables that no other language writes; they tell a right reading from a wrong one. */
    private static final Set<String> FREQUENT = Set.of(
            "của", "và", "các", "được", "trong", "là", "có", "không", "người", "học", "công", "nghệ", "nghiệp", "đổi",
            "mới", "phát", "triển", "hòa", "xã", "hội", "chủ", "nghĩa", "việt", "độc", "lập", "tự", "hạnh", "phúc",
            "thành", "phố", "cần", "thơ", "tỉnh", "bộ", "ủy", "nhân", "dân", "số", "ngày", "tháng", "năm", "về", "việc",
            "quyết", "định", "điều", "thực", "hiện", "nhiệm", "vụ", "kế", "hoạch", "báo", "cáo", "với", "đã", "để",
            "những", "một", "từ", "này", "đến", "đơn", "vị", "phối", "hợp", "chương", "trình", "quản", "lý");

    private LegacyEncoding() {}

    /** The line as Unicode, when it was TCVN3 or VNI shown as Latin-1; otherwise the line itself. */
    static String repair(String line) {
        if (!suspicious(line)) {
            return line;
        }
        String best = line;
        int score = score(line);
        for (String candidate : new String[] {fromTcvn3(line), fromVni(line)}) {
            int candidates = score(candidate);
            // A clear lead is asked for: one frequent syllable may come about by chance.
            if (candidates > 2 * score && candidates >= 2) {
                best = candidate;
                score = candidates;
            }
        }
        return best;
    }

    /** Whether the line holds letters that the old encodings use and Vietnamese or English seldom does. */
    private static boolean suspicious(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c >= '\u00a1' && c <= '\u00ff') {
                return true;
            }
        }
        return false;
    }

    /** How many frequent Vietnamese syllables the text has. */
    static int score(String text) {
        int found = 0;
        int start = -1;
        String normal = VietnameseText.normalise(text);
        for (int i = 0; i <= normal.length(); i++) {
            boolean letter = i < normal.length() && Character.isLetter(normal.charAt(i));
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                if (i - start <= 7
                        && FREQUENT.contains(normal.substring(start, i).toLowerCase(Locale.ROOT))) {
                    found++;
                }
                start = -1;
            }
        }
        return found;
    }

    static String fromTcvn3(String latin1) {
        StringBuilder unicode = new StringBuilder(latin1.length());
        for (int i = 0; i < latin1.length(); i++) {
            unicode.append(TCVN3.getOrDefault(latin1.charAt(i), latin1.charAt(i)));
        }
        return unicode.toString();
    }

    static String fromVni(String latin1) {
        StringBuilder unicode = new StringBuilder(latin1.length());
        for (int i = 0; i < latin1.length(); i++) {
            String pair = i + 1 < latin1.length() ? VNI.get(latin1.substring(i, i + 2)) : null;
            if (pair != null) {
                unicode.append(pair);
                i++;
            } else {
                String single = latin1.substring(i, i + 1);
                unicode.append(VNI.getOrDefault(single, single));
            }
        }
        return unicode.toString();
    }

    private static Map<Character, Character> pairs(String codes, String letters) {
        Map<Character, Character> map = new HashMap<>();
        for (int i = 0; i < codes.length(); i++) {
            map.put(codes.charAt(i), letters.charAt(i));
        }
        return Map.copyOf(map);
    }

    /** VNI writes the plain letter and behind it a letter that stands for its marks. */
    private static Map<String, String> vni() {
        Map<String, String> map = new HashMap<>();
        tones(map, "a", "ùøûõï", "áàảãạ");
        tones(map, "a", "âáàåãä", "âấầẩẫậ");
        tones(map, "a", "êéèúüë", "ăắằẳẵặ");
        tones(map, "e", "ùøûõï", "éèẻẽẹ");
        tones(map, "e", "âáàåãä", "êếềểễệ");
        tones(map, "o", "ùøûõï", "óòỏõọ");
        tones(map, "o", "âáàåãä", "ôốồổỗộ");
        tones(map, "ô", "ùøûõï", "ớờởỡợ");
        tones(map, "u", "ùøûõï", "úùủũụ");
        tones(map, "ö", "ùøûõï", "ứừửữự");
        tones(map, "y", "ùøûõ", "ýỳỷỹ");
        singles(map, "ôöñæóòîíì", "ơưđỉĩịỵíì");
        return Map.copyOf(map);
    }

    private static void tones(Map<String, String> map, String base, String marks, String letters) {
        for (int i = 0; i < marks.length(); i++) {
            String mark = marks.substring(i, i + 1);
            String letter = letters.substring(i, i + 1);
            String upperBase = base.toUpperCase(Locale.ROOT);
            String upperMark = mark.toUpperCase(Locale.ROOT);
            String upperLetter = letter.toUpperCase(Locale.ROOT);
            map.put(base + mark, letter);
            map.put(upperBase + upperMark, upperLetter);
            map.put(upperBase + mark, upperLetter);
        }
    }

    private static void singles(Map<String, String> map, String codes, String letters) {
        for (int i = 0; i < codes.length(); i++) {
            String code = codes.substring(i, i + 1);
            String letter = letters.substring(i, i + 1);
            map.put(code, letter);
            map.put(code.toUpperCase(Locale.ROOT), letter.toUpperCase(Locale.ROOT));
        }
    }
}
