package vn.phusa.traceability;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.VietnamTime;
import vn.phusa.party.Identifier;
import vn.phusa.party.IdentifierScheme;
import vn.phusa.party.Parties;
import vn.phusa.traceability.store.CaptorStore;
import vn.phusa.traceability.store.SharingStore;

/** Says which events somebody may see. Everything that shows events asks here. */
@Service
public class Viewers {
    private final Parties parties;
    private final SharingStore sharing;
    private final CaptorStore captors;
    private final Clock clock;

    Viewers(Parties parties, SharingStore sharing, CaptorStore captors, Clock clock) {
        this.parties = parties;
        this.sharing = sharing;
        this.captors = captors;
        this.clock = clock;
    }

    /** What the actor sees: all, what concerns its organisations, or nothing. */
    @Transactional(readOnly = true)
    public Viewer of(Actor actor) {
        if (actor.mayEverywhere(TraceabilityPermission.OVERSEE)) {
            return new Viewer.Authority();
        }
        Optional<Set<PartyId>> own = actor.organisationsFor(TraceabilityPermission.QUERY);
        if (own.isEmpty()) {
            return new Viewer.Authority();
        }
        return own.get().isEmpty() ? new Viewer.Nobody() : of(own.get());
    }

    /** What these organisations see together. */
    @Transactional(readOnly = true)
    public Viewer of(Set<PartyId> organisations) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), VietnamTime.ZONE);
        Set<PartyId> owners = new HashSet<>(organisations);
        Set<Viewer.Goods> goods = new HashSet<>();
        for (Sharing shared : sharing.sharedWith(organisations, today)) {
            if (shared.goods() == null) {
                owners.add(shared.owner());
            } else {
                goods.add(new Viewer.Goods(shared.owner(), shared.goods()));
            }
        }
        Set<String> keys = new HashSet<>();
        for (PartyId organisation : organisations) {
            keys.add(localParty(organisation));
            parties.organisation(organisation)
                    .ifPresent(found -> found.identifiers().stream()
                            .filter(identifier -> identifier.scheme() == IdentifierScheme.GLN)
                            .map(Identifier::value)
                            .forEach(gln -> keys.addAll(keysOf(gln))));
        }
        return new Viewer.Party(owners, keys, goods, captors.among(organisations));
    }

    /** How the platform's own events name an organisation that has no GLN. */
    public static String localParty(PartyId organisation) {
        return "urn:vn-local:party:" + organisation;
    }

    /** Under which keys events name the holder of a GLN: as a party, as a place, as either in older documents. */
    static Set<String> keysOf(String gln) {
        return Set.of(Thing.key("https://id.gs1.org/417/" + gln), Thing.key("https://id.gs1.org/414/" + gln));
    }
}
