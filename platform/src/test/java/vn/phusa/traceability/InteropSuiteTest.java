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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
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
import vn.phusa.traceability.store.CaptorStore;
import vn.phusa.traceability.store.EventSearch;
import vn.phusa.traceability.store.KnownValues;
import vn.phusa.traceability.store.Words;
import vn.phusa.traceability.subscription.Subscription;
import vn.phusa.traceability.subscription.Subscriptions;
import vn.phusa.traceability.web.EpcisProblems;
import vn.phusa.traceability.web.SoapOver;

/**
 * The interoperability suite of EPCglobal against the SOAP interface: every request and every response of it. Requests are wrapped in an
 * envelope. The suite's record times are those of its events, so what is asked about record time is asked about the moment at which this
 * test has captured them. Who is to be refused calls without a key; what is to be delivered is delivered to a real receiver. Where the
 * suite has what is answered but not what is asked, the question is its own of another case ({@link #LIKE_SE46}).
 */
@PlatformTest
class InteropSuiteTest {

    private static final Path SUITE =
            Path.of(System.getProperty("phusa.root", "..")).resolve("../shared/data/epcglobal-interop");
    /** Subscriptions whose request the suite lacks: they ask for what is received, like that of case SE46. */
    private static final String LIKE_SE46 = "SE46-Request-1";

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

    @Autowired
    private EventStore store;

    @Autowired
    private Words words;

    @Autowired
    private KnownValues values;

    @Autowired
    private CaptorStore captors;

    @Autowired
    private Viewers viewers;

    @Autowired
    private MasterData masterData;

    @Autowired
    private NamedQueries named;

    @Autowired
    private EpcisProblems problems;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PlatformTransactionManager transactions;

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private String key = "";
    private final List<String> wrong = new ArrayList<>();
    private int counted;

    @Test
    void everyCaseIsAnsweredAsTheSuiteExpects() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(SUITE), "SKIPPED: the interoperability suite is not here");
        PartyId mill = parties.register(
                        Actor.platform(),
                        NewOrganisation.under(null, "Liên thông " + UUID.randomUUID(), OrganisationKind.ENTERPRISE))
                .orThrow();
        key = key(mill);
        List<Path> requests = new ArrayList<>(files("requests"));
        List<Path> responses = new ArrayList<>(files("responses"));
        List<Event> all = events();
        List<Event> early = all.stream()
                .filter(event -> event.occurrence().eventTime().instant().isBefore(HALF_TIME))
                .toList();
        Captured first = captured(mill, early);
        // The request that leads to SE66's results is lacking; they are those of what was received and picked.
        String received = Files.readString(named(requests, LIKE_SE46))
                .replace("QuerySE46-1", "QuerySE66")
                .replaceFirst("<string>(.*bizstep:)receiving</string>", "$0<string>$1picking</string>");
        check("SE66, when the pallets were received", differs(received, taken(responses, "SE66-Response-1-2"), null));
        // One case asks for what was recorded since. Record times never go back, so that the first half may stand after
        // this clock's moment, where another test has captured in its future: the second half is recorded after it.
        clock.set(first.numbers().getLast().recordTime().plusSeconds(5));
        List<Event> later = all.subList(early.size(), all.size());
        int picked = (int) later.stream()
                .takeWhile(
                        event -> String.valueOf(event.circumstances().bizStep()).endsWith(":picking"))
                .count();
        Captured late = captured(mill, later.subList(0, picked));
        String halfTime = late.numbers().getFirst().recordTime().toString();
        // Its next result repeats the first, so that it is one of a subscription that begins anew.
        assertThat(differs(unsubscribe("QuerySE66"), "<epcisq:UnsubscribeResult />"))
                .isEmpty();
        check("SE66, when the order was picked", differs(received, taken(responses, "SE66-Response-1-3"), null));
        captured(mill, later.subList(picked, later.size()));
        captureMasterData();
        Path endOfSe44 = named(requests, "SE44-Request-2");
        requests.remove(endOfSe44);
        for (Path request : requests) {
            String text = Files.readString(request).replace("2006-06-25T05:10:05Z", halfTime);
            String name = request.getFileName().toString();
            if (name.contains("SE49")) {
                check(name, isTooComplex(text, taken(responses, "SE49")));
            } else if (name.contains("SE75")) {
                // The suite has no response to its trigger: an event that names the EPC.
                check(name, isTriggered(text, all));
            } else {
                String stem = name.substring(0, name.lastIndexOf('.'))
                        .replace("Request", "Response")
                        .replaceFirst("(Response-\\d).*", "$1");
                check(name, differs(text, taken(responses, stem), null));
            }
        }
        // Last, since an event more is recorded: the one of its result, whose pallet is none of the suite's other
        // events.
        String begins = Files.readString(named(requests, LIKE_SE46)).replace("QuerySE46-1", "QuerySE44");
        check("SE44, its beginning", differs(begins, taken(responses, "SE44-Response-1-1"), null));
        String result = taken(responses, "SE44-Response-1-2");
        check("SE44, its result", isToldNext("QuerySE44", result, mill));
        check("SE44, its end", differs(Files.readString(endOfSe44), taken(responses, "SE44-Response-2"), null));
        System.out.println("EPCglobal interoperability suite over SOAP: " + (counted - wrong.size()) + "/" + counted
                + " requests");
        assertThat(wrong).isEmpty();
        assertThat(responses).as("every response has been asked for").isEmpty();
    }

    private void check(String name, String problem) {
        counted++;
        if (!problem.isEmpty()) {
            wrong.add(name + ": " + problem);
        }
    }

    private static String unsubscribe(String id) {
        return "<epcisq:Unsubscribe xmlns:epcisq=\"urn:epcglobal:epcis-query:xsd:1\"><subscriptionID>" + id
                + "</subscriptionID></epcisq:Unsubscribe>";
    }

    /** How complex a query may be is the repository's to say: here, one that reads so few events. */
    private String isTooComplex(String request, String expected) throws Exception {
        EventSearch shy = new EventSearch(database, store, words, transactions, EventSearch.Reach.reading(100));
        Actor actor = keys.caller(key).orElseThrow().actor();
        MockMvc soap = new SoapOver(named, subscriptions, problems, clock, actor)
                .of(new EventQueries(shy, store, viewers, captors, values, masterData));
        String one =
                request.replace("eventType", "MATCH_epc").replace("ObjectEvent", "urn:epc:id:sscc:0614141.0000000001");
        String refused = differs(one, "<epcisq:QueryTooComplexException />", soap);
        return refused.isEmpty() ? "even one pallet is too much" : differs(request, expected, soap);
    }

    private String isTriggered(String request, List<Event> all) throws Exception {
        String trigger = request.replaceFirst("(?s).*<trigger>(.*)</trigger>.*", "$1");
        List<Event> naming = all.stream()
                .filter(event ->
                        Thing.of(event).stream().anyMatch(thing -> thing.key().equals(Thing.key(trigger))))
                .toList();
        return delivered(
                request,
                heard -> heard.size() == 1 && !naming.isEmpty()
                        ? differs(read(heard.getFirst()), same(naming))
                        : heard.size() + " documents");
    }

    /** What a subscription that has been told everything is told when that has been captured. */
    private String isToldNext(String name, String result, PartyId mill) throws Exception {
        Actor actor = keys.caller(key).orElseThrow().actor();
        subscriptions.end(actor, name).orThrow();
        List<Event> expected = events(bare(result));
        String begins = Files.readString(named(files("requests"), LIKE_SE46)).replace("QuerySE46-1", name);
        return delivered(begins, before -> {
            captured(mill, expected);
            tell(begins);
            return before.size() == 2 ? differs(read(before.getLast()), expected) : before.size() + " documents";
        });
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

    private String differs(String request, String expected) throws Exception {
        return differs(request, expected, null);
    }

    /** @param soap null: the platform's own door */
    private String differs(String request, String expected, @Nullable MockMvc soap) throws Exception {
        if (request.contains("Subscribe>") && expected.contains("QueryResults")) {
            return delivered(
                    request,
                    heard -> heard.size() == 1
                            ? differs(read(heard.getFirst()), events(bare(expected)))
                            : heard.size() + " documents");
        }
        MockHttpServletRequestBuilder asked = post("/epcis/soap");
        if (!expected.contains("SecurityException")) {
            asked.header("X-API-Key", key);
        }
        MockHttpServletResponse answer = (soap == null ? web : soap)
                .perform(asked.contentType("text/xml")
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

    private interface Heard {
        String differ(List<String> documents) throws Exception;
    }

    /** Subscribes and compares what the receiver gets. */
    private String delivered(String request, Heard expected) throws Exception {
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
                    request.replaceFirst(
                            "http://127.0.0.1:\\d+/",
                            "http://127.0.0.1:" + receiver.getAddress().getPort() + "/"),
                    "<epcisq:SubscribeResult />");
            if (!problem.isEmpty()) {
                return problem;
            }
            tell(request);
            return expected.differ(heard);
        } finally {
            receiver.stop(0);
        }
    }

    /** The subscription of that request is told what there is to tell. */
    private void tell(String request) {
        Actor actor = keys.caller(key).orElseThrow().actor();
        for (Subscription each :
                subscriptions.after(actor, "SimpleEventQuery", null, 100).orThrow()) {
            if (request.contains("<subscriptionID>" + each.name() + "<")) {
                subscriptions.tell(each.id());
            }
        }
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
        return same(SampleEvents.all(document));
    }

    /** Without what the repository gives. */
    private static List<Event> same(List<Event> events) {
        return events.stream()
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

    /** The suite's events by their time. */
    private static List<Event> events() throws Exception {
        List<Event> events = new ArrayList<>();
        try (Stream<Path> files = Files.list(SUITE.resolve("events"))) {
            for (Path file : files.sorted().toList()) {
                events.addAll(SampleEvents.all(Files.readString(file)));
            }
        }
        events.sort(Comparator.comparing(event -> event.occurrence().eventTime().instant()));
        return events;
    }

    private Captured captured(PartyId mill, List<Event> events) {
        Namespaces namespaces = Namespaces.of(Map.of("hls", "http://schema.hls.com/extension"));
        return captures.captureNow(Actor.platform(), mill, events, namespaces).orThrow();
    }

    private void captureMasterData() throws Exception {
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
