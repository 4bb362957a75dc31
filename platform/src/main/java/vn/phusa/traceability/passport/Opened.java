package vn.phusa.traceability.passport;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
        return teller(event).isPresent();
    }

    /** The event on the word of who shows it. */
    RecordedEvent told(RecordedEvent event) {
        return teller(event)
                .filter(party -> !party.equals(event.owner()))
                .map(event::toldBy)
                .orElse(event);
    }

    private Optional<PartyId> teller(RecordedEvent event) {
        if (event.isToldBy(owner)) {
            return Optional.of(owner);
        }
        return Stream.concat(
                        Stream.of(event.owner()),
                        event.captors().stream().sorted(Comparator.comparingLong(PartyId::value)))
                .filter(party -> opens(party, event))
                .findFirst();
    }

    private boolean opens(PartyId party, RecordedEvent event) {
        Set<String> opened = goods.getOrDefault(party, Set.of());
        return !opened.isEmpty()
                && Thing.of(event.event()).stream()
                        .filter(thing -> !ThingRole.JOINING.contains(thing.role()))
                        .map(Thing::key)
                        .anyMatch(key -> opened.contains(Lots.classOf(key).orElse(key)));
    }
}
