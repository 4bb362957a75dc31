package vn.phusa.traceability;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import vn.phusa.base.PartyId;

/**
 * Which events somebody may see. One rule for lists, counts, subscriptions and traces.
 */
public sealed interface Viewer {

    /** Whether an event of that owner, which names those parties, is seen whatever goods it is about. */
    boolean sees(PartyId owner, Set<String> named);

    /** Whether the event is seen. */
    default boolean sees(RecordedEvent event) {
        return sees(event.owner(), event.named());
    }

    /**
     * An event that they see, as it is told to them: on the word of an organisation of theirs where they see it for no other reason. Who
     * else captured it is the authority's to know.
     */
    default RecordedEvent told(RecordedEvent seen) {
        return seen;
    }

    /** Sees all: the authority, and the platform itself. */
    record Authority() implements Viewer {
        @Override
        public boolean sees(PartyId owner, Set<String> named) {
            return true;
        }
    }

    /**
     * Sees what it captured, be it after others, what names it, and what others have granted it.
     *
     * @param owners the party's own organisations and those that granted it their events
     * @param keys under which events name the party ({@link Thing#key} of its GLNs)
     * @param goods of which it was granted the events that name them
     * @param captors those of its own organisations that captured, word for word, what others had captured before
     */
    record Party(Set<PartyId> owners, Set<String> keys, Set<Goods> goods, Set<PartyId> captors) implements Viewer {
        public Party {
            owners = Set.copyOf(owners);
            keys = Set.copyOf(keys);
            goods = Set.copyOf(goods);
            captors = Set.copyOf(captors);
        }

        public Party(Set<PartyId> owners, Set<String> keys, Set<Goods> goods) {
            this(owners, keys, goods, Set.of());
        }

        public Party(Set<PartyId> owners, Set<String> keys) {
            this(owners, keys, Set.of());
        }

        /** The same without what it sees only because it captured it, too. */
        public Party withoutCaptors() {
            return new Party(owners, keys, goods);
        }

        @Override
        public boolean sees(PartyId owner, Set<String> named) {
            return owners.contains(owner) || named.stream().anyMatch(keys::contains);
        }

        @Override
        public boolean sees(RecordedEvent event) {
            return seesBeside(event) || event.captors().stream().anyMatch(captors::contains);
        }

        @Override
        public RecordedEvent told(RecordedEvent seen) {
            if (seen.captors().isEmpty()) {
                return seen;
            }
            return seen.toldBy(
                    captors.isEmpty() || seesBeside(seen)
                            ? seen.owner()
                            : seen.captors().stream()
                                    .filter(captors::contains)
                                    .min(Comparator.comparingLong(PartyId::value))
                                    .orElse(seen.owner()));
        }

        private boolean seesBeside(RecordedEvent event) {
            return sees(event.owner(), event.named()) || goods.stream().anyMatch(some -> some.standIn(event));
        }
    }

    /**
     * Goods whose events one organisation has granted.
     *
     * @param key of a product or of a lot ({@link Thing#key}); a product stands for its lots and single items, too
     */
    record Goods(PartyId owner, String key) {
        private static final String LOCAL_PRODUCT = "urn:vn-local:product:";

        /** Whether that is the key of goods that can be granted: a product, or a lot. */
        public static boolean isKey(String key) {
            return Fields.isClass(key)
                    || Lots.isLot(key)
                    || key.startsWith(LOCAL_PRODUCT)
                    || key.startsWith("urn:vn-local:lot:");
        }

        boolean standIn(RecordedEvent event) {
            return event.owner().equals(owner)
                    && Thing.of(event.event()).stream().anyMatch(thing -> isOrBelow(thing.key()));
        }

        private boolean isOrBelow(String other) {
            return other.equals(key)
                    || key.equals(Fields.classOf(other))
                    || startOfItsLots().filter(other::startsWith).isPresent();
        }

        /** How the keys of its lots begin, where it is a product with an identifier of the producer's own. */
        public Optional<String> startOfItsLots() {
            return key.startsWith(LOCAL_PRODUCT)
                    ? Optional.of("urn:vn-local:lot:" + key.substring(LOCAL_PRODUCT.length()) + ":")
                    : Optional.empty();
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
