package vn.phusa.epcis.gs1;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The checks on the content of an element by name: ours ({@code check-digit}) and, where it differs, the one that the GS1
 * Barcode Syntax Dictionary gives the same check ({@code csum}).
 */
public final class NamedCheck {

    private static final Map<String, ContentCheck> OFFICIAL = Map.ofEntries(
            Map.entry("couponcode", ContentCheck.COUPON),
            Map.entry("couponposoffer", ContentCheck.COUPON_AT_TILL),
            Map.entry("csum", ContentCheck.CHECK_DIGIT),
            Map.entry("csumalpha", ContentCheck.CHECK_PAIR),
            Map.entry("hasnondigit", ContentCheck.SOME_NON_DIGIT),
            Map.entry("hh", ContentCheck.HOUR),
            Map.entry("mi", ContentCheck.MINUTE),
            Map.entry("ss", ContentCheck.SECOND),
            Map.entry("hhmi", ContentCheck.HOUR_MINUTE),
            Map.entry("hyphen", ContentCheck.MINUS),
            Map.entry("importeridx", ContentCheck.IMPORTER_INDEX),
            Map.entry("iso3166", ContentCheck.COUNTRY),
            Map.entry("iso3166999", ContentCheck.COUNTRY_OR_999),
            Map.entry("iso3166alpha2", ContentCheck.COUNTRY_LETTERS),
            Map.entry("iso4217", ContentCheck.CURRENCY),
            Map.entry("iso5218", ContentCheck.SEX),
            Map.entry("mediatype", ContentCheck.MEDIA_TYPE),
            Map.entry("nonzero", ContentCheck.NOT_ZERO),
            Map.entry("nozeroprefix", ContentCheck.NO_LEADING_ZERO),
            Map.entry("packagetype", ContentCheck.PACKAGE_TYPE),
            Map.entry("pcenc", ContentCheck.PERCENT_ENCODED),
            Map.entry("pieceoftotal", ContentCheck.PIECE_OF_TOTAL),
            Map.entry("posinseqslash", ContentCheck.POSITION_IN_SEQUENCE),
            Map.entry("yesno", ContentCheck.YES_NO),
            Map.entry("yymmdd", ContentCheck.DATE),
            Map.entry("yymmd0", ContentCheck.DATE_OR_MONTH),
            Map.entry("yyyymmdd", ContentCheck.LONG_DATE),
            Map.entry("yyyymmd0", ContentCheck.LONG_DATE_OR_MONTH));

    private static final Map<String, CharacterSet> SETS = Map.of(
            "csetnumeric", CharacterSet.DIGITS,
            "cset82", CharacterSet.SET_82,
            "cset39", CharacterSet.SET_39,
            "cset64", CharacterSet.SET_64);

    private NamedCheck() {}

    /** The check with that name; it gives what is wrong with a value, or nothing. */
    public static Optional<Function<String, Optional<Gs1Fault>>> of(String name) {
        String asked = name.toLowerCase(Locale.ROOT).replace("gs1_lint_", "");
        CharacterSet set = SETS.get(asked);
        if (set != null) {
            return Optional.of(value -> set.holdsAll(value)
                    ? Optional.empty()
                    : Optional.of(Gs1Fault.of(
                            set == CharacterSet.DIGITS ? Gs1Rule.NOT_A_DIGIT : Gs1Rule.NOT_IN_CHARACTER_SET, value)));
        }
        return Optional.ofNullable(OFFICIAL.get(asked))
                .or(() -> Arrays.stream(ContentCheck.values())
                        .filter(check -> own(check).equals(asked))
                        .findFirst())
                .map(check -> check::fault);
    }

    /** All names, in order. */
    public static List<String> names() {
        return Stream.of(
                        Arrays.stream(ContentCheck.values()).map(NamedCheck::own),
                        OFFICIAL.keySet().stream(),
                        SETS.keySet().stream())
                .flatMap(names -> names)
                .distinct()
                .sorted()
                .collect(Collectors.toUnmodifiableList());
    }

    private static String own(ContentCheck check) {
        return check.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
