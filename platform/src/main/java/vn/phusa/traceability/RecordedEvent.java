package vn.phusa.traceability;

import java.util.Set;
import vn.phusa.base.PartyId;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Namespaces;

/**
 * An event as it stands in the repository.
 *
 * @param number its place; tells the record time
 * @param owner whose capture it was
 * @param named keys ({@link Thing#key}) of the parties that the event names as owning or possessing, source or destination
 * @param event with its event ID and record time
 * @param namespaces the prefixes that its document declared
 */
public record RecordedEvent(EventNumber number, PartyId owner, Set<String> named, Event event, Namespaces namespaces) {

    public RecordedEvent {
        named = Set.copyOf(named);
    }
}
