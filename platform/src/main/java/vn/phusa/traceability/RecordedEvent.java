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
 * @param captors who captured it after the owner, word for word: it is theirs as well, as far as they may see, not as far as they may decide
 * @param named keys ({@link Thing#key}) of the parties that the event names as owning or possessing, source or destination
 * @param event with its event ID and record time
 * @param namespaces the prefixes that its document declared
 */
public record RecordedEvent(
        EventNumber number,
        PartyId owner,
        Set<PartyId> captors,
        Set<String> named,
        Event event,
        Namespaces namespaces) {

    public RecordedEvent {
        captors = Set.copyOf(captors);
        named = Set.copyOf(named);
    }

    /** One that nobody captured again. */
    public RecordedEvent(EventNumber number, PartyId owner, Set<String> named, Event event, Namespaces namespaces) {
        this(number, owner, Set.of(), named, event, namespaces);
    }

    public boolean isToldBy(PartyId party) {
        return owner.equals(party) || captors.contains(party);
    }

    /** As it is shown on the word of that captor: who else captured it is not told. */
    public RecordedEvent toldBy(PartyId captor) {
        return new RecordedEvent(number, captor, named, event, namespaces);
    }
}
