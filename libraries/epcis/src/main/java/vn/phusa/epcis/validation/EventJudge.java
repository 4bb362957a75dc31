package vn.phusa.epcis.validation;

import java.util.ArrayList;
import java.util.List;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.Rule;
import vn.phusa.epcis.hash.EventHasher;
import vn.phusa.epcis.tree.EventSource;

/**
 * Judges one event after the other, by itself: its form, what its fields mean together, and whether its hash ID is right. For
 * whoever takes events in; {@link Validator} judges whole documents with it.
 *
 * <p>An instance is used by one thread at a time.
 */
public final class EventJudge {

    private static final String HASH_PREFIX = "ni:///sha-256;";
    private static final String HASH_SUFFIX = "?ver=CBV2.0";

    private final EventHasher hasher = new EventHasher();

    /** Reads the source's current event, with everything that is wrong in it. */
    public EventReading read(EventSource source) {
        EventReading reading = EventBuilder.read(source.tree(), source.path(), source.namespaces());
        Event event = reading.event();
        if (event == null) {
            return reading;
        }
        List<Finding> semantics =
                Semantics.check(event, source.path(), source.tree().isJson());
        String id = event.occurrence().eventID();
        boolean wrongHash = id != null
                && id.startsWith(HASH_PREFIX)
                && id.endsWith(HASH_SUFFIX)
                && !id.equals(hasher.hash(source.tree()));
        if (semantics.isEmpty() && !wrongHash) {
            return reading;
        }
        List<Finding> all = new ArrayList<>(reading.findings());
        all.addAll(semantics);
        if (wrongHash) {
            all.add(Finding.at(pathOfId(source), Rule.HASH_ID));
        }
        return new EventReading(event, all);
    }

    /** What is wrong around the events; to be asked after the last one. */
    public static List<Finding> around(EventSource source) {
        List<Finding> around = new ArrayList<>(source.findings());
        boolean dateWasUnreadable = around.stream()
                .anyMatch(each -> each.rule() == Rule.TIME && each.path().endsWith("creationDate"));
        around.addAll(HeadCheck.check(source.head(), source.path().startsWith("$"), dateWasUnreadable));
        return around;
    }

    static String pathOfId(EventSource source) {
        return source.path() + (source.tree().isJson() ? ".eventID" : "/eventID");
    }
}
