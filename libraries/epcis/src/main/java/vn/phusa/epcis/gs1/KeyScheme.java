package vn.phusa.epcis.gs1;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The GS1 keys that EPCIS knows, with the two spellings of each: EPC URN (GS1 EPC Tag Data Standard 2.0, section 6) and
 * Digital Link (CBV 2.0, section 8.2).
 */
public enum KeyScheme {
    /** A trade item with its serial number. */
    SGTIN("sgtin", "01", "21", Layout.GTIN, 13, 0),
    /** A lot of a trade item; a class. */
    LGTIN("lgtin", "01", "10", Layout.GTIN, 13, 0),
    /** A trade item with its third-party controlled serial number. */
    UPUI("upui", "01", "235", Layout.GTIN, 13, 0),
    SSCC("sscc", "00", null, Layout.EXTENSION_DIGIT, 17, 0),
    /** A place, with an extension unless that is 0. */
    SGLN("sgln", "414", "254", Layout.CHECKED, 12, 0),
    PGLN("pgln", "417", null, Layout.CHECKED, 12, 0),
    /** A returnable asset; its serial number stands in the same data. */
    GRAI("grai", "8003", null, Layout.ZERO_CHECKED, 12, 16),
    GIAI("giai", "8004", null, Layout.PLAIN, 0, 0),
    GSRN("gsrn", "8018", null, Layout.CHECKED, 17, 0),
    GSRNP("gsrnp", "8017", null, Layout.CHECKED, 17, 0),
    GDTI("gdti", "253", null, Layout.CHECKED, 12, 17),
    CPI("cpi", "8010", "8011", Layout.PLAIN, 0, 0),
    SGCN("sgcn", "255", null, Layout.CHECKED, 12, 12),
    GINC("ginc", "401", null, Layout.PLAIN, 0, 0),
    GSIN("gsin", "402", null, Layout.CHECKED, 16, 0),
    ITIP("itip", "8006", "21", Layout.GTIN, 13, 0);

    /** How company prefix and reference make up the key. */
    enum Layout {
        /** The reference begins with the indicator, which stands before the prefix; a check digit ends it. */
        GTIN,
        /** As GTIN, with the extension digit of an SSCC. */
        EXTENSION_DIGIT,
        /** Prefix, reference, check digit. */
        CHECKED,
        /** A zero, then as CHECKED. */
        ZERO_CHECKED,
        /** Prefix and reference as they are. */
        PLAIN
    }

    private static final Map<String, KeyScheme> BY_URN =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(KeyScheme::urnName, Function.identity()));

    private final String urnName;
    private final String ai;
    private final @Nullable String qualifier;
    private final Layout layout;
    private final int digits;
    private final int serialWithin;

    KeyScheme(String urnName, String ai, @Nullable String qualifier, Layout layout, int digits, int serialWithin) {
        this.urnName = urnName;
        this.ai = ai;
        this.qualifier = qualifier;
        this.layout = layout;
        this.digits = digits;
        this.serialWithin = serialWithin;
    }

    /** The word in {@code urn:epc:id:sgtin:}. */
    public String urnName() {
        return urnName;
    }

    /** The identifier of the key in a Digital Link. */
    public String ai() {
        return ai;
    }

    /** The identifier of what makes it one instance, where that is a qualifier of its own. */
    public @Nullable String qualifier() {
        return qualifier;
    }

    Layout layout() {
        return layout;
    }

    /** Digits of company prefix and reference together; 0 where they vary. */
    int digits() {
        return digits;
    }

    /** Longest serial number within the key's own data; 0 where there is none. */
    int serialWithin() {
        return serialWithin;
    }

    static @Nullable KeyScheme named(String urnName) {
        return BY_URN.get(urnName);
    }
}
