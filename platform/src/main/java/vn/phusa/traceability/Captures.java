package vn.phusa.traceability;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.epcis.DocumentHead;
import vn.phusa.epcis.DocumentKind;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.Limits;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.NotExpressible;
import vn.phusa.epcis.OutputOptions;
import vn.phusa.epcis.Severity;
import vn.phusa.epcis.Timestamp;
import vn.phusa.epcis.UnreadableDocument;
import vn.phusa.epcis.convert.Documents;
import vn.phusa.epcis.json.JsonSource;
import vn.phusa.epcis.json.JsonWriter;
import vn.phusa.epcis.tree.EventSource;
import vn.phusa.epcis.validation.EventJudge;
import vn.phusa.epcis.xml.XmlSource;
import vn.phusa.party.Parties;
import vn.phusa.traceability.store.CaptureSettings;
import vn.phusa.traceability.store.CaptureWriter;
import vn.phusa.traceability.store.EventClashes;
import vn.phusa.traceability.store.JobStore;

/** Takes events in: whoever may capture for an organisation hands them over here. */
@Service
public class Captures {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** A small document that gets no turn for so long is kept instead, and its job written later. */
    private static final Duration PATIENCE_BEFORE_KEEPING = Duration.ofSeconds(5);

    private static final int BATCH = 2_000;

    private final CaptureWriter writer;
    private final CapturePreparation preparing;
    private final JobStore jobs;
    private final CaptureJobs runner;
    private final EventClashes clashes;
    private final EventStore store;
    private final Parties parties;
    private final CaptureSettings settings;
    private final Clock clock;

    Captures(
            CaptureWriter writer,
            CapturePreparation preparing,
            JobStore jobs,
            CaptureJobs runner,
            EventClashes clashes,
            EventStore store,
            Parties parties,
            CaptureSettings settings,
            Clock clock) {
        this.writer = writer;
        this.preparing = preparing;
        this.jobs = jobs;
        this.runner = runner;
        this.clashes = clashes;
        this.store = store;
        this.parties = parties;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Captures events that another part of the platform has made: all or nothing, durable when it returns. An event that stands
     * there already is none of this capture's, and no error; where somebody else captured it, the owner sees it as its own from now on.
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
                problems.add(CaptureError.of(finding).problem());
            }
        });
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        return write(actor, owner, read);
    }

    private Outcome<Captured> write(Actor actor, PartyId owner, List<NewEvent> events) {
        Optional<Written> written =
                writer.write(prepared(actor, owner, null, ErrorBehaviour.ROLLBACK, events, List.of(), null), PATIENCE);
        if (written.isEmpty()) {
            return Outcome.rejected(Problem.of(CaptureProblem.BUSY));
        }
        if (!written.get().taken()) {
            return Outcome.rejected(written.get().clashes().stream()
                    .map(clash ->
                            CaptureError.of(clash, events.get(clash.event())).problem())
                    .toList());
        }
        return Outcome.accepted(new Captured(
                written.get().id(),
                written.get().numbers().stream().map(EventNumber::new).toList()));
    }

    /** For the organisation that the caller names, or for the one for which it captures. */
    public Outcome<PartyId> ownerOf(Actor actor, @Nullable String asked) {
        if (asked != null) {
            return asked.strip().matches("[1-9][0-9]{0,17}")
                            && actor.may(TraceabilityPermission.CAPTURE, new PartyId(Long.parseLong(asked.strip())))
                            && parties.organisation(new PartyId(Long.parseLong(asked.strip())))
                                    .isPresent()
                    ? Outcome.accepted(new PartyId(Long.parseLong(asked.strip())))
                    : Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        if (!actor.maySomewhere(TraceabilityPermission.CAPTURE)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        Set<PartyId> own =
                actor.organisationsFor(TraceabilityPermission.CAPTURE).orElse(Set.of());
        LocalDate today = VietnamTime.today(clock);
        // A grant over an organisation covers the units below it; the topmost is meant.
        List<PartyId> topmost = own.stream()
                .filter(each ->
                        parties.parentOn(each, today).filter(own::contains).isEmpty())
                .toList();
        return topmost.size() == 1
                ? Outcome.accepted(topmost.getFirst())
                : Outcome.rejected(Problem.of(CaptureProblem.WHICH_OWNER));
    }

    // ---- documents

    /**
     * Takes in a document. A small one is written before this returns; a large one is kept with its job, and written by it.
     *
     * @return under which number the job can be asked for
     */
    public Outcome<CaptureId> capture(Actor actor, PartyId owner, ErrorBehaviour behaviour, DocumentReceived document)
            throws IOException {
        if (!actor.may(TraceabilityPermission.CAPTURE, owner)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        Instant now = clock.instant();
        return document.size() <= settings.captureAtOnce()
                ? captureAtOnce(actor, owner, behaviour, document, now)
                : captureLater(actor, owner, behaviour, document, now);
    }

    private Outcome<CaptureId> captureAtOnce(
            Actor actor, PartyId owner, ErrorBehaviour behaviour, DocumentReceived document, Instant now)
            throws IOException {
        Reading reading = new Reading();
        List<NewEvent> events = new ArrayList<>();
        List<MasterElement> masterData;
        int count;
        try (EventSource source = open(document)) {
            EventsRead read = new EventsRead(source, reading);
            while (read.next(events)) {
                if (read.read() > settings.captureLimit()) {
                    return tooManyEvents();
                }
            }
            count = read.read();
            EventJudge.around(source).forEach(reading);
            if (source.head().kind() == DocumentKind.BARE_EVENT) {
                return Outcome.rejected(Problem.of(CaptureProblem.NOT_A_DOCUMENT));
            }
            masterData = MasterElement.of(source.head());
        } catch (UnreadableDocument unreadable) {
            return Outcome.rejected(CaptureError.of(unreadable.finding()).problem());
        }
        NewJob job = new NewJob(document.json(), document.size(), now, count, reading.errors, reading.errorCount);
        boolean refused = reading.errorCount > 0
                && (behaviour == ErrorBehaviour.ROLLBACK || reading.aroundErrors(count, events.size()));
        if (refused) {
            return Outcome.accepted(
                    jobs.insertRefused(actor, owner, behaviour, document.sha256(), job, clock.instant()));
        }
        NewCapture capture = prepared(actor, owner, document.sha256(), behaviour, events, masterData, job);
        Optional<Written> written = writer.write(capture, PATIENCE_BEFORE_KEEPING);
        if (written.isPresent()) {
            return Outcome.accepted(written.get().id());
        }
        return keep(
                actor,
                owner,
                behaviour,
                document,
                new NewJob(document.json(), document.size(), now, count, List.of(), 0));
    }

    private Outcome<CaptureId> captureLater(
            Actor actor, PartyId owner, ErrorBehaviour behaviour, DocumentReceived document, Instant now)
            throws IOException {
        int count = 0;
        try (EventSource source = open(document)) {
            while (source.next()) {
                if (++count > settings.captureLimit()) {
                    return tooManyEvents();
                }
            }
            if (source.head().kind() == DocumentKind.BARE_EVENT) {
                return Outcome.rejected(Problem.of(CaptureProblem.NOT_A_DOCUMENT));
            }
        } catch (UnreadableDocument unreadable) {
            return Outcome.rejected(CaptureError.of(unreadable.finding()).problem());
        }
        return keep(
                actor,
                owner,
                behaviour,
                document,
                new NewJob(document.json(), document.size(), now, count, List.of(), 0));
    }

    private Outcome<CaptureId> keep(
            Actor actor, PartyId owner, ErrorBehaviour behaviour, DocumentReceived document, NewJob job)
            throws IOException {
        try (InputStream content = document.content().open()) {
            CaptureId id = jobs.keep(actor, owner, behaviour, document.sha256(), job, content);
            runner.wake();
            return Outcome.accepted(id);
        }
    }

    private Outcome<CaptureId> tooManyEvents() {
        return Outcome.rejected(Problem.of(CaptureProblem.TOO_MANY_EVENTS, settings.captureLimit()));
    }

    static EventSource open(DocumentReceived document) throws IOException, UnreadableDocument {
        return document.json()
                ? JsonSource.open(document.content(), Limits.USUAL)
                : XmlSource.open(document.content(), Limits.USUAL);
    }

    /** What was found in a document: errors are kept up to a number, and counted. */
    static final class Reading implements Consumer<Finding> {
        final List<CaptureError> errors = new ArrayList<>();
        int errorCount;

        @Override
        public void accept(Finding finding) {
            if (finding.severity() == Severity.ERROR) {
                errorCount++;
                if (errors.size() < CaptureJob.MOST_ERRORS) {
                    errors.add(CaptureError.of(finding));
                }
            }
        }

        /** Whether there are errors although every event is good: then the document as a whole is wrong. */
        boolean aroundErrors(int read, int good) {
            return read == good && errorCount > 0;
        }
    }

    // ---- one event

    /**
     * Captures a single event without a document around it.
     *
     * @return the event as it stands in the repository
     */
    public Outcome<RecordedEvent> captureEvent(Actor actor, PartyId owner, DocumentReceived document)
            throws IOException {
        if (!actor.may(TraceabilityPermission.CAPTURE, owner)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        Reading reading = new Reading();
        List<NewEvent> events;
        try (EventSource source = open(document)) {
            events = EventsRead.all(source, reading);
            if (source.head().kind() != DocumentKind.BARE_EVENT) {
                return Outcome.rejected(Problem.of(CaptureProblem.NOT_ONE_EVENT));
            }
        } catch (UnreadableDocument unreadable) {
            return Outcome.rejected(CaptureError.of(unreadable.finding()).problem());
        }
        if (reading.errorCount > 0) {
            return Outcome.rejected(
                    reading.errors.stream().map(CaptureError::problem).toList());
        }
        return write(actor, owner, events)
                .map(captured -> store.events(captured.numbers()).getFirst());
    }

    // ---- without storing

    /** Says what would become of a document, and stores nothing. */
    public Outcome<Judgement> judge(Actor actor, PartyId owner, DocumentReceived document) throws IOException {
        if (!actor.may(TraceabilityPermission.CAPTURE, owner)) {
            return Outcome.rejected(Problem.of(Refusal.FORBIDDEN));
        }
        List<Finding> findings = new ArrayList<>();
        List<CaptureError> taken = new ArrayList<>();
        Reading reading = new Reading();
        Consumer<Finding> told = finding -> {
            reading.accept(finding);
            if (findings.size() < CaptureJob.MOST_ERRORS) {
                findings.add(finding);
            }
        };
        int count = 0;
        try (EventSource source = open(document)) {
            EventsRead read = new EventsRead(source, told);
            List<NewEvent> batch = new ArrayList<>();
            boolean more = true;
            while (more) {
                more = read.next(batch);
                if (batch.size() >= BATCH || !more) {
                    taken.addAll(clashes.of(batch));
                    batch.clear();
                }
            }
            EventJudge.around(source).forEach(told);
            count = read.read();
        } catch (UnreadableDocument unreadable) {
            told.accept(unreadable.finding());
        }
        return Outcome.accepted(new Judgement(reading.errorCount == 0 && taken.isEmpty(), count, findings, taken));
    }

    // ---- jobs

    /** A job, for whoever captures or reads for its organisation. */
    public Outcome<CaptureJob> job(Actor actor, CaptureId id) {
        return jobs.find(id)
                .filter(job -> actor.may(TraceabilityPermission.CAPTURE, job.owner())
                        || actor.may(TraceabilityPermission.QUERY, job.owner())
                        || actor.mayEverywhere(TraceabilityPermission.OVERSEE))
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.rejected(Problem.of(Refusal.NOT_FOUND)));
    }

    /**
     * Jobs of the actor's organisations, the newest first.
     *
     * @param before only older ones than this; 0: from the newest on
     */
    public Outcome<List<CaptureJob>> jobs(Actor actor, long before, int most) {
        if (actor.mayEverywhere(TraceabilityPermission.OVERSEE)) {
            return Outcome.accepted(jobs.list(null, before, most));
        }
        Optional<Set<PartyId>> capturing = actor.organisationsFor(TraceabilityPermission.CAPTURE);
        Optional<Set<PartyId>> reading = actor.organisationsFor(TraceabilityPermission.QUERY);
        if (capturing.isEmpty() || reading.isEmpty()) {
            return Outcome.accepted(jobs.list(null, before, most));
        }
        Set<PartyId> own = new HashSet<>(capturing.get());
        own.addAll(reading.get());
        return own.isEmpty()
                ? Outcome.rejected(Problem.of(Refusal.FORBIDDEN))
                : Outcome.accepted(jobs.list(own, before, most));
    }

    // ---- common

    private NewCapture prepared(
            Actor actor,
            PartyId owner,
            byte @Nullable [] document,
            ErrorBehaviour behaviour,
            List<NewEvent> events,
            List<MasterElement> masterData,
            @Nullable NewJob job) {
        return preparing.of(actor, owner, document, behaviour, events, masterData, job);
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
            json.begin(DocumentHead.of(DocumentKind.EVENTS, Timestamp.of(clock.instant()), namespaces));
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
}
