package vn.phusa.traceability.passport;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import vn.phusa.base.PartyId;
import vn.phusa.traceability.Lots;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.ThingRole;

/**
 * Which events of a chain everybody may see. Each tells what it captured: whoever opened the journey of what was scanned shows its own
 * events of the whole chain; everybody else in the chain, those that name goods whose journey they have opened themselves.
 *
 * @param owner who opened the journey of what was scanned
 * @param goods by owner, the keys of the products whose journey it has opened
 */
record Opened(PartyId owner, Map<PartyId, Set<String>> goods) implements Predicate<RecordedEvent> {

    @Override
    public boolean test(RecordedEvent event) {
        if (event.owner().equals(owner)) {
            return true;
        }
        Set<String> opened = goods.getOrDefault(event.owner(), Set.of());
        return !opened.isEmpty()
                && Thing.of(event.event()).stream()
                        .filter(thing -> !ThingRole.JOINING.contains(thing.role()))
                        .map(Thing::key)
                        .anyMatch(key -> opened.contains(Lots.classOf(key).orElse(key)));
    }
}
