package vn.phusa.traceability;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.epcis.DocumentHead;
import vn.phusa.epcis.DocumentKind;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Extensions;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.Limits;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.NotExpressible;
import vn.phusa.epcis.OutputOptions;
import vn.phusa.epcis.Severity;
import vn.phusa.epcis.Timestamp;
import vn.phusa.epcis.UnreadableDocument;
import vn.phusa.epcis.convert.Documents;
import vn.phusa.epcis.json.JsonWriter;
import vn.phusa.epcis.tree.EventSource;
import vn.phusa.traceability.store.CaptureWriter;
import vn.phusa.traceability.store.NamespaceSets;
import vn.phusa.traceability.store.Words;

/** Takes events in: whoever may capture for an organisation hands them over here. */
@Service
public class Captures {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final CaptureWriter writer;
    private final Words words;
    private final NamespaceSets prefixes;
    private final Clock clock;

    Captures(CaptureWriter writer, Words words, NamespaceSets prefixes, Clock clock) {
        this.writer = writer;
        this.words = words;
        this.prefixes = prefixes;
        this.clock = clock;
    }

    /**
     * Captures events that another part of the platform has made: all or nothing, durable when it returns. An event that stands
     * there already is none of this capture's, and no error.
     *
     * @param owner for which organisation
     * @param namespaces which prefixes to keep for the events' own fields
     * @throws IllegalStateException within a transaction: captures are written in one of their own
     */
    public Outcome<Captured> captureNow(Actor actor, PartyId owner, List<Event> events, Namespaces namespaces) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("captures are written in a transaction of their own");
        }
        if (!actor.may(TraceabilityPermission.CAPTURE, owner)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        if (events.isEmpty()) {
            return Outcome.rejected(Problem.of(CaptureProblem.NO_EVENTS));
        }
        List<Problem> problems = new ArrayList<>();
        List<NewEvent> read = read(document(events, namespaces), finding -> {
            if (finding.severity() == Severity.ERROR) {
                problems.add(problem(finding));
            }
        });
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        return write(actor, owner, read);
    }

    private Outcome<Captured> write(Actor actor, PartyId owner, List<NewEvent> events) {
        Optional<Written> written =
                writer.write(prepared(actor, owner, null, ErrorBehaviour.ROLLBACK, events), PATIENCE);
        if (written.isEmpty()) {
            return Outcome.rejected(Problem.of(CaptureProblem.BUSY));
        }
        CaptureId capture = written.get().capture();
        if (capture == null) {
            return Outcome.rejected(written.get().clashes().stream()
                    .map(clash -> problem(clash, events.get(clash.event())))
                    .toList());
        }
        return Outcome.accepted(new Captured(
                capture, written.get().numbers().stream().map(EventNumber::new).toList()));
    }

    private NewCapture prepared(
            Actor actor, PartyId owner, byte @Nullable [] document, ErrorBehaviour behaviour, List<NewEvent> events) {
        Map<Namespaces, Integer> sets = new HashMap<>();
        for (NewEvent event : events) {
            if (!sets.containsKey(event.namespaces())) {
                sets.put(event.namespaces(), prefixes.id(event.namespaces()));
            }
        }
        return new NewCapture(actor, owner, document, behaviour, events, words.ids(NewEvent.wordsOf(events)), sets);
    }

    private static List<NewEvent> read(byte[] document, Consumer<Finding> told) {
        try (EventSource source = Documents.open(DocumentSource.of(document), Limits.USUAL)) {
            return EventsRead.all(source, told);
        } catch (UnreadableDocument unreadable) {
            told.accept(unreadable.finding());
            return List.of();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private byte[] document(List<Event> events, Namespaces namespaces) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonWriter json = new JsonWriter(bytes, OutputOptions.AS_SENT)) {
            json.begin(new DocumentHead(
                    DocumentKind.EVENTS,
                    "2.0",
                    Timestamp.of(clock.instant()),
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    null,
                    Extensions.NONE,
                    namespaces));
            for (Event event : events) {
                json.write(event, namespaces);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (NotExpressible impossible) {
            throw new IllegalStateException("JSON-LD can say every event", impossible);
        }
        return bytes.toByteArray();
    }

    static Problem problem(Finding finding) {
        return Problem.at(
                finding.path(),
                CaptureProblem.NOT_VALID,
                finding.path(),
                finding.rule().id(),
                new Bilingual(finding.vietnamese(), finding.english()));
    }

    static Problem problem(Clash clash, NewEvent event) {
        return Problem.at(
                event.path(),
                clash.withinCapture() ? CaptureProblem.ID_TWICE : CaptureProblem.ID_TAKEN,
                event.eventId());
    }
}
