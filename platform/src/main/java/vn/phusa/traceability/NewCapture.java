package vn.phusa.traceability;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.epcis.Namespaces;

/**
 * A capture that is ready to be written: read, judged, hashed.
 *
 * @param document SHA-256 of the document as it was sent; null: there was none
 * @param behaviour what becomes of the good events when others cannot be taken
 * @param words numbers of the words that its events use
 * @param prefixes numbers of the sets of prefixes that its events use
 * @param masterData things and what is told of them
 * @param job the job that is finished with it; null: there is none
 */
public record NewCapture(
        Actor actor,
        PartyId owner,
        byte @Nullable [] document,
        ErrorBehaviour behaviour,
        List<NewEvent> events,
        Map<String, Integer> words,
        Map<Namespaces, Integer> prefixes,
        List<MasterElement> masterData,
        @Nullable NewJob job) {

    public NewCapture {
        events = List.copyOf(events);
        words = Map.copyOf(words);
        prefixes = Map.copyOf(prefixes);
        masterData = List.copyOf(masterData);
    }
}
