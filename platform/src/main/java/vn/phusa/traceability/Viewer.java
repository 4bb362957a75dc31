package vn.phusa.traceability;

import java.util.Set;
import vn.phusa.base.PartyId;

/**
 * Which events somebody may see. One rule for lists, counts, subscriptions and traces.
 */
public sealed interface Viewer {

    /** Whether an event of that owner, which names those parties, is seen. */
    boolean sees(PartyId owner, Set<String> named);

    /** Whether the event is seen. */
    default boolean sees(RecordedEvent event) {
        return sees(event.owner(), event.named());
    }

    /** Sees all: the authority, and the platform itself. */
    record Authority() implements Viewer {
        @Override
        public boolean sees(PartyId owner, Set<String> named) {
            return true;
        }
    }

    /**
     * Sees what it captured, what names it, and what others have granted it.
     *
     * @param owners the party's own organisations and those that granted it their events
     * @param keys under which events name the party ({@link Thing#key} of its GLNs)
     */
    record Party(Set<PartyId> owners, Set<String> keys) implements Viewer {
        public Party {
            owners = Set.copyOf(owners);
            keys = Set.copyOf(keys);
        }

        @Override
        public boolean sees(PartyId owner, Set<String> named) {
            return owners.contains(owner) || named.stream().anyMatch(keys::contains);
        }
    }

    /** Sees no events as such; passports show what the law lets a consumer see. */
    record Nobody() implements Viewer {
        @Override
        public boolean sees(PartyId owner, Set<String> named) {
            return false;
        }
    }
}
