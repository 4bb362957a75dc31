package vn.phusa.traceability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.phusa.access.Accounts;
import vn.phusa.access.ApiKeys;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.epcis.DocumentSource;
import vn.phusa.epcis.Event;
import vn.phusa.epcis.Limits;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.Timestamp;
import vn.phusa.epcis.Vocabulary;
import vn.phusa.epcis.VocabularyElement;
import vn.phusa.epcis.convert.Documents;
import vn.phusa.epcis.tree.EventSource;
import vn.phusa.party.NewOrganisation;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.Parties;
import vn.phusa.testing.PlatformTest;
import vn.phusa.testing.SettableClock;
import vn.phusa.traceability.subscription.Subscription;
import vn.phusa.traceability.subscription.Subscriptions;

/**
 * The interoperability suite of EPCglobal against the SOAP interface: every request and every response of it, but for those that {@link
 * #LEFT_OUT} names with the reason. Requests are wrapped in an envelope. The suite's record times are those of its events, so what is
 * asked about record time is asked about the moment at which this test has captured them. Who is to be refused calls without a key;
 * what is to be delivered is delivered to a real receiver.
 */
@PlatformTest
class InteropSuiteTest {

    private static final Path SUITE =
            Path.of(System.getProperty("phusa.root", "..")).resolve("../shared/data/epcglobal-interop");
    private static final Map<String, String> LEFT_OUT = Map.of(
            "Test-EPCIS10-SE49-Request-1-Poll.xml", "wants the plainest of queries to be too complex",
            "Test-EPCIS10-SE49-Response-1-QueryTooComplexException.xml", "answers that",
            "Test-EPCIS10-SE75-Request-1-Subscribe.xml", "the suite has no response to this trigger",
            "Test-EPCIS10-SE44-Response-1-2-QueryResults.xml", "the suite lacks the request that leads to it",
            "Test-EPCIS10-SE66-Response-1-2-QueryResults.xml", "the suite lacks the request that leads to it",
            "Test-EPCIS10-SE66-Response-1-3-QueryResults.xml", "the suite lacks the request that leads to it");
    private static final Instant HALF_TIME = Instant.parse("2006-06-25T05:10:05Z");

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
    private Subscriptions subscriptions;

    @Autowired
    private SettableClock clock;

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private String key = "";

    @Test
    void everyPairedCaseIsAnsweredAsTheSuiteExpects() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(SUITE), "SKIPPED: the interoperability suite is not here");
        PartyId mill = parties.register(
                        Actor.platform(),
                        NewOrganisation.under(null, "Liên thông " + UUID.randomUUID(), OrganisationKind.ENTERPRISE))
                .orThrow();
        key = key(mill);
        String halfTime = capture(mill);
        List<Path> requests = files("requests");
        List<Path> responses = new ArrayList<>(files("responses"));
        List<String> wrong = new ArrayList<>();
        int counted = 0;
        for (Path request : requests) {
            String text = Files.readString(request).replace("2006-06-25T05:10:05Z", halfTime);
            if (text.contains("<subscriptionID>QuerySE44")) {
                // The suite has the end of this subscription, and the answer to its beginning, but not the beginning.
                String beginning =
                        Files.readString(named(requests, "SE46-Request-1")).replace("QuerySE46-1", "QuerySE44");
                counted++;
                wrong.addAll(differs(beginning, taken(responses, "SE44-Response-1-1"), "SE44, its beginning"));
            }
            String name = request.getFileName().toString();
            if (LEFT_OUT.containsKey(name)) {
                continue;
            }
            String stem = name.substring(0, name.lastIndexOf('.'))
                    .replace("Request", "Response")
                    .replaceFirst("(Response-\\d).*", "$1");
            counted++;
            wrong.addAll(differs(text, taken(responses, stem), name));
        }
        responses.removeIf(each -> LEFT_OUT.containsKey(each.getFileName().toString()));
        System.out.println("EPCglobal interoperability suite over SOAP: " + (counted - wrong.size()) + "/" + counted
                + " requests, left out " + new TreeMap<>(LEFT_OUT));
        assertThat(wrong).isEmpty();
        assertThat(responses).as("every response has been asked for").isEmpty();
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(SUITE.resolve("queries/webservice").resolve(folder))) {
            return files.sorted().toList();
        }
    }

    private static Path named(List<Path> files, String stem) {
        return files.stream()
                .filter(each -> each.getFileName().toString().contains(stem))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the suite has no " + stem));
    }

    /** The first response of that name, which is no other request's then. */
    private static String taken(List<Path> responses, String stem) throws IOException {
        Path found = named(responses, stem);
        responses.remove(found);
        return Files.readString(found);
    }

    private List<String> differs(String request, String expected, String name) throws Exception {
        boolean delivered = request.contains("Subscribe>") && expected.contains("QueryResults");
        String problem = delivered ? isDelivered(request, expected) : differs(request, expected);
        return problem.isEmpty() ? List.of() : List.of(name + ": " + problem);
    }

    /** Subscribes and compares what the receiver gets. */
    private String isDelivered(String request, String expected) throws Exception {
        List<String> heard = new ArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        try {
            String problem = differs(
                    request.replace(
                            "http://127.0.0.1:8899/",
                            "http://127.0.0.1:" + receiver.getAddress().getPort() + "/"),
                    "<epcisq:SubscribeResult />");
            if (!problem.isEmpty()) {
                return problem;
            }
            Actor actor = keys.caller(key).orElseThrow().actor();
            for (Subscription each :
                    subscriptions.after(actor, "SimpleEventQuery", null, 100).orThrow()) {
                if (request.contains("<subscriptionID>" + each.name() + "<")) {
                    subscriptions.tell(each.id());
                }
            }
            return heard.size() == 1
                    ? differs(read(heard.getFirst()), events(bare(expected)))
                    : heard.size() + " documents";
        } finally {
            receiver.stop(0);
        }
    }

    private String differs(String request, String expected) throws Exception {
        MockHttpServletRequestBuilder asked = post("/epcis/soap");
        if (!expected.contains("SecurityException")) {
            asked.header("X-API-Key", key);
        }
        MockHttpServletResponse answer = web.perform(asked.contentType("text/xml")
                        .content("<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>"
                                + bare(request) + "</e:Body></e:Envelope>"))
                .andReturn()
                .getResponse();
        String body = answer.getContentAsString(StandardCharsets.UTF_8);
        String wanted = bare(expected);
        String root = wanted.substring(1, wanted.indexOf(wanted.contains(" ") ? ' ' : '>'))
                .strip()
                .split("[\\s>]")[0];
        if (!body.contains("<" + root)) {
            return "not " + root + " but " + body.substring(0, Math.min(500, body.length()));
        }
        return root.equals("epcisq:QueryResults") ? results(body, wanted) : "";
    }

    private static String results(String body, String wanted) throws Exception {
        String end = "</epcisq:QueryResults>";
        String results = body.substring(body.indexOf("<epcisq:QueryResults"), body.indexOf(end) + end.length());
        if (wanted.contains("VocabularyList")) {
            Map<String, Object> told = vocabularies(results);
            Map<String, Object> asked = vocabularies(wanted);
            return told.equals(asked) ? "" : told + " and not " + asked;
        }
        return differs(events(results), events(wanted));
    }

    private static String differs(List<Event> told, List<Event> asked) {
        Set<Event> missing = new HashSet<>(asked);
        missing.removeAll(told);
        Set<Event> more = new HashSet<>(told);
        more.removeAll(asked);
        return missing.isEmpty() && more.isEmpty()
                ? ""
                : told.size() + " and not " + asked.size() + " events; missing "
                        + missing.stream().limit(1).toList() + " too many "
                        + more.stream().limit(1).toList();
    }

    /** The document without its declaration, and with no white space around its values. */
    private static String bare(String xml) {
        String text = xml.replaceFirst("<\\?xml[^>]*>", "").strip();
        return text.replaceAll(">\\s+([^<\\s][^<]*?)\\s*<", ">$1<").replaceAll(">([^<]*?[^<\\s])\\s+<", ">$1<");
    }

    private static List<Event> events(String results) throws Exception {
        return read("<q:EPCISQueryDocument xmlns:q=\"urn:epcglobal:epcis-query:xsd:1\" schemaVersion=\"1.0\" "
                + "creationDate=\"2006-06-25T00:00:00Z\"><EPCISBody>" + results
                + "</EPCISBody></q:EPCISQueryDocument>");
    }

    private static List<Event> read(String document) throws Exception {
        return SampleEvents.all(document).stream()
                .map(event -> event.identifiedAs("urn:x:same").recordedAt(Timestamp.of(Instant.EPOCH)))
                .toList();
    }

    private static Map<String, Object> vocabularies(String results) throws Exception {
        int start = results.indexOf("<VocabularyList");
        String list = start < 0 ? "<VocabularyList/>" : results.substring(start, results.lastIndexOf("</resultsBody>"));
        Map<String, Object> told = new TreeMap<>();
        try (EventSource source = Documents.open(
                DocumentSource.of(("<m:EPCISMasterDataDocument xmlns:m=\"urn:epcglobal:epcis-masterdata:xsd:1\" "
                                + "schemaVersion=\"1.0\" creationDate=\"2006-06-25T00:00:00Z\"><EPCISBody>" + list
                                + "</EPCISBody></m:EPCISMasterDataDocument>")
                        .getBytes(StandardCharsets.UTF_8)),
                Limits.USUAL)) {
            while (source.next()) {
                // Master data have no events.
            }
            for (Vocabulary vocabulary : source.head().masterData()) {
                for (VocabularyElement element : vocabulary.elements()) {
                    Map<String, String> attributes = new TreeMap<>();
                    element.attributes()
                            .forEach(each -> attributes.put(
                                    each.id(), each.value().text().strip()));
                    told.put(
                            vocabulary.type() + " " + element.id(),
                            attributes + " "
                                    + element.children().stream().sorted().toList());
                }
            }
        }
        return told;
    }

    /** Captures the suite's master data and events; says when the second half of the events was recorded. */
    private String capture(PartyId mill) throws Exception {
        List<Event> events = new ArrayList<>();
        try (Stream<Path> files = Files.list(SUITE.resolve("events"))) {
            for (Path file : files.sorted().toList()) {
                events.addAll(SampleEvents.all(Files.readString(file)));
            }
        }
        events.sort(Comparator.comparing(event -> event.occurrence().eventTime().instant()));
        Namespaces namespaces = Namespaces.of(Map.of("hls", "http://schema.hls.com/extension"));
        List<Event> early = events.stream()
                .filter(event -> event.occurrence().eventTime().instant().isBefore(HALF_TIME))
                .toList();
        Captured first =
                captures.captureNow(Actor.platform(), mill, early, namespaces).orThrow();
        // One case asks for what was recorded since. Record times never go back, so that the first half may stand after
        // this clock's moment, where another test has captured in its future: the second half is recorded after it.
        clock.set(first.numbers().getLast().recordTime().plusSeconds(5));
        Captured late = captures.captureNow(
                        Actor.platform(), mill, events.subList(early.size(), events.size()), namespaces)
                .orThrow();
        try (Stream<Path> files = Files.list(SUITE.resolve("masterdata"))) {
            for (Path file : files.toList()) {
                MockHttpServletResponse taken = web.perform(post("/epcis/capture")
                                .header("X-API-Key", key)
                                .contentType("application/xml")
                                .content(Files.readAllBytes(file)))
                        .andReturn()
                        .getResponse();
                assertThat(taken.getStatus()).as(taken.getContentAsString()).isEqualTo(202);
                String job = web.perform(
                                get(String.valueOf(taken.getHeader("Location"))).header("X-API-Key", key))
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
                assertThat(job).contains("\"success\":true");
            }
        }
        return late.numbers().getFirst().recordTime().toString();
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
