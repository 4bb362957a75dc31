package vn.phusa.traceability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Grant;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.epcis.DocumentKind;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Limits;
import vn.phusa.epcis.UnreadableDocument;
import vn.phusa.epcis.convert.Documents;
import vn.phusa.epcis.hash.EventHasher;
import vn.phusa.epcis.tree.EventSource;
import vn.phusa.epcis.validation.EventBuilder;
import vn.phusa.party.NewOrganisation;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.Parties;
import vn.phusa.testing.PlatformTest;

/** Every example document of GS1 is captured, and its events stand in the repository as they were sent. */
@PlatformTest
class OfficialCapturesTest {

    @Autowired
    private Captures captures;

    @Autowired
    private EventStore store;

    @Autowired
    private Parties parties;

    @Autowired
    private JdbcClient database;

    private record Sent(DocumentKind kind, List<Event> events) {}

    private static List<Path> documents() throws IOException {
        Path folder = Path.of(System.getProperty("phusa.root", ".."), "../shared/data/gs1-epcis");
        if (!Files.isDirectory(folder)) {
            System.err.println("SKIPPED: " + folder.normalize() + " is absent");
        }
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> folder.normalize() + " is absent");
        try (Stream<Path> all = Stream.concat(Files.walk(folder.resolve("JSON")), Files.walk(folder.resolve("XML")))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(jsonld|json|xml)"))
                    .filter(file -> !file.toString().contains("CaptureJob"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyOneIsCapturedAndComesBackAsItWasSent() throws IOException {
        List<String> wrong = new ArrayList<>();
        int captured = 0;
        for (Path file : documents()) {
            // The examples give different events the same ID here and there: each document has the repository to
            // itself.
            PartyId owner = parties.register(
                            Actor.platform(),
                            NewOrganisation.under(
                                    null,
                                    "GS1 " + UUID.randomUUID().toString().substring(0, 8),
                                    OrganisationKind.ENTERPRISE))
                    .orThrow();
            forgetIds();
            String told = capture(file, owner);
            if (told.isEmpty()) {
                captured++;
            } else {
                wrong.add(file.getFileName() + ": " + told);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(captured).isGreaterThan(50);
    }

    private void forgetIds() {
        database.sql("delete from traceability.event_id").update();
    }

    private String capture(Path file, PartyId owner) throws IOException {
        Actor actor = new Actor(
                new AccountId(79),
                null,
                "GS1",
                List.of(new Grant(Role.INTEGRATION, new Grant.Within(Set.of(owner)), null)),
                Actor.Channel.API);
        Sent sent = sent(file);
        DocumentReceived document = new DocumentReceived(
                !file.toString().endsWith(".xml"), DocumentSource.of(file), Files.size(file), new byte[32]);
        if (sent.kind() == DocumentKind.BARE_EVENT) {
            return switch (captures.captureEvent(actor, owner, document)) {
                case Outcome.Accepted<RecordedEvent>(RecordedEvent stored) ->
                    stored.event().recordedAt(null).equals(sent.events().getFirst()) ? "" : "other than sent";
                case Outcome.Rejected<RecordedEvent> rejected ->
                    rejected.problems().toString();
            };
        }
        CaptureId id = captures.capture(actor, owner, ErrorBehaviour.ROLLBACK, document)
                .orThrow();
        CaptureJob job = captures.job(actor, id).orThrow();
        if (!job.success()) {
            return job.errors().toString();
        }
        List<EventNumber> numbers = database.sql(
                        "select number from traceability.event where capture = ? order by number")
                .param(id.value())
                .query((row, _) -> new EventNumber(row.getLong(1)))
                .list();
        List<Event> stored = store.events(numbers).stream()
                .map(each -> each.event().recordedAt(null))
                .toList();
        return stored.equals(sent.events()) ? "" : "other than sent: " + stored + " and not " + sent.events();
    }

    /** The events of a file as they should stand in the repository. */
    private static Sent sent(Path file) {
        EventHasher hasher = new EventHasher();
        List<Event> events = new ArrayList<>();
        try (EventSource source = Documents.open(DocumentSource.of(file), Limits.USUAL)) {
            while (source.next()) {
                Event event = EventBuilder.read(source.tree(), source.path(), source.namespaces())
                        .event();
                if (event == null) {
                    throw new IllegalStateException(file.toString());
                }
                String id = event.occurrence().eventID();
                events.add(event.identifiedAs(id == null ? hasher.hash(source.tree()) : id)
                        .recordedAt(null));
            }
            return new Sent(source.head().kind(), events);
        } catch (UnreadableDocument unreadable) {
            throw new IllegalStateException(file.toString(), unreadable);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
