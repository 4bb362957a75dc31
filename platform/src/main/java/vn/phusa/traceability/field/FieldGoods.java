package vn.phusa.traceability.field;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.epcis.gs1.ApplicationIdentifier;
import vn.phusa.epcis.gs1.CanonicalIdentifier;
import vn.phusa.epcis.gs1.CheckDigits;
import vn.phusa.epcis.gs1.DigitalLink;
import vn.phusa.epcis.gs1.ElementString;
import vn.phusa.epcis.gs1.LocalIdentifier;
import vn.phusa.epcis.gs1.Percent;
import vn.phusa.traceability.Lots;

/**
 * Goods as a line of an entry names them: single objects, or an amount of a lot.
 *
 * @param uri identifier as it goes into the event
 * @param single whether that is one object; else a lot
 * @param quantity of a lot; null: nobody counted
 * @param unit code of UN/ECE Rec 20; null: pieces
 */
record FieldGoods(
        String uri,
        boolean single,
        @Nullable BigDecimal quantity,
        @Nullable String unit) {

    /** What begins so names a product, and its last character checks it. */
    private static final String LOCAL_PRODUCT = "urn:vn-local:product:";

    private static final int SSCC_DIGITS = 18;
    private static final Set<Integer> GTIN_DIGITS = Set.of(8, 12, 13, 14);

    /** What a line names, or what is wrong with it. */
    static Outcome<FieldGoods> read(String field, FieldEntry.Row row) {
        String lot = row.lot().strip();
        Outcome<String> identifier = identifier(field, row.code().strip(), lot);
        return identifier.then(uri -> {
            boolean single = single(uri);
            String written = row.quantity().strip();
            if (written.isEmpty()) {
                return single
                        ? Outcome.accepted(new FieldGoods(uri, true, null, null))
                        : Outcome.rejected(Problem.at(field + ".quantity", FieldProblem.QUANTITY_NEEDED));
            }
            BigDecimal quantity = quantity(written).orElse(null);
            if (quantity == null) {
                return Outcome.rejected(Problem.at(field + ".quantity", FieldProblem.BAD_QUANTITY));
            }
            if (!FieldEntry.UNITS.contains(row.unit())) {
                return Outcome.rejected(Problem.at(field + ".unit", FieldProblem.UNKNOWN_UNIT));
            }
            return Outcome.accepted(
                    single
                            ? new FieldGoods(uri, true, null, null)
                            : new FieldGoods(uri, false, quantity, row.unit().isEmpty() ? null : row.unit()));
        });
    }

    /** A carrier: an SSCC, or any single object. */
    static Outcome<String> container(String field, String written) {
        return identifier(field, written.strip(), "")
                .then(uri -> single(uri)
                        ? Outcome.accepted(uri)
                        : Outcome.rejected(Problem.at(field + ".code", FieldProblem.NO_CODE, written)));
    }

    private static boolean single(String uri) {
        String canonical = CanonicalIdentifier.of(uri);
        return canonical.contains("/00/")
                || canonical.contains("/21/")
                || canonical.contains("/8003/")
                || canonical.contains("/8004/")
                || uri.startsWith("urn:epc:id:")
                || uri.startsWith("urn:vn-local:serial:");
    }

    private static Outcome<String> identifier(String field, String code, String lot) {
        if (!lot.isEmpty()
                && ApplicationIdentifier.of("10").orElseThrow().fault(lot).isPresent()) {
            return Outcome.rejected(Problem.at(field + ".lot", FieldProblem.BAD_LOT));
        }
        LocalIdentifier local = LocalIdentifier.parse(code).orNull();
        if (local != null) {
            return lot.isEmpty()
                    ? Outcome.rejected(Problem.at(field + ".lot", FieldProblem.LOT_NEEDED))
                    : Outcome.accepted(Lots.key(local, lot));
        }
        Optional<DigitalLink> link = link(code);
        if (link.isEmpty()) {
            return code.startsWith("urn:epc:") || code.startsWith("urn:vn-local:") && !code.startsWith(LOCAL_PRODUCT)
                    ? Outcome.accepted(code)
                    : Outcome.rejected(Problem.at(field + ".code", FieldProblem.NO_CODE, code));
        }
        ElementString elements = link.get().elements();
        String gtin = elements.value("01");
        if (gtin == null || elements.value("21") != null) {
            return Outcome.accepted(plain(link.get()));
        }
        if (elements.value("10") != null) {
            return Outcome.accepted(CanonicalIdentifier.of(plain(link.get())));
        }
        return lot.isEmpty()
                ? Outcome.rejected(Problem.at(field + ".lot", FieldProblem.LOT_NEEDED))
                : Outcome.accepted(CanonicalIdentifier.STEM + "/01/" + gtin + "/10/" + Percent.encode(lot));
    }

    /** The identifying part of a link, below GS1's own domain. */
    private static String plain(DigitalLink link) {
        return new DigitalLink(CanonicalIdentifier.STEM, link.path(), List.of(), List.of()).uri();
    }

    /** A bare GTIN or SSCC, what a scanner gives, text in brackets, or a Digital Link. */
    private static Optional<DigitalLink> link(String code) {
        if (code.matches("\\d+") && CheckDigits.hold(code, 0, code.length())) {
            if (code.length() == SSCC_DIGITS) {
                return Optional.ofNullable(DigitalLink.parse(CanonicalIdentifier.STEM + "/00/" + code)
                        .orNull());
            }
            if (GTIN_DIGITS.contains(code.length())) {
                return Optional.ofNullable(
                        DigitalLink.parse(CanonicalIdentifier.STEM + "/01/" + "0".repeat(14 - code.length()) + code)
                                .orNull());
            }
        }
        if (code.startsWith("(")) {
            return Optional.ofNullable(ElementString.bracketed(code)
                    .then(elements -> DigitalLink.of(elements, CanonicalIdentifier.STEM))
                    .orNull());
        }
        if (code.startsWith("http")) {
            return Optional.ofNullable(DigitalLink.parse(code, new DigitalLink.Leniency(true, true, false))
                    .orNull());
        }
        // Scanners leave the symbology identifier out when they are set so.
        return Optional.ofNullable(
                ElementString.scanned(code.startsWith("]") || code.startsWith("^") ? code : "^" + code)
                        .then(elements -> DigitalLink.of(elements, CanonicalIdentifier.STEM))
                        .orNull());
    }

    /** Amounts as people write them: {@code 1.250,5} or {@code 1250.5}. */
    static Optional<BigDecimal> quantity(String written) {
        String text = written.replace(" ", "");
        if (text.matches("\\d{1,3}(\\.\\d{3})+(,\\d{1,6})?|\\d{1,12},\\d{1,6}")) {
            text = text.replace(".", "").replace(',', '.');
        }
        if (!text.matches("\\d{1,12}(\\.\\d{1,6})?")) {
            return Optional.empty();
        }
        BigDecimal quantity = new BigDecimal(text);
        return quantity.signum() > 0 ? Optional.of(quantity) : Optional.empty();
    }
}
