package vn.phusa.traceability.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
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
import vn.phusa.testing.ServerTest;

/**
 * Walks the official OpenAPI of EPCIS 2.0: each path and method answers with its declared success, content type and headers, and with
 * each declared error that a client can provoke. Not provoked: 413 of captures, which would take two gigabytes, 500, and 501, which is
 * no answer of this server. The events of an identifier that nobody has recorded are an empty list, and not 404.
 */
@ServerTest
class ConformityTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path OPENAPI = Path.of(System.getProperty("phusa.root", ".."))
            .resolve("../shared/data/gs1-epcis/REST Bindings/openapi.json");
    private static final Set<String> METHODS = Set.of("get", "post", "delete", "options");

    /** Stand only on a page that another follows. */
    private static final Set<String> OF_PAGES = Set.of("Link", "GS1-Next-Page-Token-Expires");

    /** Not for a subscription that has no position yet. */
    private static final Set<String> OPTIONAL = Set.of("GS1-Query-Min-Record-Time");

    @Autowired
    private Accounts accounts;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private Parties parties;

    @Value("${local.server.port}")
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final List<String> wrong = new ArrayList<>();
    private JsonNode document = JSON.createObjectNode();
    private String key = "";
    private String powerless = "";
    private int checks;

    @AfterEach
    void hangUp() {
        client.close();
    }

    private record Operation(String path, String method, JsonNode spec) {
        JsonNode responses() {
            return spec.get("responses");
        }

        @Override
        public String toString() {
            return method.toUpperCase(java.util.Locale.ROOT) + " " + path;
        }
    }

    @Test
    void everyDeclaredAnswerIsGiven() throws Exception {
        Assumptions.assumeTrue(Files.isRegularFile(OPENAPI), "SKIPPED: the official OpenAPI is not here");
        document = JSON.readTree(Files.readString(OPENAPI));
        twoKeys();
        Map<String, String> there = things();
        Map<String, String> absent = Map.of(
                "captureID",
                "999999999",
                "eventID",
                encoded("urn:uuid:" + UUID.randomUUID()),
                "eventType",
                "NoEvent",
                "epc",
                encoded("urn:epc:id:sgtin:0614141.107346.none" + run),
                "bizStep",
                "no_step",
                "bizLocation",
                encoded("urn:epc:id:sgln:0614141.00000.none" + run),
                "readPoint",
                encoded("urn:epc:id:sgln:0614141.00000.none" + run),
                "disposition",
                "no_disposition",
                "queryName",
                "none" + run,
                "subscriptionID",
                UUID.randomUUID().toString());
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    operations.add(new Operation(path.getKey(), method.getKey(), method.getValue()));
                }
            }
        }
        // What is deleted goes last, and what hangs on something before that.
        operations.sort(Comparator.comparing((Operation each) -> each.method().equals("delete"))
                .thenComparing(
                        each -> each.method().equals("delete") ? -each.path().length() : 0));
        for (Operation each : operations) {
            refusals(each, there, absent);
            success(each, there);
        }
        System.out.println("official OpenAPI: " + operations.size() + " operations, " + checks + " answers, "
                + wrong.size() + " wrong");
        assertThat(wrong).isEmpty();
        assertThat(operations).hasSizeGreaterThan(60);
    }

    // ---- what is declared

    private void success(Operation operation, Map<String, String> there) throws Exception {
        int status = operation.responses().propertyNames().stream()
                .filter(code -> code.startsWith("2"))
                .mapToInt(Integer::parseInt)
                .min()
                .orElseThrow();
        JsonNode declared = resolved(operation.responses().get(String.valueOf(status)));
        HttpResponse<String> answer = call(
                operation, there, "", key, Map.of("GS1-Extensions", "ex=https://ns.example.org/"), body(operation, 0));
        expect(operation, "success", answer, status);
        if (answer.statusCode() != status) {
            return;
        }
        for (String header : names(declared.get("headers"))) {
            if (!OF_PAGES.contains(header) && !OPTIONAL.contains(header)) {
                check(
                        operation + " has " + header,
                        answer.headers().firstValue(header).isPresent());
            }
        }
        if (!names(declared.get("content")).isEmpty()) {
            String type =
                    answer.headers().firstValue("Content-Type").orElse("none").split(";")[0];
            check(
                    operation + " is of type " + type,
                    names(declared.get("content")).contains(type));
        }
        if (names(declared.get("headers")).contains("Link")) {
            HttpResponse<String> page = call(operation, there, "perPage=1", key, Map.of(), null);
            for (String header : OF_PAGES) {
                check(
                        operation + " with one on a page has " + header,
                        page.headers().firstValue(header).isPresent());
            }
        }
        if (operation.method().equals("get")) {
            HttpResponse<String> head = client.send(
                    request("HEAD", filled(operation.path(), there), key, Map.of(), null),
                    HttpResponse.BodyHandlers.ofString());
            expect(operation, "HEAD", head, status);
        }
    }

    private void refusals(Operation operation, Map<String, String> there, Map<String, String> absent) throws Exception {
        Set<String> codes = Set.copyOf(operation.responses().propertyNames());
        String good = body(operation, 1);
        if (codes.contains("401")) {
            problem(operation, "no key", call(operation, there, "", null, Map.of(), good), 401);
            HttpResponse<String> xml = call(operation, there, "", null, Map.of("Accept", "application/xml"), good);
            expect(operation, "no key, in XML", xml, 401);
            check(
                    operation + " refuses in XML",
                    xml.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+xml"));
        }
        if (codes.contains("403")) {
            problem(operation, "no right", call(operation, there, "", powerless, Map.of(), good), 403);
        }
        if (codes.contains("406")) {
            problem(operation, "Accept", call(operation, there, "", key, Map.of("Accept", "text/plain"), good), 406);
        }
        if (codes.contains("404")) {
            for (String parameter : absent.keySet()) {
                boolean list = operation.path().endsWith("/events")
                        && Set.of("epc", "bizStep", "bizLocation", "readPoint", "disposition")
                                .contains(parameter);
                if (operation.path().contains("{" + parameter + "}") && !list) {
                    Map<String, String> without = new HashMap<>(there);
                    without.put(parameter, absent.get(parameter));
                    problem(operation, "no " + parameter, call(operation, without, "", key, Map.of(), good), 404);
                }
            }
        }
        if (codes.contains("414")) {
            String parameters = "EQ_bizStep=" + "a".repeat(7_000);
            problem(operation, "long", call(operation, there, parameters, key, Map.of(), good), 414);
        }
        if (codes.contains("415")) {
            problem(
                    operation,
                    "content type",
                    call(operation, there, "", key, Map.of("Content-Type", "text/plain"), good),
                    415);
        }
        if (codes.contains("400")) {
            HttpResponse<String> answer = operation.method().equals("post")
                    ? call(operation, there, "", key, Map.of(), "{\"type\":")
                    : call(operation, there, "GE_foo=1", key, Map.of(), null);
            problem(operation, "not understood", answer, 400);
        }
        if (codes.contains("409")) {
            call(operation, there, "", key, Map.of(), body(operation, 2));
            problem(operation, "twice", call(operation, there, "", key, Map.of(), body(operation, 3)), 409);
        }
        if (codes.contains("413") && operation.path().endsWith("{queryName}/events")) {
            problem(operation, "large", call(operation, there, "maxEventCount=1", key, Map.of(), null), 413);
        }
    }

    private void problem(Operation operation, String what, HttpResponse<String> answer, int status) {
        expect(operation, what, answer, status);
        if (answer.statusCode() != status) {
            return;
        }
        String type = answer.headers().firstValue("Content-Type").orElse("none");
        check(operation + ", " + what + ": " + type, type.startsWith("application/problem+json"));
        JsonNode told = JSON.readTree(answer.body());
        check(
                operation + ", " + what + ": " + told,
                told.path("type").asString("").startsWith("epcisException:")
                        && !told.path("title").asString("").isBlank()
                        && told.path("status").asInt(0) == status);
        if (status == 406 || status == 415) {
            check(
                    operation + ", " + what + " says what is taken: " + told,
                    told.path("detail").asString("").contains("application/json"));
        }
    }

    private void expect(Operation operation, String what, HttpResponse<String> answer, int status) {
        String text = answer.body();
        check(
                operation + ", " + what + ": " + answer.statusCode() + " and not " + status + " "
                        + text.substring(0, Math.min(200, text.length())),
                answer.statusCode() == status);
    }

    private void check(String what, boolean good) {
        checks++;
        if (!good) {
            wrong.add(what);
        }
    }

    private JsonNode resolved(JsonNode node) {
        JsonNode reference = node.get("$ref");
        return reference == null
                ? node
                : resolved(document.at(reference.stringValue().substring(1)));
    }

    private static List<String> names(@Nullable JsonNode node) {
        return node == null ? List.of() : List.copyOf(node.propertyNames());
    }

    // ---- requests

    private HttpResponse<String> call(
            Operation operation,
            Map<String, String> values,
            String parameters,
            @Nullable String opening,
            Map<String, String> headers,
            @Nullable String body)
            throws Exception {
        String path = filled(operation.path(), values) + (parameters.isEmpty() ? "" : "?" + parameters);
        return client.send(
                request(operation.method().toUpperCase(java.util.Locale.ROOT), path, opening, headers, body),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(
            String method, String path, @Nullable String opening, Map<String, String> headers, @Nullable String body) {
        Map<String, String> all = new LinkedHashMap<>();
        if (body != null) {
            all.put("Content-Type", "application/json");
        }
        if (opening != null) {
            all.put("X-API-Key", opening);
        }
        all.putAll(headers);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        all.forEach(request::header);
        return request.build();
    }

    private static String filled(String path, Map<String, String> values) {
        String filled = "/epcis" + (path.equals("/") ? "" : path);
        for (Map.Entry<String, String> each : values.entrySet()) {
            filled = filled.replace("{" + each.getKey() + "}", each.getValue());
        }
        return filled;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** A body that the operation takes; the second and third of a kind clash. */
    private @Nullable String body(Operation operation, int which) {
        if (!operation.method().equals("post")) {
            return null;
        }
        String id = "00000000-0000-4000-8000-" + String.format("%04d", Math.min(which, 2)) + run;
        return switch (operation.path()) {
            case "/capture" -> captureDocument(event(which, UUID.randomUUID().toString()));
            case "/events" -> event(which, id);
            case "/queries" ->
                "{\"name\":\"made" + Math.min(which, 2) + run
                        + "\",\"query\":{\"LT_eventTime\":\"2030-01-01T00:00:00Z\"}}";
            default -> "{\"dest\":\"https://example.org/in\",\"stream\":true}";
        };
    }

    private String event(int number, String id) {
        return """
                {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],
                 "type": "ObjectEvent", "eventID": "urn:uuid:%s", "eventTime": "2026-11-20T08:00:0%d+07:00",
                 "eventTimeZoneOffset": "+07:00", "epcList": ["urn:epc:id:sgtin:0614141.107346.%s%d"], "action": "OBSERVE",
                 "bizStep": "%s", "disposition": "%s", "readPoint": {"id": "urn:epc:id:sgln:0614141.07346.%s%d"},
                 "bizLocation": {"id": "urn:epc:id:sgln:0614141.07346.%s%d"}}
                """.formatted(
                        id,
                        number,
                        run,
                        number,
                        number == 0 ? "shipping" : "receiving",
                        number == 0 ? "in_transit" : "in_progress",
                        run,
                        number,
                        run,
                        number);
    }

    private static String captureDocument(String event) {
        return """
                {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"], "type": "EPCISDocument",
                 "schemaVersion": "2.0", "creationDate": "2026-11-20T00:00:00Z", "epcisBody": {"eventList": [%s]}}
                """.formatted(event);
    }

    // ---- what there is

    private void twoKeys() {
        PartyId mill = parties.register(
                        Actor.platform(), NewOrganisation.under(null, "Nhà máy " + run, OrganisationKind.ENTERPRISE))
                .orThrow();
        String login = "conformity-" + run;
        AccountId account = accounts.open(
                        Actor.platform(),
                        new Accounts.NewAccount(login, "Hệ thống " + login, "", "vi", null, Role.INTEGRATION, mill))
                .orThrow();
        Actor actor = accounts.actorOf(account, Actor.Channel.WEB);
        key = keys.make(actor, "thử", null, false, null).orThrow();
        powerless =
                keys.make(actor, "phòng khác", Set.of("programme"), false, null).orThrow();
    }

    /** Two of each, so that a page of one has another after it. */
    private Map<String, String> things() throws Exception {
        String event = UUID.randomUUID().toString();
        String job = "";
        for (int number = 0; number < 2; number++) {
            HttpResponse<String> taken = made(
                    "/epcis/capture",
                    captureDocument(event(
                            number, number == 0 ? event : UUID.randomUUID().toString())),
                    202);
            job = taken.headers().firstValue("Location").orElseThrow();
            made("/epcis/queries", "{\"name\":\"there" + number + run + "\",\"query\":{}}", 201);
        }
        String query = "there0" + run;
        String subscription = "";
        for (int number = 0; number < 2; number++) {
            HttpResponse<String> made = made(
                    "/epcis/queries/" + query + "/subscriptions",
                    "{\"dest\":\"https://example.org/in\",\"stream\":true}",
                    201);
            subscription = made.headers().firstValue("Location").orElseThrow();
        }
        HttpResponse<String> page = client.send(
                request("GET", "/epcis/events?perPage=1", key, Map.of(), null), HttpResponse.BodyHandlers.ofString());
        String link = page.headers().firstValue("Link").orElseThrow();
        Map<String, String> there = new HashMap<>();
        there.put("captureID", job.substring(job.lastIndexOf('/') + 1));
        there.put("eventID", encoded("urn:uuid:" + event));
        there.put("eventType", "ObjectEvent");
        there.put("epc", encoded("urn:epc:id:sgtin:0614141.107346." + run + "0"));
        there.put("bizStep", "shipping");
        there.put("bizLocation", encoded("urn:epc:id:sgln:0614141.07346." + run + "0"));
        there.put("readPoint", encoded("urn:epc:id:sgln:0614141.07346." + run + "0"));
        there.put("disposition", "in_transit");
        there.put("queryName", query);
        there.put("subscriptionID", subscription.substring(subscription.lastIndexOf('/') + 1));
        there.put(
                "token", link.substring(link.indexOf("nextPageToken=") + "nextPageToken=".length(), link.indexOf('>')));
        return there;
    }

    private HttpResponse<String> made(String path, String body, int status) throws Exception {
        HttpResponse<String> answer =
                client.send(request("POST", path, key, Map.of(), body), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }
}
