package vn.phusa.traceability.field.web;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.party.OrganisationRow;
import vn.phusa.party.Parties;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Refused;
import vn.phusa.traceability.field.FieldCapture;

/** The organisations for which somebody may record what was done to goods. */
@Component
public class FieldOwners {
    private final FieldCapture field;
    private final Parties parties;
    private final Clock clock;

    FieldOwners(FieldCapture field, Parties parties, Clock clock) {
        this.field = field;
        this.parties = parties;
        this.clock = clock;
    }

    /** Number to name, in the language of whoever asks; refused where there are none. */
    public Map<String, String> of(Actor actor) {
        Optional<Set<PartyId>> own = field.owners(actor);
        Map<String, String> owners = new LinkedHashMap<>();
        for (OrganisationRow row : parties.all(ListQuery.all(), VietnamTime.today(clock))) {
            if (row.ended() == null && own.map(ids -> ids.contains(row.id())).orElse(true)) {
                owners.put(row.id().toString(), row.name().in(LocaleContextHolder.getLocale()));
            }
        }
        if (owners.isEmpty()) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        return owners;
    }
}
