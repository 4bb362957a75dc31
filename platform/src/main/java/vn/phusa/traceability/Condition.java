package vn.phusa.traceability;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.Action;
import vn.phusa.epcis.EventType;

/** One thing that a query asks of events. All conditions of a query must hold. */
public sealed interface Condition {

    /**
     * It is of one of these types.
     *
     * @param own URIs of kinds that somebody else has defined
     */
    record Types(Set<EventType> types, Set<String> own) implements Condition {
        public Types {
            types = Set.copyOf(types);
            own = Set.copyOf(own);
        }

        /** It is of that type. */
        public static Types of(EventType type) {
            return new Types(Set.of(type), Set.of());
        }
    }

    /** It happened, or was recorded, at that moment or later; or before that moment. */
    record Time(Clock clock, boolean fromThen, Instant moment) implements Condition {}

    /** Which time. */
    enum Clock {
        EVENT,
        RECORD
    }

    record Actions(Set<Action> actions) implements Condition {
        public Actions {
            actions = Set.copyOf(actions);
        }
    }

    /** Its business step or disposition is one of these Web URIs. */
    record Word(Vocabulary of, Set<String> values) implements Condition {
        public Word {
            values = Set.copyOf(values);
        }
    }

    /** A vocabulary that stands in a column. */
    enum Vocabulary {
        BIZ_STEP,
        DISPOSITION
    }

    /** It was read, or its things are, at one of these places. */
    record At(Where where, Set<String> keys) implements Condition {
        public At {
            keys = Set.copyOf(keys);
        }
    }

    /** It was read at one of these places, or its things are there afterwards. */
    record Anywhere(Set<String> keys) implements Condition {
        public Anywhere {
            keys = Set.copyOf(keys);
        }
    }

    /** It is one of those that the party sees: its own and those that name it. */
    record Concerns(Viewer.Party party) implements Condition {}

    /** It was read, or its things are, at one of these places or at a place below, as master data tells. */
    record Within(Where where, Set<String> keys) implements Condition {
        public Within {
            keys = Set.copyOf(keys);
        }
    }

    /** Which place. */
    enum Where {
        READ_POINT,
        BIZ_LOCATION
    }

    /** One of its identifiers in these roles fits. */
    record Matches(Set<ThingRole> roles, List<ThingPattern> patterns) implements Condition {
        public Matches {
            roles = Set.copyOf(roles);
            patterns = List.copyOf(patterns);
        }
    }

    record Ids(Set<String> ids) implements Condition {
        public Ids {
            ids = Set.copyOf(ids);
        }
    }

    /** It has a field of that name which holds. */
    record Has(String field, Wanted wanted) implements Condition {}

    /**
     * Something that it names has master data with one of these attributes.
     *
     * @param of which of its fields names it
     * @param attributes one of them is enough
     * @param values one of them is the value; null: any value will do
     */
    record MasterData(
            Named of, Set<String> attributes, @Nullable Set<String> values) implements Condition {
        public MasterData {
            attributes = Set.copyOf(attributes);
        }
    }

    /** A field whose value master data may describe. */
    sealed interface Named {
        record Step() implements Named {}

        record Disposition() implements Named {}

        record PlaceOf(Where where) implements Named {}

        /** Classes and lots in any role; of a lot also its product. */
        record EpcClass() implements Named {}

        /** Identifiers of objects in any role; of an instance also its product. */
        record Epc() implements Named {}

        /** A field of somebody's own, or a paper, source or destination. */
        record Own(String field) implements Named {}
    }
}
