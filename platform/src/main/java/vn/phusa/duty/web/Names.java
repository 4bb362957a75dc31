package vn.phusa.duty.web;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.duty.DutyRow;

/** The names of today for the parties on a page, looked up at once. */
public record Names(Map<PartyId, Bilingual> labels) {
    public Names {
        labels = Map.copyOf(labels);
    }

    /** The name; the number where the register knows none; empty for nobody. */
    public String of(@Nullable PartyId party, Locale locale) {
        if (party == null) {
            return "";
        }
        Bilingual label = labels.get(party);
        return label == null ? "№ " + party : label.in(locale);
    }

    static Set<PartyId> in(Collection<DutyRow> rows) {
        Set<PartyId> parties = new HashSet<>();
        for (DutyRow row : rows) {
            parties.add(row.holder());
            if (row.assigner() != null) {
                parties.add(row.assigner());
            }
        }
        return parties;
    }
}
