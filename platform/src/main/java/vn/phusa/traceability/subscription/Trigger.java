package vn.phusa.traceability.subscription;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.phusa.epcis.gs1.DigitalLink;
import vn.phusa.epcis.gs1.EpcUrn;
import vn.phusa.traceability.Condition;
import vn.phusa.traceability.EventQuery;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.ThingPattern;
import vn.phusa.traceability.ThingRole;

/**
 * What makes a subscribed query run instead of a schedule. EPCIS leaves it to each repository which triggers there are (EPCIS 1.2 and
 * 2.0, SubscriptionControls: {@code trigger}). Here there are two.
 */
public sealed interface Trigger {

    /** The URI of {@link Captured}. */
    String CAPTURED = "urn:phusa:trigger:capture";

    /** What a trigger may be, for those who named another. */
    String UNDERSTOOD = CAPTURED + ", urn:epc:id:…, urn:epc:class:lgtin:…, https://…/01/…";

    /** Every capture: told as events come. */
    record Captured() implements Trigger {}

    /**
     * An event that names this thing. What matches up to then is told, that event and those recorded with it included.
     *
     * @param uri as it was sent: an EPC, or a class or lot
     */
    record Named(String uri) implements Trigger {

        /** Events that name the thing. */
        public EventQuery query() {
            ThingPattern thing = new ThingPattern.One(Thing.key(uri));
            return new EventQuery(
                    List.of(new Condition.Matches(isClass() ? ThingRole.ANY_CLASS : ThingRole.ANY_EPC, List.of(thing))),
                    null,
                    null,
                    null);
        }

        /** Whether it stands in events as a class with a quantity: a trade item as such, or a lot. */
        private boolean isClass() {
            String[] parts = Thing.key(uri).split("/", -1);
            Set<String> instances = Set.of("21", "235");
            return parts[0].equals("01") && (parts.length == 2 || parts.length == 4 && !instances.contains(parts[2]));
        }
    }

    /** Reads a trigger; empty: there is none of that name. */
    static Optional<Trigger> read(String uri) {
        if (uri.equals(CAPTURED)) {
            return Optional.of(new Captured());
        }
        boolean identifies = uri.startsWith("urn:epc:")
                ? EpcUrn.parse(uri).orNull() != null
                : DigitalLink.parse(uri).orNull() != null;
        return identifies ? Optional.of(new Named(uri)) : Optional.empty();
    }
}
