package vn.phusa.traceability.trace;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.phusa.base.PartyId;
import vn.phusa.base.VietnamTime;
import vn.phusa.party.IdentifierScheme;
import vn.phusa.party.Parties;

/** Places and parties as the register knows them by their GLN; where they lie, as far as their identifier says it. */
@Component
class RegisteredPlaces implements Places {
    private static final Pattern GLN = Pattern.compile("41[47]/(\\d{13})(/.*)?");

    private final Parties parties;
    private final Clock clock;

    RegisteredPlaces(Parties parties, Clock clock) {
        this.parties = parties;
        this.clock = clock;
    }

    @Override
    public Map<String, Known> of(Collection<String> keys) {
        Map<String, Known> known = new LinkedHashMap<>();
        for (String key : keys) {
            String name = organisation(key)
                    .map(party -> parties.nameOn(party, VietnamTime.today(clock)))
                    .orElse(key);
            known.put(key, new Known(key, name, Point.ofGeoUri(key).orElse(null)));
        }
        return known;
    }

    /** Who carries the GLN of that key today. */
    Optional<PartyId> organisation(String key) {
        Matcher gln = GLN.matcher(key);
        return gln.matches() ? parties.carrying(IdentifierScheme.GLN, gln.group(1)) : Optional.empty();
    }
}
