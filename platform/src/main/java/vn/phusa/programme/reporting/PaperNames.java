package vn.phusa.programme.reporting;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;
import vn.phusa.programme.Holder;

/**
 * What bodies are called on a paper's date.
 *
 * @param issuer who issues it
 * @param superior the body above it; null: none
 */
public record PaperNames(String issuer, @Nullable String superior, Map<PartyId, String> known) {
    public PaperNames {
        known = Map.copyOf(known);
    }

    String of(PartyId party) {
        return known.getOrDefault(party, "Đơn vị số " + party);
    }

    String of(Holder holder) {
        return switch (holder) {
            case Holder.Known(PartyId party) -> of(party);
            case Holder.Unresolved(String asWritten) -> asWritten + " (chưa xác định)";
        };
    }
}
