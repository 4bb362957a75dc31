package vn.phusa.traceability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.access.Accounts;
import vn.phusa.access.ApiKeys;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.party.NewOrganisation;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.Parties;
import vn.phusa.testing.PlatformTest;

/** The capture interface of EPCIS 2.0 from the outside. */
@TestPropertySource(properties = {"phusa.epcis.capture-limit=20", "phusa.epcis.capture-file-size-limit=400000"})
@PlatformTest
class CaptureInterfaceTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private MockMvc web;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private Parties parties;

    @Autowired
    private EventStore store;

    @Autowired
    private JdbcClient database;

    private String serial;
    private PartyId mill;
    private String key;

    @BeforeEach
    void aMillWithAKey() {
        serial = UUID.randomUUID().toString().substring(0, 8);
        mill = organisation("Nhà máy " + serial);
        key = key(mill, Role.INTEGRATION, false);
    }

    private PartyId organisation(String name) {
        return parties.register(Actor.platform(), NewOrganisation.under(null, name, OrganisationKind.ENTERPRISE))
                .orThrow();
    }

    private String key(PartyId organisation, Role role, boolean readOnly) {
        String login = "epcis-" + UUID.randomUUID().toString().substring(0, 12);
        AccountId account = accounts.open(
                        Actor.platform(),
                        new Accounts.NewAccount(login, "Hệ thống " + login, "", "vi", null, role, organisation))
                .orThrow();
        return keys.make(accounts.actorOf(account, Actor.Channel.WEB), "thử", null, readOnly, null)
                .orThrow();
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request).andReturn().getResponse();
    }

    private MockHttpServletResponse capture(String document, String... headers) throws Exception {
        return captureAs("application/ld+json", document.getBytes(StandardCharsets.UTF_8), headers);
    }

    private MockHttpServletResponse captureAs(String type, byte[] document, String... headers) throws Exception {
        MockHttpServletRequestBuilder request = post("/epcis/capture")
                .header("X-API-Key", key)
                .contentType(type)
                .content(document);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    private JsonNode job(MockHttpServletResponse accepted) throws Exception {
        assertThat(accepted.getStatus()).as(accepted.getContentAsString()).isEqualTo(202);
        MockHttpServletResponse answer =
                send(get(String.valueOf(accepted.getHeader("Location"))).header("X-API-Key", key));
        assertThat(answer.getStatus()).isEqualTo(200);
        return JSON.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
    }

    private String[] events(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SampleDocuments.shipping(serial + i, "L" + i))
                .toArray(String[]::new);
    }

    private long stored() {
        return database.sql("select count(*) from traceability.event where owner = ?")
                .param(mill.value())
                .query(Long.class)
                .single();
    }

    // ---- documents become jobs

    @Test
    void aDocumentIsAcceptedAndItsJobSaysThatAllIsCaptured() throws Exception {
        JsonNode job = job(capture(SampleDocuments.document(events(3))));
        assertThat(job.get("running").asBoolean()).isFalse();
        assertThat(job.get("success").asBoolean()).isTrue();
        assertThat(job.get("captureErrorBehaviour").asString()).isEqualTo("rollback");
        assertThat(job.get("errors").size()).isZero();
        assertThat(job.has("finishedAt")).isTrue();
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void rollbackTakesNothingWhenOneEventIsBad() throws Exception {
        String[] events = events(3);
        events[1] = events[1].replace("\"uom\": \"KGM\"", "\"uom\": \"kilo\"").replace("200.5", "-3");
        JsonNode job = job(capture(SampleDocuments.document(events)));
        assertThat(job.get("success").asBoolean()).isFalse();
        assertThat(job.get("errors").get(0).get("type").asString()).isEqualTo("epcisException:ValidationException");
        assertThat(job.get("errors").get(0).get("path").asString()).contains("eventList[1]");
        assertThat(stored()).isZero();
    }

    @Test
    void proceedTakesTheGoodOnesAndNamesTheBadOne() throws Exception {
        String id = "urn:uuid:" + UUID.randomUUID();
        capture(SampleDocuments.document(SampleDocuments.shipping(id, serial, "A")));
        String[] events = events(4);
        events[1] = events[1].replace("200.5", "-3");
        events[2] = SampleDocuments.shipping(id, serial, "B");
        JsonNode job = job(capture(SampleDocuments.document(events), "GS1-Capture-Error-Behaviour", "proceed"));
        assertThat(job.get("success").asBoolean()).isFalse();
        assertThat(job.get("errors").toString())
                .contains("eventList[1]")
                .contains("eventList[2]")
                .contains("epcisException:ResourceAlreadyExistsException");
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void theSameDocumentAgainIsASuccessAndNothingNew() throws Exception {
        String document = SampleDocuments.document(events(2));
        capture(document);
        assertThat(job(capture(document)).get("success").asBoolean()).isTrue();
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void xmlIsTakenAndTheSameEventIsTheSameInBothSyntaxes() throws Exception {
        String xml = """
                <?xml version="1.0" encoding="UTF-8"?>
                <epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:2" schemaVersion="2.0" creationDate="2026-08-01T00:00:00Z">
                <EPCISBody><EventList><ObjectEvent><eventTime>2026-08-01T07:00:00.000+07:00</eventTime>
                <eventTimeZoneOffset>+07:00</eventTimeZoneOffset><epcList><epc>urn:epc:id:sgtin:893500123.0456.%s</epc></epcList>
                <action>OBSERVE</action><bizStep>urn:epcglobal:cbv:bizstep:shipping</bizStep></ObjectEvent></EventList></EPCISBody>
                </epcis:EPCISDocument>""".formatted(serial);
        String json = """
                {"type": "ObjectEvent", "eventTime": "2026-08-01T07:00:00.000+07:00", "eventTimeZoneOffset": "+07:00",
                 "epcList": ["https://id.gs1.org/01/08935001234564/21/%s"], "action": "OBSERVE", "bizStep": "shipping"}""".formatted(serial);
        assertThat(job(captureAs("application/xml", xml.getBytes(StandardCharsets.UTF_8)))
                        .get("success")
                        .asBoolean())
                .isTrue();
        job(capture(SampleDocuments.document(json)));
        assertThat(stored()).isPositive();
    }

    @Test
    void xmlWhoseFieldsStandInAnotherOrderThanTheSchemasIsRefusedWithTheirPlace() throws Exception {
        String xml = """
                <epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:2" schemaVersion="2.0" creationDate="2026-08-01T00:00:00Z">
                <EPCISBody><EventList><ObjectEvent><eventTime>2026-08-01T07:00:00.000+07:00</eventTime>
                <eventTimeZoneOffset>+07:00</eventTimeZoneOffset><action>OBSERVE</action>
                <epcList><epc>urn:epc:id:sgtin:893500123.0456.%s</epc></epcList></ObjectEvent></EventList></EPCISBody>
                </epcis:EPCISDocument>""".formatted(serial);
        JsonNode job = job(captureAs("application/xml", xml.getBytes(StandardCharsets.UTF_8)));
        assertThat(job.get("success").asBoolean()).isFalse();
        JsonNode error = job.get("errors").get(0);
        assertThat(error.get("type").asString()).isEqualTo("epcisException:ValidationException");
        assertThat(error.get("path").asString()).isEqualTo("/EPCISDocument/EPCISBody/EventList/ObjectEvent[1]/epcList");
        assertThat(error.toString()).contains("epcList", "action");
        assertThat(stored()).isZero();
    }

    @Test
    void anotherOrganisationSeesNoneOfTheJobs() throws Exception {
        String location =
                String.valueOf(capture(SampleDocuments.document(events(1))).getHeader("Location"));
        String other = key(organisation("Khác " + serial), Role.INTEGRATION, false);
        assertThat(send(get(location).header("X-API-Key", other)).getStatus()).isEqualTo(404);
        assertThat(send(get("/epcis/capture/999999999").header("X-API-Key", key))
                        .getStatus())
                .isEqualTo(404);
        assertThat(send(get("/epcis/capture").header("X-API-Key", other)).getContentAsString())
                .isEqualTo("[]");
    }

    @Test
    void jobsAreListedPageByPage() throws Exception {
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sent.add(String.valueOf(capture(SampleDocuments.document(SampleDocuments.shipping(serial, "J" + i)))
                    .getHeader("Location")));
        }
        List<String> seen = new ArrayList<>();
        String next = "/epcis/capture?perPage=2";
        while (next != null) {
            MockHttpServletResponse page = send(get(next).header("X-API-Key", key));
            JSON.readTree(page.getContentAsString())
                    .forEach(job ->
                            seen.add("/epcis/capture/" + job.get("captureID").asString()));
            String link = page.getHeader("Link");
            next = link == null ? null : link.substring(link.indexOf("/epcis"), link.indexOf('>'));
        }
        assertThat(seen).containsExactlyElementsOf(sent.reversed());
    }

    // ---- limits

    @Test
    void exactlyTheLimitPassesAndOneMoreDoesNot() throws Exception {
        assertThat(job(capture(SampleDocuments.document(events(20))))
                        .get("success")
                        .asBoolean())
                .isTrue();
        MockHttpServletResponse refused = capture(SampleDocuments.document(events(21)));
        assertThat(refused.getStatus()).isEqualTo(413);
        assertThat(refused.getContentAsString()).contains("epcisException:CaptureLimitExceededException");
        assertThat(refused.getHeader("GS1-EPCIS-Capture-Limit")).isEqualTo("20");
        assertThat(refused.getHeader("GS1-EPCIS-Capture-File-Size-Limit")).isEqualTo("400000");
        assertThat(stored()).isEqualTo(20);
    }

    @Test
    void exactlyTheFileSizePassesAndOneByteMoreDoesNot() throws Exception {
        String document = SampleDocuments.document(events(1));
        int size = document.getBytes(StandardCharsets.UTF_8).length;
        assertThat(job(capture(document + " ".repeat(400_000 - size)))
                        .get("success")
                        .asBoolean())
                .isTrue();
        MockHttpServletResponse refused = capture(document + " ".repeat(400_001 - size));
        assertThat(refused.getStatus()).isEqualTo(413);
        assertThat(refused.getHeader("GS1-EPCIS-Capture-Limit")).isEqualTo("20");
    }

    // ---- bad input

    static List<String> malformed() {
        String good = SampleDocuments.document(SampleDocuments.shipping("x", "1", "L"));
        return List.of(
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                good.substring(0, good.length() / 2),
                good + "}",
                good.replace("\"action\": \"OBSERVE\"", "\"action\": \"OBSERVE\", \"action\": \"ADD\""),
                good.replace("200.5", "NaN"),
                good.replace("200.5", "Infinity"),
                good.replace("13.8", "[".repeat(2_000) + "]".repeat(2_000)),
                good.replace("\"Ruộng số 7\"", "\"\\uD800\""),
                "<a/>",
                "{\"type\": \"EPCISDocument\"}".repeat(2));
    }

    @ParameterizedTest
    @MethodSource
    void malformed(String document) throws Exception {
        long before = jobsOf();
        MockHttpServletResponse refused = capture(document);
        assertThat(refused.getStatus()).as(document).isEqualTo(400);
        assertThat(refused.getContentType()).isEqualTo("application/problem+json");
        JsonNode problem = JSON.readTree(refused.getContentAsString(StandardCharsets.UTF_8));
        assertThat(problem.get("type").asString()).isEqualTo("epcisException:ValidationException");
        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.get("detail").asString()).isNotEmpty();
        assertThat(jobsOf()).isEqualTo(before);
        assertThat(stored()).isZero();
    }

    private long jobsOf() {
        return database.sql("select count(*) from traceability.job where owner = ?")
                .param(mill.value())
                .query(Long.class)
                .single();
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() throws Exception {
        byte[] latin = SampleDocuments.document(SampleDocuments.shipping(serial, "L"))
                .replace("Ruộng số 7", "Ru\u00F4ng")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(captureAs("application/json", latin).getStatus()).isEqualTo(400);
    }

    static List<String> malformedXml() {
        return List.of(
                "<",
                "<a><b></a>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;\">]>"
                        + "<x>&c;</x>",
                "<epcis:EPCISDocument xmlns:epcis=\"urn:epcglobal:epcis:xsd:2\">" + "<a>".repeat(5_000),
                "{}");
    }

    @ParameterizedTest
    @MethodSource
    void malformedXml(String document) throws Exception {
        MockHttpServletResponse refused =
                captureAs("application/xml", document.getBytes(StandardCharsets.UTF_8), "Accept", "application/xml");
        assertThat(refused.getStatus()).as(document).isEqualTo(400);
        assertThat(refused.getContentType()).isEqualTo("application/problem+xml");
        assertThat(refused.getContentAsString())
                .contains("<type>epcisException:ValidationException</type>")
                .doesNotContain("root:");
    }

    /** Well-formed, but nothing that could be true: accepted as a job that fails, and nothing is stored. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"eventTime\": \"0000-00-00T00:00:00Z\"",
                "\"eventTime\": \"0000-01-01T00:00:00Z\"",
                "\"eventTime\": \"9999-12-31T23:59:59.999999Z\"",
                "\"eventTime\": \"yesterday\"",
                "\"eventTime\": \"2026-08-01T07:00:00\"",
                "\"eventTime\": 7",
                "\"bizStep\": \"flying\", \"eventTime\": \"2026-08-01T07:00:00Z\"",
                "\"madeUp\": 1, \"eventTime\": \"2026-08-01T07:00:00Z\"",
            })
    void anEventThatCannotBeTrueFailsItsJob(String fields) throws Exception {
        String event = SampleDocuments.shipping(serial, "L")
                .replace("\"eventTime\": \"2026-08-01T07:00:00.000+07:00\"", fields)
                .replace("\"bizStep\": \"shipping\",", fields.contains("bizStep") ? "" : "\"bizStep\": \"shipping\",");
        JsonNode job = job(capture(SampleDocuments.document(event)));
        assertThat(job.get("success").asBoolean()).as(fields).isFalse();
        assertThat(job.get("errors").size()).isPositive();
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01T00:00:00Z", "2199-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.9999999+14:00"})
    void farTimesComeBackAsTheyWereSent(String time) throws Exception {
        String id = "urn:uuid:" + UUID.randomUUID();
        String event = SampleDocuments.shipping(id, serial, "L").replace("2026-08-01T07:00:00.000+07:00", time);
        assertThat(job(capture(SampleDocuments.document(event))).get("success").asBoolean())
                .isTrue();
        assertThat(store.withEventId(id)
                        .getFirst()
                        .event()
                        .occurrence()
                        .eventTime()
                        .written())
                .isEqualTo(time);
    }

    @Test
    void tenThousandIdentifiersInOneEventAreFound() throws Exception {
        String epcs = String.join(
                ", ",
                IntStream.range(0, 10_000)
                        .mapToObj(i -> "\"urn:epc:id:sgtin:89350012.03456." + i + "\"")
                        .toList());
        String event = SampleDocuments.shipping(serial, "L")
                .replaceAll("\"epcList\": \\[[^]]*]", "\"epcList\": [" + epcs + "]");
        assertThat(SampleDocuments.document(event).length()).isGreaterThan(300_000);
        JsonNode job = job(capture(
                SampleDocuments.document(event).replace("urn:epc:id:sgtin:89350012.03456.", "urn:x:" + serial)));
        assertThat(job.get("success").asBoolean()).as(job.toString()).isTrue();
        assertThat(store.occurrences(List.of("urn:x:" + serial + "9999"), ThingRole.ANY_EPC))
                .hasSize(1);
    }

    @Test
    void anIdentifierBeyondAllMeasureIsRefusedAndNotTheWholeServer() throws Exception {
        String event = SampleDocuments.shipping(serial, "L")
                .replace("urn:epc:id:sgtin:893500123.0456." + serial, "urn:x:" + "a".repeat(5_000));
        assertThat(job(capture(SampleDocuments.document(event))).get("success").asBoolean())
                .isFalse();
        String wide = SampleDocuments.shipping(serial, "L").replace("\"Ruộng số 7\"", "\"" + "ơ".repeat(50_000) + "\"");
        assertThat(job(capture(SampleDocuments.document(wide))).get("success").asBoolean())
                .isTrue();
    }

    @Test
    void unknownNamespacesStayAsTheyAre() throws Exception {
        String id = "urn:uuid:" + UUID.randomUUID();
        String event =
                SampleDocuments.shipping(id, serial, "L").replace("\"gao:moisture\"", "\"https://khac.vn/ns/x\"");
        assertThat(job(capture(SampleDocuments.document(event))).get("success").asBoolean())
                .isTrue();
        assertThat(store.withEventId(id).getFirst().event().extensions().elements())
                .anySatisfy(element -> assertThat(element.name().local()).isEqualTo("x"));
    }

    // ---- headers

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/csv",
                "application/octet-stream",
                "application/json; charset=iso-8859-1",
                "application/json; charset=nothing",
                "multipart/form-data",
                "nonsense"
            })
    void otherContentTypesAreNotSupported(String type) throws Exception {
        MockHttpServletResponse refused = send(post("/epcis/capture")
                .header("X-API-Key", key)
                .header("Content-Type", type)
                .content(SampleDocuments.document(events(1))));
        assertThat(refused.getStatus()).isEqualTo(415);
        assertThat(refused.getContentAsString())
                .contains("epcisException:UnsupportedMediaTypeException")
                .contains("application/ld+json");
    }

    @Test
    void anotherEncodingIsRefusedWithTheOneThatIsRead() throws Exception {
        MockHttpServletResponse refused =
                captureAs("application/ld+json", gzip(SampleDocuments.document(events(1))), "Content-Encoding", "br");
        assertThat(refused.getStatus()).isEqualTo(415);
        assertThat(refused.getContentAsString()).contains("gzip, identity");
        assertThat(refused.getHeader("Accept-Encoding")).isEqualTo("gzip");
    }

    @Test
    void aDocumentMayComeCompressedAndItsLimitIsThatOfWhatComesOut() throws Exception {
        byte[] good = gzip(SampleDocuments.document(events(2)));
        assertThat(job(captureAs("application/ld+json", good, "Content-Encoding", "gzip"))
                        .get("success")
                        .asBoolean())
                .isTrue();
        assertThat(stored()).isEqualTo(2);

        byte[] bomb = gzip(SampleDocuments.document(events(1)) + " ".repeat(400_000));
        assertThat(bomb).hasSizeLessThan(4_000);
        assertThat(captureAs("application/ld+json", bomb, "Content-Encoding", "gzip")
                        .getStatus())
                .isEqualTo(413);
        for (byte[] broken :
                List.of(java.util.Arrays.copyOf(good, good.length - 9), new byte[] {1, 2, 3}, new byte[0])) {
            MockHttpServletResponse refused = captureAs("application/ld+json", broken, "Content-Encoding", "gzip");
            assertThat(refused.getStatus()).isEqualTo(400);
            assertThat(refused.getContentAsString()).contains("gzip");
        }
        assertThat(captureAs("application/ld+json", good, "Content-Encoding", "br")
                        .getStatus())
                .isEqualTo(415);
    }

    private static byte[] gzip(String text) throws Exception {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (java.util.zip.GZIPOutputStream zip = new java.util.zip.GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void aProgramIsAnsweredInTheLanguageItAsksFor() throws Exception {
        String broken = "{";
        assertThat(capture(broken).getContentAsString(StandardCharsets.UTF_8)).contains("The document ends too early");
        assertThat(capture(broken, "Accept-Language", "en-US,en;q=0.9,vi;q=0.5")
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("The document ends too early");
        assertThat(capture(broken, "Accept-Language", "vi").getContentAsString(StandardCharsets.UTF_8))
                .contains("Tài liệu kết thúc giữa chừng");
    }

    @Test
    void aMethodThatIsNotAllowedIsToldTheOthers() throws Exception {
        MockHttpServletResponse refused =
                send(request(HttpMethod.PUT, "/epcis/capture").header("X-API-Key", key));
        assertThat(refused.getStatus()).isEqualTo(405);
        assertThat(refused.getHeader("Allow")).isEqualTo("OPTIONS, GET, POST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /epcis | OPTIONS, GET",
                "POST | /epcis/eventTypes | OPTIONS, GET",
                "POST | /epcis/bizSteps/shipping/events | OPTIONS, GET",
                "DELETE | /epcis/events/urn:uuid:1 | OPTIONS, GET",
                "PUT | /epcis/queries/rice | OPTIONS, GET, DELETE",
                "PUT | /epcis/soap | OPTIONS, GET, POST",
                "GET | /epcis/nextPageToken/abc | OPTIONS, DELETE",
            })
    void whatIsThereRefusesAMethodAndWhatIsNotIsNotFound(String method, String address, String others)
            throws Exception {
        MockHttpServletResponse refused =
                send(request(HttpMethod.valueOf(method), address).header("X-API-Key", key));
        assertThat(refused.getStatus()).isEqualTo(405);
        assertThat(refused.getHeader("Allow")).isEqualTo(others);
        assertThat(send(request(HttpMethod.valueOf(method), "/epcis/nothing").header("X-API-Key", key))
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void theRootMayEndWithASlashAndTokensAreDeleted() throws Exception {
        assertThat(send(get("/epcis/").header("X-API-Key", key)).getContentAsString())
                .contains("bizSteps");
        assertThat(send(options("/epcis/").header("X-API-Key", key)).getHeader("Allow"))
                .isEqualTo("OPTIONS, GET");
        assertThat(send(options("/epcis/nextPageToken/abc").header("X-API-Key", key))
                        .getHeader("Allow"))
                .isEqualTo("OPTIONS, DELETE");
        assertThat(send(options("/epcis/nothing").header("X-API-Key", key)).getStatus())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "GS1-EPCIS-Min,3.0,406",
        "GS1-EPCIS-Max,1.2,406",
        "GS1-EPCIS-Min,new,400",
        "GS1-CBV-Min,3.0,406",
        "GS1-CBV-Max,1.1,406",
        "GS1-CBV-Max,2.0.1,200",
    })
    void jobsAreToldInTheVersionsThatAreAskedFor(String header, String version, int status) throws Exception {
        assertThat(send(get("/epcis/capture").header("X-API-Key", key).header(header, version))
                        .getStatus())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/xml;q=0.1, application/json | json",
                "application/json;q=0.1, application/xml | xml",
                "application/problem+xml | xml",
                "*/*, application/xml | xml",
                "text/html, application/xhtml+xml, */*;q=0.1 | json",
                "application/json;q=0, text/xml | xml",
            })
    void aProblemIsSaidInTheFormThatIsMostWelcome(String accepted, String form) throws Exception {
        assertThat(send(get("/epcis/capture/987654321").header("X-API-Key", key).header("Accept", accepted))
                        .getContentType())
                .isEqualTo("application/problem+" + form);
    }

    @Test
    void aListOfJobsIsNoXml() throws Exception {
        assertThat(send(get("/epcis/capture").header("X-API-Key", key).header("Accept", "application/xml"))
                        .getStatus())
                .isEqualTo(406);
        assertThat(send(get("/epcis/capture").header("X-API-Key", key).header("Accept", "application/ld+json"))
                        .getContentType())
                .isEqualTo("application/ld+json");
    }

    @Test
    void aListOfJobsHasNoOtherParameters() throws Exception {
        assertThat(send(get("/epcis/capture?perpage=2").header("X-API-Key", key))
                        .getContentAsString())
                .contains("epcisException:QueryParameterException", "perpage");
    }

    @Test
    void whatCannotBeAnsweredIsNotAcceptable() throws Exception {
        assertThat(capture(SampleDocuments.document(events(1)), "Accept", "image/png")
                        .getStatus())
                .isEqualTo(406);
        assertThat(capture(SampleDocuments.document(events(1)), "GS1-EPCIS-Version", "3.0")
                        .getStatus())
                .isEqualTo(406);
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "greedy", ""})
    void onlyTheTwoBehavioursCanBeAskedFor(String behaviour) throws Exception {
        assertThat(capture(SampleDocuments.document(events(1)), "GS1-Capture-Error-Behaviour", behaviour)
                        .getStatus())
                .isEqualTo(400);
        assertThat(stored()).isZero();
    }

    @Test
    void theInterfaceSaysWhatItCanDo() throws Exception {
        MockHttpServletResponse answer = send(options("/epcis/capture").header("X-API-Key", key));
        assertThat(answer.getStatus()).isEqualTo(204);
        assertThat(answer.getHeader("Allow")).contains("POST");
        assertThat(answer.getHeader("GS1-EPCIS-Capture-Limit")).isEqualTo("20");
        assertThat(answer.getHeader("GS1-EPCIS-Capture-File-Size-Limit")).isEqualTo("400000");
        assertThat(answer.getHeader("GS1-Capture-Error-Behaviour")).isEqualTo("all");
        for (String header : List.of(
                "GS1-EPCIS-Version",
                "GS1-EPCIS-Min",
                "GS1-EPCIS-Max",
                "GS1-CBV-Version",
                "GS1-CBV-Min",
                "GS1-CBV-Max",
                "GS1-Vendor-Version",
                "GS1-EPC-Format",
                "GS1-CBV-XML-Format")) {
            assertThat(answer.getHeader(header)).as(header).isNotEmpty();
        }
        assertThat(send(options("/epcis/events").header("X-API-Key", key)).getHeader("GS1-EPCIS-Capture-Limit"))
                .isNull();
        assertThat(send(get("/epcis").header("X-API-Key", key)).getContentAsString())
                .contains("capture", "bizSteps");
    }

    @Test
    void theResourcesAreListedAsTheCallerAccepts() throws Exception {
        MockHttpServletResponse xml =
                send(get("/epcis").header("X-API-Key", key).accept("application/xml"));
        assertThat(xml.getStatus()).isEqualTo(200);
        assertThat(xml.getContentType()).startsWith("application/xml");
        assertThat(xml.getContentAsString())
                .contains("<TopLevelResourceCollection><type>Collection</type><member>queries</member>")
                .endsWith("<member>bizSteps</member></TopLevelResourceCollection>");
        MockHttpServletResponse rather = send(
                get("/epcis").header("X-API-Key", key).header("Accept", "application/xml;q=0.5, application/ld+json"));
        assertThat(rather.getContentType()).isEqualTo("application/ld+json");
        assertThat(send(get("/epcis").header("X-API-Key", key).accept("text/html"))
                        .getStatus())
                .isEqualTo(406);
    }

    @Test
    void whatIsNotThereIsSaidInTheTermsOfEpcis() throws Exception {
        assertThat(send(get("/epcis/nothing").header("X-API-Key", key)))
                .satisfies(answer -> assertThat(answer.getStatus()).isEqualTo(404))
                .satisfies(answer ->
                        assertThat(answer.getContentAsString()).contains("epcisException:NoSuchNameException"));
        assertThat(send(request(HttpMethod.DELETE, "/epcis/capture").header("X-API-Key", key))
                        .getStatus())
                .isEqualTo(405);
    }

    @Test
    void whatAQueryAnsweredCanBeCaptured() throws Exception {
        String results = SampleDocuments.document(events(2))
                .replace("EPCISDocument", "EPCISQueryDocument")
                .replace(
                        "\"epcisBody\": {",
                        "\"epcisBody\": {\"queryResults\": {\"queryName\": \"q\", \"resultsBody\": {")
                .replaceFirst("}}\\s*$", "}}}}");
        assertThat(job(capture(results)).get("success").asBoolean()).isTrue();
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void allVersionsAreAnnouncedButCannotBeAskedFor() throws Exception {
        assertThat(capture(SampleDocuments.document(events(1)), "GS1-EPCIS-Version", "all")
                        .getStatus())
                .isEqualTo(406);
        assertThat(capture(SampleDocuments.document(events(1)), "GS1-EPCIS-Version", "2.0.0")
                        .getStatus())
                .isEqualTo(202);
    }

    // ---- one event

    @Test
    void aSingleEventIsCreatedAtOnce() throws Exception {
        String id = "urn:uuid:" + UUID.randomUUID();
        String event = bare(SampleDocuments.shipping(id, serial, "E"));
        MockHttpServletResponse created = event(event);
        assertThat(created.getStatus()).as(created.getContentAsString()).isEqualTo(201);
        assertThat(created.getHeader("Location")).isEqualTo("/epcis/events/" + id.replace(":", "%3A"));
        assertThat(JSON.readTree(created.getContentAsString(StandardCharsets.UTF_8))
                        .get("recordTime"))
                .isNotNull();
        assertThat(event(event).getStatus()).isEqualTo(201);
        MockHttpServletResponse taken = event(event.replace("200.5", "201"));
        assertThat(taken.getStatus()).isEqualTo(409);
        assertThat(taken.getContentAsString()).contains("epcisException:ResourceAlreadyExistsException");
        assertThat(event(event.replace("\"OBSERVE\"", "\"LOOK\"")).getStatus()).isEqualTo(400);
        assertThat(event(SampleDocuments.document(event)).getStatus()).isEqualTo(400);
        assertThat(event("{").getStatus()).isEqualTo(400);
        assertThat(store.withEventId(id)).hasSize(1);
    }

    @Test
    void theEventOfSomebodyElseIsCreatedForWhoSaysTheSameAndRefusedToWhoSaysOtherwise() throws Exception {
        String event = bare(SampleDocuments.shipping("urn:uuid:" + UUID.randomUUID(), serial, "E"));
        assertThat(event(event).getStatus()).isEqualTo(201);
        key = key(organisation("Người mua " + serial), Role.INTEGRATION, false);

        MockHttpServletResponse answer = event(event);

        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(event(event).getHeader("Location")).isEqualTo(answer.getHeader("Location"));
        assertThat(send(get(URI.create(String.valueOf(answer.getHeader("Location"))))
                                .header("X-API-Key", key))
                        .getStatus())
                .isEqualTo(200);
        key = key(organisation("Người khác " + serial), Role.INTEGRATION, false);
        assertThat(send(get(URI.create(String.valueOf(answer.getHeader("Location"))))
                                .header("X-API-Key", key))
                        .getStatus())
                .isEqualTo(404);
        MockHttpServletResponse refused = event(event.replace("200.5", "200"));
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(refused.getContentAsString())
                .contains("ResourceAlreadyExistsException")
                .doesNotContain("recordTime");
    }

    @Test
    void theRecordTimeIsTheRepositorysAndTheOffsetTheSenders() throws Exception {
        MockHttpServletResponse created = event(bare(SampleDocuments.shipping(serial, "E")
                .replace("\"eventTimeZoneOffset\": \"+07:00\"", "\"eventTimeZoneOffset\": \"-03:30\"")
                .replaceFirst("\"type\"", "\"recordTime\": \"2001-01-01T00:00:00Z\", \"type\"")));
        assertThat(created.getStatus()).as(created.getContentAsString()).isEqualTo(201);
        JsonNode event = JSON.readTree(created.getContentAsString(StandardCharsets.UTF_8));
        assertThat(event.get("recordTime").asString()).doesNotStartWith("2001");
        assertThat(event.get("eventTime").asString()).isEqualTo("2026-08-01T07:00:00.000+07:00");
        assertThat(event.get("eventTimeZoneOffset").asString()).isEqualTo("-03:30");
    }

    private static String bare(String event) {
        return event.replaceFirst(
                "\\{",
                "{\"@context\": [\"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld\", {\"gao\": \"https://ns.gao.vn/\"}],");
    }

    private MockHttpServletResponse event(String event) throws Exception {
        return send(post("/epcis/events")
                .header("X-API-Key", key)
                .contentType("application/json")
                .content(event));
    }

    @Test
    void aDryRunFindsTheSameAndStoresNothing() throws Exception {
        String[] events = events(3);
        events[1] = events[1].replace("200.5", "-3");
        MockHttpServletResponse answer = capture(SampleDocuments.document(events), "Phusa-Dry-Run", "true");
        assertThat(answer.getStatus()).isEqualTo(200);
        JsonNode judgement = JSON.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
        assertThat(judgement.get("valid").asBoolean()).isFalse();
        assertThat(judgement.get("events").asInt()).isEqualTo(3);
        assertThat(judgement.get("findings").get(0).get("path").asString()).contains("eventList[1]");
        assertThat(stored()).isZero();
        assertThat(jobsOf()).isZero();
    }

    // ---- who may come in

    @Test
    void theKeyIsTakenInFourWays() throws Exception {
        String basic =
                "Basic " + Base64.getEncoder().encodeToString(("anything:" + key).getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, String> way :
                Map.of("X-API-Key", key, "Authorization", "Bearer " + key).entrySet()) {
            assertThat(send(get("/epcis").header(way.getKey(), way.getValue())).getStatus())
                    .isEqualTo(200);
        }
        assertThat(send(get("/epcis").header("Authorization", basic)).getStatus())
                .isEqualTo(200);

        MockHttpServletResponse issued =
                send(post("/oauth2/token").header("Authorization", basic).param("grant_type", "client_credentials"));
        assertThat(issued.getStatus()).as(issued.getContentAsString()).isEqualTo(200);
        JsonNode token = JSON.readTree(issued.getContentAsString());
        assertThat(token.get("token_type").asString()).isEqualTo("Bearer");
        assertThat(token.get("expires_in").asInt()).isEqualTo(900);
        assertThat(send(get("/epcis")
                                .header(
                                        "Authorization",
                                        "Bearer " + token.get("access_token").asString()))
                        .getStatus())
                .isEqualTo(200);
        assertThat(send(post("/oauth2/token")
                                .param("grant_type", "client_credentials")
                                .param("client_id", "x")
                                .param("client_secret", key))
                        .getStatus())
                .isEqualTo(200);
        assertThat(send(post("/oauth2/token").header("Authorization", basic).param("grant_type", "password"))
                        .getContentAsString())
                .contains("unsupported_grant_type");
    }

    @Test
    void theSoapInterfaceIsDescribedToEverybodyAndAnswersNobodyWithoutAKey() throws Exception {
        for (String description : List.of("?wsdl", "?wsdl=1", "?xsd", "?xsd=1", "")) {
            MockHttpServletResponse told = send(get("/epcis/soap" + description));
            assertThat(told.getStatus()).as(description).isEqualTo(200);
            assertThat(told.getContentType()).startsWith("text/xml");
        }
        assertThat(send(post("/epcis/soap").contentType("text/xml").content("<e/>"))
                        .getStatus())
                .isEqualTo(401);
        assertThat(send(get("/epcis/soap?wsdl").header("X-API-Key", "phusa_wrong"))
                        .getStatus())
                .isEqualTo(401);
        assertThat(send(get("/epcis")).getStatus()).isEqualTo(401);
    }

    @Test
    void whoIsUnknownGetsA401AndWhoMayNotA403() throws Exception {
        for (String secret : List.of("phusa_wrong", "phusa-token_wrong", "")) {
            MockHttpServletResponse refused = send(post("/epcis/capture")
                    .header("Authorization", "Bearer " + secret)
                    .contentType("application/json")
                    .content("{}"));
            assertThat(refused.getStatus()).isEqualTo(401);
            assertThat(refused.getContentAsString()).contains("epcisException:SecurityException");
            assertThat(refused.getHeaders("WWW-Authenticate")).hasSize(2);
        }
        assertThat(send(get("/epcis/capture").accept("application/xml")).getContentType())
                .isEqualTo("application/problem+xml");
        key = key(mill, Role.AUDITOR, false);
        assertThat(capture(SampleDocuments.document(events(1))).getStatus()).isEqualTo(403);
        key = key(mill, Role.INTEGRATION, true);
        assertThat(capture(SampleDocuments.document(events(1))).getStatus()).isEqualTo(403);
        assertThat(stored()).isZero();
    }

    @Test
    void whoCapturesForSeveralSaysForWhich() throws Exception {
        PartyId other = organisation("Hợp tác xã " + serial);
        String login = "hai-" + serial;
        AccountId account = accounts.open(
                        Actor.platform(),
                        new Accounts.NewAccount(login, "Hai đơn vị", "", "vi", null, Role.INTEGRATION, mill))
                .orThrow();
        accounts.grant(Actor.platform(), account, Role.INTEGRATION, other, null).orThrow();
        key = keys.make(accounts.actorOf(account, Actor.Channel.WEB), "thử", Set.of("traceability"), false, null)
                .orThrow();
        String document = SampleDocuments.document(events(1));
        assertThat(capture(document).getStatus()).isEqualTo(400);
        assertThat(capture(document, "Phusa-Owner", "1").getStatus()).isEqualTo(403);
        assertThat(job(capture(document, "Phusa-Owner", mill.toString()))
                        .get("success")
                        .asBoolean())
                .isTrue();
        assertThat(stored()).isEqualTo(1);
    }
}
