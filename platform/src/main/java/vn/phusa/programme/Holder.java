package vn.phusa.programme;

import java.text.Normalizer;
import java.util.Locale;
import vn.phusa.base.PartyId;

/**
 * Who leads or coordinates: a known party, or a text that nobody has been able to tie to one ("các đơn vị liên quan").
 * Unknown is a value: it is stored, shown and counted, and can be bound later.
 */
public sealed interface Holder {

    /** A party of the register. */
    record Known(PartyId party) implements Holder {}

    /**
     * As the text has it.
     *
     * @param asWritten not blank, at most 300 characters
     */
    record Unresolved(String asWritten) implements Holder {
        public Unresolved {
            asWritten = Normalizer.normalize(asWritten.strip(), Normalizer.Form.NFC);
        }
    }

    int LONGEST_TEXT = 300;

    /** Whether both surely mean the same: the same party, or the same words. */
    default boolean sameAs(Holder other) {
        return switch (this) {
            case Known(PartyId party) -> other instanceof Known(PartyId second) && party.equals(second);
            case Unresolved(String text) ->
                other instanceof Unresolved(String second)
                        && text.toLowerCase(Locale.ROOT).equals(second.toLowerCase(Locale.ROOT));
        };
    }

    default boolean is(PartyId party) {
        return this instanceof Known(PartyId known) && known.equals(party);
    }
}
