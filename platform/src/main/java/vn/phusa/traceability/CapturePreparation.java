package vn.phusa.traceability;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.epcis.Namespaces;
import vn.phusa.traceability.store.NamespaceSets;
import vn.phusa.traceability.store.Words;

/** Gives a capture what it needs before its turn: numbers for its words and prefixes. */
@Component
class CapturePreparation {
    private final Words words;
    private final NamespaceSets prefixes;

    CapturePreparation(Words words, NamespaceSets prefixes) {
        this.words = words;
        this.prefixes = prefixes;
    }

    NewCapture of(
            Actor actor,
            PartyId owner,
            byte @Nullable [] document,
            ErrorBehaviour behaviour,
            List<NewEvent> events,
            List<MasterElement> masterData,
            @Nullable NewJob job) {
        Map<Namespaces, Integer> sets = new HashMap<>();
        for (NewEvent event : events) {
            if (!sets.containsKey(event.namespaces())) {
                sets.put(event.namespaces(), prefixes.id(event.namespaces()));
            }
        }
        return new NewCapture(
                actor, owner, document, behaviour, events, words.ids(NewEvent.wordsOf(events)), sets, masterData, job);
    }
}
