package vn.phusa.programme.web;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Money;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.vietnamese.VietnameseNumbers;

/** Reads what was typed into a form, and notes what cannot be read at the field where it stands. */
final class TypedFields {
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern VIETNAMESE = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");

    private final Map<String, String[]> typed;
    private final String prefix;
    private final List<Problem> problems = new ArrayList<>();

    /** @param prefix stands before each field's name in the form, so that several forms of a page do not collide */
    TypedFields(Map<String, String[]> typed, String prefix) {
        this.typed = typed;
        this.prefix = prefix;
    }

    List<Problem> problems() {
        return problems;
    }

    /** What could not be read, by the fields' bare names, as the commands name them. */
    List<Problem> bare() {
        return problems.stream()
                .map(problem -> problem.field() == null
                        ? problem
                        : Problem.at(
                                problem.field().substring(prefix.length()),
                                problem.code(),
                                problem.arguments().toArray()))
                .toList();
    }

    /** The commands know fields by their bare names; the form knows them with its prefix. */
    List<Problem> placed(List<Problem> found) {
        return found.stream()
                .map(problem -> problem.field() == null
                        ? problem
                        : Problem.at(
                                prefix + problem.field(),
                                problem.code(),
                                problem.arguments().toArray()))
                .toList();
    }

    /** Stripped and in Unicode NFC; empty when nothing was typed. */
    String text(String field) {
        String[] given = typed.get(prefix + field);
        return given == null || given.length == 0 ? "" : clean(given[0]);
    }

    List<String> all(String field) {
        String[] given = typed.get(prefix + field);
        return given == null
                ? List.of()
                : Arrays.stream(given).map(TypedFields::clean).toList();
    }

    List<String> lines(String field) {
        return text(field)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    boolean ticked(String field) {
        return !text(field).isEmpty();
    }

    @Nullable
    LocalDate date(String field) {
        return date(field, text(field));
    }

    @Nullable
    LocalDate date(String field, String text) {
        if (text.isEmpty()) {
            return null;
        }
        LocalDate date = readDate(text);
        if (date == null) {
            problems.add(Problem.at(prefix + field, Refusal.NOT_A_DATE, text));
        }
        return date;
    }

    /** @return today's date stands in for what cannot be read, after the problem has been noted */
    LocalDate requiredDate(String field) {
        LocalDate date = date(field);
        if (date == null) {
            if (text(field).isEmpty()) {
                problems.add(Problem.at(prefix + field, Refusal.REQUIRED));
            }
            return LocalDate.EPOCH;
        }
        return date;
    }

    static @Nullable LocalDate readDate(String text) {
        Matcher iso = ISO.matcher(text);
        Matcher vietnamese = VIETNAMESE.matcher(text);
        try {
            if (iso.matches()) {
                return LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3));
            }
            if (vietnamese.matches()) {
                return LocalDate.of(number(vietnamese, 3), number(vietnamese, 2), number(vietnamese, 1));
            }
            return null;
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    @Nullable
    Integer whole(String field) {
        String text = text(field);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[-−]?\\d{1,9}")) {
            problems.add(Problem.at(prefix + field, Refusal.NOT_A_NUMBER, text));
            return null;
        }
        return Integer.valueOf(text.replace('−', '-'));
    }

    /** @return 0 stands in for what cannot be read, after the problem has been noted */
    int requiredWhole(String field) {
        Integer number = whole(field);
        if (number == null) {
            if (text(field).isEmpty()) {
                problems.add(Problem.at(prefix + field, Refusal.REQUIRED));
            }
            return 0;
        }
        return number;
    }

    @Nullable
    BigDecimal decimal(String field, String text) {
        if (text.isEmpty()) {
            return null;
        }
        BigDecimal number = VietnameseNumbers.parse(text).orElse(null);
        if (number == null) {
            problems.add(Problem.at(prefix + field, Refusal.NOT_A_NUMBER, text));
        }
        return number;
    }

    @Nullable
    Money dong(String field) {
        BigDecimal amount = decimal(field, text(field));
        return amount == null ? null : new Money(amount, Money.DONG);
    }

    @Nullable
    PartyId party(String field) {
        return party(field, text(field));
    }

    @Nullable
    PartyId party(String field, String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[1-9]\\d{0,17}")) {
            problems.add(Problem.at(prefix + field, Refusal.UNKNOWN_CHOICE, text));
            return null;
        }
        return new PartyId(Long.parseLong(text));
    }

    /** Stands in for a party that was not chosen, after the problem has been noted. */
    private static final PartyId NOBODY = new PartyId(Long.MAX_VALUE);

    PartyId requiredParty(String field) {
        PartyId party = party(field);
        if (party == null) {
            if (text(field).isEmpty()) {
                problems.add(Problem.at(prefix + field, Refusal.REQUIRED));
            }
            return NOBODY;
        }
        return party;
    }

    @Nullable
    Long id(String field) {
        String text = text(field);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[1-9]\\d{0,17}")) {
            problems.add(Problem.at(prefix + field, Refusal.UNKNOWN_CHOICE, text));
            return null;
        }
        return Long.valueOf(text);
    }

    long requiredId(String field) {
        Long id = id(field);
        if (id == null) {
            if (text(field).isEmpty()) {
                problems.add(Problem.at(prefix + field, Refusal.REQUIRED));
            }
            return Long.MAX_VALUE;
        }
        return id;
    }

    /** One of a list of keys; null when nothing was chosen. */
    <T> @Nullable T chosen(String field, Function<String, T> of) {
        String text = text(field);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return of.apply(text);
        } catch (IllegalArgumentException unknown) {
            problems.add(Problem.at(prefix + field, Refusal.UNKNOWN_CHOICE, text));
            return null;
        }
    }

    private static String clean(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }
}
