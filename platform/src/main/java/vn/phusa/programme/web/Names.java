package vn.phusa.programme.web;

import java.util.Map;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.programme.Holder;
import vn.phusa.shell.Page;

/** What the parties on a page are called on its day. */
public record Names(Map<PartyId, Bilingual> known) {
    public Names {
        known = Map.copyOf(known);
    }

    public String of(Page page, PartyId party) {
        Bilingual name = known.get(party);
        return name == null ? page.t("programme.party.nameless", party.toString()) : name.in(page.locale());
    }

    /** A placeholder shows the text's own words, marked as not yet known. */
    public String of(Page page, Holder holder) {
        return switch (holder) {
            case Holder.Known(PartyId party) -> of(page, party);
            case Holder.Unresolved(String asWritten) -> page.t("programme.party.unresolved", asWritten);
        };
    }

    /** For files, which are Vietnamese. */
    public String plain(Holder holder) {
        return switch (holder) {
            case Holder.Known(PartyId party) -> {
                Bilingual name = known.get(party);
                yield name == null ? party.toString() : name.vietnamese();
            }
            case Holder.Unresolved(String asWritten) -> asWritten;
        };
    }
}
