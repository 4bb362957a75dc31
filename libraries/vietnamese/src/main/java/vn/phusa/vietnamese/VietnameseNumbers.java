package vn.phusa.vietnamese;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers, quantities and money as Vietnamese official texts write them, in figures and in words. */
public final class VietnameseNumbers {

    private static final Pattern VIETNAMESE_FIGURES =
            Pattern.compile("(\\d{1,3}(?:\\.\\d{3}){1,12}|\\d{1,30})(?:,(\\d{1,12}))?");
    private static final Pattern ENGLISH_FIGURES =
            Pattern.compile("(\\d{1,3}(?:,\\d{3}){2,12}|\\d{1,30})(?:\\.(\\d{1,12}))?");

    private static final Map<String, Integer> DIGITS = Map.ofEntries(
            Map.entry(key("không"), 0),
            Map.entry(key("một"), 1),
            Map.entry(key("mốt"), 1),
            Map.entry(key("mồng"), 0),
            Map.entry(key("hai"), 2),
            Map.entry(key("ba"), 3),
            Map.entry(key("bốn"), 4),
            Map.entry(key("tư"), 4),
            Map.entry(key("năm"), 5),
            Map.entry(key("lăm"), 5),
            Map.entry(key("sáu"), 6),
            Map.entry(key("bảy"), 7),
            Map.entry(key("bẩy"), 7),
            Map.entry(key("tám"), 8),
            Map.entry(key("chín"), 9));
    private static final Map<String, Long> SCALES = Map.of(
            key("nghìn"), 1_000L,
            key("ngàn"), 1_000L,
            key("triệu"), 1_000_000L,
            key("tỷ"), 1_000_000_000L);
    private static final String TEN = key("mười");
    private static final String TENS = key("mươi");
    private static final String HUNDRED = key("trăm");
    private static final Set<String> FILLERS = Set.of(key("lẻ"), key("linh"));

    private static final Set<String> LOWER_BOUND = Set.of(key("hơn"), key("trên"));
    private static final Set<String> UPPER_BOUND = Set.of(key("dưới"));
    private static final Set<String> ESTIMATE = Set.of(key("khoảng"), key("gần"), key("ước"));
    private static final Map<String, Qualifier> TWO_WORD_QUALIFIERS = Map.of(
            key("ít nhất"), Qualifier.AT_LEAST,
            key("tối thiểu"), Qualifier.AT_LEAST,
            key("không quá"), Qualifier.AT_MOST,
            key("tối đa"), Qualifier.AT_MOST,
            key("nhiều nhất"), Qualifier.AT_MOST,
            key("xấp xỉ"), Qualifier.ABOUT,
            key("ước tính"), Qualifier.ABOUT);
    private static final Set<String> NUMBERING_WORDS = Set.of(
            key("số"),
            key("điều"),
            key("khoản"),
            key("điểm"),
            key("mục"),
            key("chương"),
            key("phụ lục"),
            key("lục"),
            key("mẫu"),
            key("ngày"),
            key("tháng"),
            key("năm"),
            key("quý"),
            key("thứ"),
            key("cấp"),
            key("quyết"),
            key("định"),
            key("tư"),
            key("đoạn"),
            key("trang"),
            key("quốc lộ"));
    private static final Set<String> CALENDAR_UNITS = Set.of(key("tháng"), key("năm"), key("ngày"), key("giờ"));
    private static final Map<String, String> CURRENCIES = Map.ofEntries(
            Map.entry(key("đồng"), "VND"),
            Map.entry(key("đ"), "VND"),
            Map.entry(key("VNĐ"), "VND"),
            Map.entry(key("VND"), "VND"),
            Map.entry(key("USD"), "USD"),
            Map.entry(key("EUR"), "EUR"),
            Map.entry(key("euro"), "EUR"),
            Map.entry(key("JPY"), "JPY"),
            Map.entry(key("yên"), "JPY"),
            Map.entry(key("KRW"), "KRW"),
            Map.entry(key("won"), "KRW"));

    private VietnameseNumbers() {}

    /**
     * A number in figures: {@code 1.234,5}, {@code 02}, {@code 1234}; also {@code 3.5} and {@code 1,234,567}, which can
     * only be meant the English way. {@code 1.234} is one thousand two hundred and thirty-four.
     */
    public static Optional<BigDecimal> parse(String figures) {
        String trimmed = figures.strip();
        Matcher vietnamese = VIETNAMESE_FIGURES.matcher(trimmed);
        if (vietnamese.matches()) {
            return Optional.of(number(vietnamese, "."));
        }
        Matcher english = ENGLISH_FIGURES.matcher(trimmed);
        return english.matches() ? Optional.of(number(english, ",")) : Optional.empty();
    }

    private static BigDecimal number(Matcher matcher, String grouping) {
        String whole = matcher.group(1).replace(grouping, "");
        String decimals = matcher.group(2);
        return new BigDecimal(decimals == null ? whole : whole + "." + decimals);
    }

    /** A whole number in words: "ba mươi hai", "hai nghìn không trăm hai mươi sáu"; empty if any word is no numeral. */
    public static Optional<Long> parseWords(String words) {
        List<Token> tokens = Tokenizer.syllables(words);
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        Numeral numeral = readWords(tokens, 0);
        return numeral != null && numeral.next() == tokens.size() ? Optional.of(numeral.value()) : Optional.empty();
    }

    /** The rank in "thứ nhất", "thứ nhì", "lần thứ 3", "thứ tư" or a Roman numeral such as {@code XIV}; empty otherwise. */
    public static OptionalInt ordinal(String phrase) {
        List<Token> tokens = Tokenizer.syllables(phrase);
        if (tokens.isEmpty()) {
            return OptionalInt.empty();
        }
        Token last = tokens.getLast();
        if (tokens.size() == 1) {
            return roman(last.text());
        }
        int marker = indexOf(tokens, key("thứ"));
        if (marker < 0 || marker + 1 >= tokens.size()) {
            return OptionalInt.empty();
        }
        if (last.key().equals(key("nhất"))) {
            return OptionalInt.of(1);
        }
        if (last.key().equals(key("nhì"))) {
            return OptionalInt.of(2);
        }
        if (last.kind() == Token.Kind.NUMBER) {
            return parse(last.text()).map(n -> OptionalInt.of(n.intValue())).orElse(OptionalInt.empty());
        }
        Numeral numeral = readWords(tokens, marker + 1);
        return numeral != null && numeral.next() == tokens.size()
                ? OptionalInt.of((int) numeral.value())
                : OptionalInt.empty();
    }

    private static int indexOf(List<Token> tokens, String key) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** A Roman numeral from I to XXXIX, as in chapters, terms and quarters. */
    static OptionalInt roman(String letters) {
        int value = 0;
        int i = 0;
        while (i < letters.length() && letters.charAt(i) == 'X' && value < 30) {
            value += 10;
            i++;
        }
        String units = letters.substring(i);
        int unit = List.of("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
                .indexOf(units);
        return unit < 0 || value + unit == 0 ? OptionalInt.empty() : OptionalInt.of(value + unit);
    }

    /**
     * The counts in a text, with their qualifiers: "hơn 60 tổ chức" is at least 60, "02 mạng lưới" is exactly 2. Dates,
     * document and clause numbers, list numbers and money are left out.
     */
    public static List<Quantity> quantities(String text) {
        List<Token> tokens = Tokenizer.tokens(text);
        List<Money> amounts = money(text);
        List<Quantity> found = new ArrayList<>();
        int nextAmount = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            while (nextAmount < amounts.size() && amounts.get(nextAmount).end() <= token.start()) {
                nextAmount++;
            }
            boolean isMoney =
                    nextAmount < amounts.size() && amounts.get(nextAmount).start() <= token.start();
            if (token.kind() != Token.Kind.NUMBER || isMoney || isNumbering(tokens, i)) {
                continue;
            }
            Optional<BigDecimal> value = parse(token.text());
            if (value.isPresent()) {
                Bound bound = boundBefore(tokens, i);
                found.add(new Quantity(
                        value.get(),
                        bound.qualifier(),
                        text.substring(bound.start(), token.end()),
                        bound.start(),
                        token.end()));
            }
        }
        return found;
    }

    private static boolean isNumbering(List<Token> tokens, int i) {
        if (i > 0 && NUMBERING_WORDS.contains(tokens.get(i - 1).key())) {
            return true;
        }
        if (i > 0
                && isOneOf(tokens.get(i - 1), "-", "–", "/")
                && i > 1
                && tokens.get(i - 2).kind() == Token.Kind.NUMBER) {
            return true;
        }
        if (i + 1 >= tokens.size()) {
            return false;
        }
        Token after = tokens.get(i + 1);
        boolean startsLine = i == 0 || tokens.get(i - 1).kind() == Token.Kind.LINE_END;
        return startsLine && isOneOf(after, ".", ")")
                || isOneOf(after, "-", "–", "/")
                        && i + 2 < tokens.size()
                        && tokens.get(i + 2).kind() == Token.Kind.NUMBER
                || CALENDAR_UNITS.contains(after.key());
    }

    private static boolean isOneOf(Token token, String... marks) {
        for (String mark : marks) {
            if (token.is(mark)) {
                return true;
            }
        }
        return false;
    }

    /** The sums of money in a text: "3,5 tỷ đồng", "500 triệu đồng", "21 triệu USD", "30.000.000 đồng". */
    public static List<Money> money(String text) {
        List<Token> tokens = Tokenizer.tokens(text);
        List<Money> found = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() != Token.Kind.NUMBER) {
                continue;
            }
            Optional<BigDecimal> value = parse(tokens.get(i).text());
            if (value.isEmpty()) {
                continue;
            }
            BigDecimal amount = value.get();
            int next = i + 1;
            while (next < tokens.size() && SCALES.containsKey(tokens.get(next).key()) && next < i + 4) {
                amount = amount.multiply(
                        BigDecimal.valueOf(SCALES.getOrDefault(tokens.get(next).key(), 1L)));
                next++;
            }
            boolean scaled = next > i + 1;
            Bound bound = boundBefore(tokens, i);
            if (next < tokens.size() && CURRENCIES.containsKey(tokens.get(next).key())) {
                int end = tokens.get(next).end();
                String currency = CURRENCIES.getOrDefault(tokens.get(next).key(), "VND");
                found.add(money(text, amount, currency, bound.qualifier(), bound.start(), end));
                i = next;
            } else if (i > 0 && CURRENCIES.containsKey(tokens.get(i - 1).key()) && isCode(tokens.get(i - 1))) {
                String currency = CURRENCIES.getOrDefault(tokens.get(i - 1).key(), "VND");
                Bound before = boundBefore(tokens, i - 1);
                found.add(money(
                        text,
                        amount,
                        currency,
                        before.qualifier(),
                        before.start(),
                        tokens.get(next - 1).end()));
                i = next - 1;
            } else if (scaled && next < tokens.size() && tokens.get(next).is("$")) {
                found.add(money(
                        text,
                        amount,
                        "USD",
                        bound.qualifier(),
                        bound.start(),
                        tokens.get(next).end()));
                i = next;
            }
        }
        return found;
    }

    /** Only a currency written in capitals may stand before its number ("USD 17,7 triệu"). */
    private static boolean isCode(Token token) {
        return token.text().length() == 3 && token.text().chars().allMatch(Character::isUpperCase);
    }

    private static Money money(
            String text, BigDecimal amount, String currency, Qualifier qualifier, int start, int end) {
        BigDecimal plain = amount.stripTrailingZeros();
        return new Money(
                plain.scale() < 0 ? plain.setScale(0) : plain,
                currency,
                qualifier,
                text.substring(start, end),
                start,
                end);
    }

    private record Bound(Qualifier qualifier, int start) {}

    private static Bound boundBefore(List<Token> tokens, int i) {
        if (i > 1) {
            Qualifier two = TWO_WORD_QUALIFIERS.get(
                    tokens.get(i - 2).key() + " " + tokens.get(i - 1).key());
            if (two != null) {
                return new Bound(two, tokens.get(i - 2).start());
            }
        }
        if (i > 0) {
            Token before = tokens.get(i - 1);
            if (LOWER_BOUND.contains(before.key())) {
                return new Bound(Qualifier.AT_LEAST, before.start());
            }
            if (UPPER_BOUND.contains(before.key())) {
                return new Bound(Qualifier.AT_MOST, before.start());
            }
            if (ESTIMATE.contains(before.key())) {
                return new Bound(Qualifier.ABOUT, before.start());
            }
        }
        return new Bound(Qualifier.EXACTLY, tokens.get(i).start());
    }

    /** A number in words and the index of the token after it. */
    record Numeral(long value, int next) {}

    /** Reads number words from {@code from}, or null if there is none. */
    static @Nullable Numeral readWords(List<Token> tokens, int from) {
        long total = 0;
        long group = 0;
        long digit = -1;
        int i = from;
        while (i < tokens.size()) {
            String word = tokens.get(i).key();
            Integer value = DIGITS.get(word);
            if (value != null && digit <= 0) {
                digit = value;
            } else if (word.equals(TEN) && digit <= 0) {
                group += 10;
                digit = -1;
            } else if (word.equals(TENS) && digit > 0) {
                group += digit * 10;
                digit = -1;
            } else if (word.equals(HUNDRED) && digit >= 0) {
                group += digit * 100;
                digit = -1;
            } else if (FILLERS.contains(word) && i > from) {
                digit = -1;
            } else if (SCALES.containsKey(word) && i > from) {
                total += (group + Math.max(digit, 0)) * SCALES.getOrDefault(word, 1L);
                group = 0;
                digit = -1;
            } else {
                break;
            }
            i++;
        }
        return i == from ? null : new Numeral(total + group + Math.max(digit, 0), i);
    }

    private static String key(String word) {
        return VietnameseText.spellingKey(word);
    }
}
