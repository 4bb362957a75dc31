package vn.phusa.traceability.field;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.traceability.Thing;

/**
 * What somebody recorded, as it was typed or scanned. Empty text where nothing was.
 *
 * @param id chosen by the phone, once for each entry, so that sending it twice is sending it once
 * @param owner for which organisation
 * @param happenedAt when it was done; the clock of the phone
 * @param place GLN, URI, {@code geo:} or the name of a place
 * @param container identifier of the carrier
 * @param partner GLN, URI or name of the other side
 * @param paper number of the paper that goes along
 * @param elements key data elements by code
 * @param photo SHA-256 of the photo in hexadecimal; empty: none
 * @param position where the phone was, a {@code geo:} URI; empty: nobody asked it
 * @param step which step of which chain it is, {@link vn.phusa.traceability.chain.ChainRules.Chosen#code()}; empty: nobody said
 */
public record FieldEntry(
        UUID id,
        String action,
        PartyId owner,
        Instant happenedAt,
        String place,
        List<Row> things,
        List<Row> results,
        String container,
        String partner,
        String paper,
        Map<String, String> elements,
        String photo,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String step,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String position) {

    /** Units that a line may have, codes of UN/ECE Rec 20; empty: pieces. */
    public static final List<String> UNITS = List.of("KGM", "TNE", "GRM", "LTR", "BG", "BX", "");

    /** One line: what, of which lot, how much. */
    public record Row(String code, String lot, String quantity, String unit) {
        /** How much; empty where it is no amount. */
        public Optional<BigDecimal> amount() {
            return FieldGoods.quantity(quantity);
        }

        /** Key of what it names; empty where it names nothing that can be read. */
        public Optional<String> key() {
            return FieldGoods.read("", this) instanceof Outcome.Accepted<FieldGoods>(FieldGoods good)
                    ? Optional.of(Thing.key(good.uri()))
                    : Optional.empty();
        }

        boolean empty() {
            return code.isBlank() && lot.isBlank() && quantity.isBlank();
        }
    }

    public FieldEntry {
        things = things.stream().filter(row -> !row.empty()).toList();
        results = results.stream().filter(row -> !row.empty()).toList();
        // Entries of the time before steps and positions were asked for have none.
        step = Objects.requireNonNullElse(step, "");
        position = Objects.requireNonNullElse(position, "");
        elements = Collections.unmodifiableMap(new TreeMap<>(elements));
    }

    /** One without a position. */
    public FieldEntry(
            UUID id,
            String action,
            PartyId owner,
            Instant happenedAt,
            String place,
            List<Row> things,
            List<Row> results,
            String container,
            String partner,
            String paper,
            Map<String, String> elements,
            String photo,
            String step) {
        this(
                id,
                action,
                owner,
                happenedAt,
                place,
                things,
                results,
                container,
                partner,
                paper,
                elements,
                photo,
                step,
                "");
    }

    /** The same with another partner. */
    FieldEntry withPartner(String other) {
        return with(other, position);
    }

    /** The same, read at that position. */
    FieldEntry at(String geo) {
        return with(partner, geo);
    }

    private FieldEntry with(String otherPartner, String otherPosition) {
        return new FieldEntry(
                id,
                action,
                owner,
                happenedAt,
                place,
                things,
                results,
                container,
                otherPartner,
                paper,
                elements,
                photo,
                step,
                otherPosition);
    }

    /** Under which ID its event stands. */
    String eventId() {
        return "urn:uuid:" + id;
    }
}
