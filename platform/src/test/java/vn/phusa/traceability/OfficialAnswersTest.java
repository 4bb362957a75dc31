package vn.phusa.traceability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.xml.sax.SAXException;
import vn.phusa.access.Accounts;
import vn.phusa.access.ApiKeys;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Role;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Limits;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.convert.Documents;
import vn.phusa.epcis.hash.EventHasher;
import vn.phusa.epcis.tree.EventSource;
import vn.phusa.epcis.validation.EventBuilder;
import vn.phusa.party.NewOrganisation;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.Parties;
import vn.phusa.testing.PlatformTest;

/** Every official example, captured and asked for: both syntaxes give back what was sent, and the XML is valid. */
@PlatformTest
class OfficialAnswersTest {

    @Autowired
    private MockMvc web;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private Parties parties;

    @Autowired
    private Captures captures;

    @Autowired
    private JdbcClient database;

    private record Sent(List<Event> events, Namespaces namespaces) {}

    @Test
    void bothSyntaxesGiveBackWhatWasSent() throws Exception {
        Path folder = Path.of(System.getProperty("phusa.root", ".."), "../shared/data/gs1-epcis");
        Assumptions.assumeTrue(Files.isDirectory(folder), "SKIPPED: the official examples are not here");
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(folder.resolve("XSD/EPCglobal-epcis-query-2_0.xsd").toFile());
        List<String> wrong = new ArrayList<>();
        int good = 0;
        for (Path file : documents(folder)) {
            Sent sent = sent(file);
            if (sent.events().isEmpty()) {
                continue;
            }
            // The examples give different events the same ID here and there.
            database.sql("delete from traceability.event_id").update();
            PartyId owner = parties.register(
                            Actor.platform(),
                            NewOrganisation.under(null, "GS1 " + UUID.randomUUID(), OrganisationKind.ENTERPRISE))
                    .orThrow();
            String key = key(owner);
            Optional<String> refused = file.toString().endsWith(".xml") ? posted(key, file) : captured(owner, sent);
            if (refused.isPresent()) {
                wrong.add(file.getFileName() + ": not captured " + refused.get());
                continue;
            }
            String json = answer(key, "application/json");
            String xml = answer(key, "application/xml");
            int before = wrong.size();
            compare(file + " as JSON", sent.events(), json, wrong);
            compare(file + " as XML", sent.events(), xml, wrong);
            try {
                schema.newValidator().validate(new StreamSource(new StringReader(xml)));
            } catch (SAXException invalid) {
                wrong.add(file.getFileName() + " is not valid: " + invalid.getMessage());
            }
            good += before == wrong.size() ? 1 : 0;
        }
        System.out.println("official examples that come back in both syntaxes, valid: " + good);
        assertThat(wrong).isEmpty();
        assertThat(good).isGreaterThan(50);
    }

    private Optional<String> captured(PartyId owner, Sent sent) {
        return captures.captureNow(Actor.platform(), owner, sent.events(), sent.namespaces())
                        instanceof Outcome.Rejected<Captured>(List<Problem> problems)
                ? Optional.of(problems.toString())
                : Optional.empty();
    }

    private Optional<String> posted(String key, Path file) throws Exception {
        MockHttpServletResponse taken = web.perform(post("/epcis/capture")
                        .header("X-API-Key", key)
                        .contentType("application/xml")
                        .content(Files.readAllBytes(file)))
                .andReturn()
                .getResponse();
        String job = taken.getStatus() != 202
                ? taken.getContentAsString()
                : web.perform(get(String.valueOf(taken.getHeader("Location"))).header("X-API-Key", key))
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        return job.contains("\"success\":true") ? Optional.empty() : Optional.of(job);
    }

    private String answer(String key, String type) throws Exception {
        MockHttpServletResponse answer = web.perform(get("/epcis/events?perPage=1000")
                        .header("X-API-Key", key)
                        .header("Accept", type)
                        .header("GS1-EPC-Format", "Never_Translates"))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private static void compare(String what, List<Event> sent, String answer, List<String> wrong) throws Exception {
        Set<Event> given = new HashSet<>();
        SampleEvents.all(answer).forEach(event -> given.add(event.recordedAt(null)));
        if (!given.equals(new HashSet<>(sent))) {
            wrong.add(what + ": " + given + " and not " + sent);
        }
    }

    private static List<Path> documents(Path folder) throws Exception {
        try (Stream<Path> all = Stream.concat(Files.walk(folder.resolve("JSON")), Files.walk(folder.resolve("XML")))) {
            return all.filter(file -> file.toString().matches(".*\\.(jsonld|json|xml)"))
                    .filter(file -> !file.toString().contains("CaptureJob"))
                    .sorted()
                    .toList();
        }
    }

    private static Sent sent(Path file) throws Exception {
        EventHasher hasher = new EventHasher();
        List<Event> events = new ArrayList<>();
        Namespaces namespaces = Namespaces.NONE;
        try (EventSource source = Documents.open(DocumentSource.of(file), Limits.USUAL)) {
            while (source.next()) {
                Event event = EventBuilder.read(source.tree(), source.path(), source.namespaces())
                        .event();
                assertThat(event).as(file.toString()).isNotNull();
                String id = event.occurrence().eventID();
                namespaces = namespaces.and(source.namespaces());
                events.add(event.identifiedAs(id == null ? hasher.hash(source.tree()) : id)
                        .recordedAt(null));
            }
        }
        return new Sent(events, namespaces);
    }

    private String key(PartyId organisation) {
        String login = "epcis-" + UUID.randomUUID().toString().substring(0, 12);
        AccountId account = accounts.open(
                        Actor.platform(),
                        new Accounts.NewAccount(
                                login, "Hệ thống " + login, "", "vi", null, Role.INTEGRATION, organisation))
                .orThrow();
        return keys.make(accounts.actorOf(account, Actor.Channel.WEB), "thử", null, false, null)
                .orThrow();
    }
}
