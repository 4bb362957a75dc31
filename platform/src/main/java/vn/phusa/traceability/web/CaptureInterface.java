package vn.phusa.traceability.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.epcis.DocumentHead;
import vn.phusa.epcis.DocumentKind;
import vn.phusa.epcis.Extensions;
import vn.phusa.epcis.Finding;
import vn.phusa.epcis.NotExpressible;
import vn.phusa.epcis.OutputOptions;
import vn.phusa.epcis.json.JsonWriter;
import vn.phusa.shell.ProgramPath;
import vn.phusa.shell.Wording;
import vn.phusa.traceability.CaptureError;
import vn.phusa.traceability.CaptureId;
import vn.phusa.traceability.CaptureJob;
import vn.phusa.traceability.CaptureProblem;
import vn.phusa.traceability.Captures;
import vn.phusa.traceability.DocumentReceived;
import vn.phusa.traceability.ErrorBehaviour;
import vn.phusa.traceability.Judgement;
import vn.phusa.traceability.QueryProblem;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.store.CaptureSettings;

/** The capture interface of EPCIS 2.0: documents as jobs, single events at once, and what the interface can do. */
@EpcisInterface
class CaptureInterface {
    private static final String OWNER = "Phusa-Owner";
    private static final String DRY_RUN = "Phusa-Dry-Run";
    private static final String BEHAVIOUR = "GS1-Capture-Error-Behaviour";
    private static final Duration TOKEN_LIFE = Duration.ofDays(1);
    private static final int MOST_PER_PAGE = 200;
    private static final Set<String> PAGING = Set.of("perPage", "nextPageToken");
    private static final Set<String> VERSIONS = Set.of("2.0", "2.0.0", "2.0.1", "1.2", "1.2.0", "1.1", "1.0");

    /** What may be done at each address below the interface's. */
    private static final Map<Pattern, String> METHODS = Map.of(
            Pattern.compile(
                    "|/capture/[^/]+|/events/.+|/(eventTypes|epcs|bizSteps|bizLocations|readPoints|dispositions)(/.+)?"
                            + "|/queries/[^/]+/(events|vocabularies)|/vocabularies"),
            "OPTIONS, GET",
            Pattern.compile("/(capture|events|queries|queries/[^/]+/subscriptions|soap)"),
            "OPTIONS, GET, POST",
            Pattern.compile("/queries/[^/]+(/subscriptions/[^/]+)?"),
            "OPTIONS, GET, DELETE",
            Pattern.compile("/queries/[^/]+/subscriptions/[^/]+/replay"),
            "OPTIONS, POST",
            Pattern.compile("/nextPageToken/[^/]+"),
            "OPTIONS, DELETE");

    private static final Pattern CAPTURE = Pattern.compile("/capture/([^/]+)");
    private static final Pattern SUBSCRIPTION = Pattern.compile("/queries/([^/]+)/subscriptions/([^/]+)");

    private final Captures captures;
    private final QueryInterface queries;
    private final SubscriptionInterface subscriptions;
    private final EpcisProblems problems;
    private final CaptureSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    CaptureInterface(
            Captures captures,
            QueryInterface queries,
            SubscriptionInterface subscriptions,
            EpcisProblems problems,
            CaptureSettings settings,
            JsonMapper json,
            Clock clock) {
        this.captures = captures;
        this.queries = queries;
        this.subscriptions = subscriptions;
        this.problems = problems;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    @Bean
    static ProgramPath epcisPath(org.springframework.beans.factory.ObjectProvider<EpcisProblems> problems) {
        return new ProgramPath(
                "/epcis/**", (request, response, status) -> problems.getObject().refuse(request, response, status));
    }

    // ---- documents

    @PostMapping("/epcis/capture")
    ResponseEntity<?> capture(Actor actor, HttpServletRequest request) throws IOException {
        requireAcceptable(request);
        requireVersion(request);
        ErrorBehaviour behaviour = behaviour(request);
        boolean isJson = isJson(request, true);
        PartyId owner = owner(actor, request);
        try (ReceivedBody body = ReceivedBody.read(request, isJson, settings.captureFileSizeLimit(), limits())) {
            if (isDryRun(request)) {
                return judged(actor, owner, body.document(), request);
            }
            CaptureId job = accepted(captures.capture(actor, owner, behaviour, body.document()));
            return versions(ResponseEntity.status(HttpStatus.ACCEPTED))
                    .header(HttpHeaders.LOCATION, "/epcis/capture/" + job)
                    .build();
        }
    }

    private ResponseEntity<?> judged(Actor actor, PartyId owner, DocumentReceived document, HttpServletRequest request)
            throws IOException {
        Judgement judgement = accepted(captures.judge(actor, owner, document));
        Wording words = problems.words(request);
        List<Map<String, Object>> findings = new ArrayList<>();
        for (Finding finding : judgement.findings()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
            line.put("rule", finding.rule().id());
            line.put("path", finding.path());
            if (finding.line() > 0) {
                line.put("line", finding.line());
                line.put("column", finding.column());
            }
            line.put("message", finding.sentence(words.locale()));
            findings.add(line);
        }
        for (CaptureError error : judgement.taken()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("severity", "error");
            line.put("rule", error.code());
            line.put("path", error.path());
            line.put("message", problems.sentence(error.problem(), words));
            findings.add(line);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("valid", judgement.valid());
        answer.put("events", judgement.events());
        answer.put("findings", findings);
        return versions(ResponseEntity.ok())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsBytes(answer));
    }

    // ---- jobs

    @GetMapping("/epcis/capture")
    ResponseEntity<byte[]> jobs(
            Actor actor,
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String perPage,
            @RequestParam(required = false) @Nullable String nextPageToken) {
        Answering how = Answering.of(request, false);
        for (String name : QueryInterface.given(request).keySet()) {
            if (!PAGING.contains(name)) {
                throw QueryInterface.refusal(
                        List.of(Problem.at(name, QueryProblem.UNKNOWN_PARAMETER, name, "perPage, nextPageToken")));
            }
        }
        int size = perPage == null ? 30 : (int) Math.min(MOST_PER_PAGE, positive("perPage", perPage));
        long before = nextPageToken == null ? 0 : positive("nextPageToken", nextPageToken);
        List<CaptureJob> found = accepted(captures.jobs(actor, before, size + 1));
        List<CaptureJob> page = found.subList(0, Math.min(size, found.size()));
        ResponseEntity.BodyBuilder answer = versions(ResponseEntity.ok());
        if (found.size() > size) {
            String next = request.getRequestURL() + "?perPage=" + size + "&nextPageToken="
                    + page.getLast().id();
            answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
            answer.header(
                    "GS1-Next-Page-Token-Expires",
                    clock.instant().plus(TOKEN_LIFE).toString());
        }
        Wording words = problems.words(request);
        return answer.contentType(how.type())
                .body(json.writeValueAsBytes(
                        page.stream().map(job -> told(job, words)).toList()));
    }

    @GetMapping("/epcis/capture/{captureID}")
    ResponseEntity<byte[]> job(Actor actor, HttpServletRequest request, @PathVariable String captureID) {
        requireAcceptable(request);
        Answering.requireVersions(request, EpcisProblems.wantsXml(request));
        if (!captureID.matches("[1-9][0-9]{0,17}")) {
            throw new EpcisRefusal(EpcisException.NO_SUCH_NAME);
        }
        CaptureJob job = accepted(captures.job(actor, new CaptureId(Long.parseLong(captureID))));
        Wording words = problems.words(request);
        boolean xml = EpcisProblems.wantsXml(request);
        return versions(ResponseEntity.ok())
                .contentType(xml ? MediaType.APPLICATION_XML : MediaType.APPLICATION_JSON)
                .body(xml ? xml(job, words) : json.writeValueAsBytes(told(job, words)));
    }

    private Map<String, Object> told(CaptureJob job, Wording words) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("captureID", job.id().toString());
        told.put("createdAt", job.createdAt().toString());
        if (job.finishedAt() != null) {
            told.put("finishedAt", job.finishedAt().toString());
        }
        told.put("running", job.running());
        told.put("success", job.success());
        told.put("captureErrorBehaviour", job.behaviour().written());
        told.put(
                "errors", job.errors().stream().map(error -> told(error, words)).toList());
        if (job.errorCount() > job.errors().size()) {
            told.put("errorCount", job.errorCount());
        }
        return told;
    }

    private Map<String, Object> told(CaptureError error, Wording words) {
        Problem problem = error.problem();
        EpcisException kind = EpcisProblems.of(List.of(problem)).kind();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("type", kind.type());
        told.put("title", words.say(kind.titleKey()));
        told.put("status", kind.status());
        told.put("detail", problems.sentence(problem, words));
        if (!error.path().isEmpty()) {
            told.put("path", error.path());
        }
        told.put("code", error.code());
        return told;
    }

    private byte[] xml(CaptureJob job, Wording words) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("epcis", "EPCISCaptureJob", "urn:epcglobal:epcis:xsd:2");
            xml.writeNamespace("epcis", "urn:epcglobal:epcis:xsd:2");
            xml.writeAttribute("running", Boolean.toString(job.running()));
            xml.writeAttribute("success", Boolean.toString(job.success()));
            xml.writeAttribute("captureID", job.id().toString());
            EpcisProblems.element(xml, "captureErrorBehaviour", job.behaviour().written());
            EpcisProblems.element(xml, "createdAt", job.createdAt().toString());
            if (job.finishedAt() != null) {
                EpcisProblems.element(xml, "finishedAt", job.finishedAt().toString());
            }
            xml.writeStartElement("errors");
            for (CaptureError error : job.errors()) {
                Map<String, Object> told = told(error, words);
                xml.writeStartElement("error");
                for (String field : List.of("type", "title", "status", "detail")) {
                    EpcisProblems.element(xml, field, String.valueOf(told.get(field)));
                }
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    // ---- single events

    @PostMapping("/epcis/events")
    ResponseEntity<?> event(Actor actor, HttpServletRequest request) throws IOException {
        requireAcceptable(request);
        requireVersion(request);
        isJson(request, false);
        PartyId owner = owner(actor, request);
        try (ReceivedBody body = ReceivedBody.read(request, true, settings.captureFileSizeLimit(), limits())) {
            if (isDryRun(request)) {
                return judged(actor, owner, body.document(), request);
            }
            RecordedEvent stored = accepted(captures.captureEvent(actor, owner, body.document()));
            String id = Objects.requireNonNull(stored.event().occurrence().eventID());
            return versions(ResponseEntity.status(HttpStatus.CREATED))
                    .header(HttpHeaders.LOCATION, "/epcis/events/" + URLEncoder.encode(id, StandardCharsets.UTF_8))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(written(stored));
        }
    }

    private static byte[] written(RecordedEvent stored) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonWriter writer = new JsonWriter(bytes, OutputOptions.AS_SENT)) {
            writer.begin(new DocumentHead(
                    DocumentKind.BARE_EVENT,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    null,
                    Extensions.NONE,
                    stored.namespaces()));
            writer.write(stored.event(), stored.namespaces());
        } catch (NotExpressible impossible) {
            throw new IllegalStateException("JSON-LD can say every event", impossible);
        }
        return bytes.toByteArray();
    }

    // ---- what the interface can do

    private static final List<String> RESOURCES = List.of(
            "queries",
            "capture",
            "events",
            "eventTypes",
            "epcs",
            "readPoints",
            "bizLocations",
            "dispositions",
            "bizSteps");

    @GetMapping({"/epcis", "/epcis/"})
    ResponseEntity<byte[]> resources(HttpServletRequest request) throws XMLStreamException {
        Answering how = Answering.of(request, true);
        Map<String, Object> collection = new LinkedHashMap<>();
        collection.put("@context", JsonWriter.CONTEXT);
        collection.put("type", "Collection");
        collection.put("member", RESOURCES);
        return versions(ResponseEntity.ok())
                .contentType(how.type())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(how.xml() ? resourcesInXml() : json.writeValueAsBytes(collection));
    }

    /** The standard gives the list a schema of OpenAPI and none of XML, so it is said by OpenAPI's rules; a name with @ XML has none. */
    private static byte[] resourcesInXml() throws XMLStreamException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text, "UTF-8");
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("TopLevelResourceCollection");
        EpcisProblems.element(xml, "type", "Collection");
        for (String resource : RESOURCES) {
            EpcisProblems.element(xml, "member", resource);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
        return text.toByteArray();
    }

    @RequestMapping(
            path = {"/epcis", "/epcis/**"},
            method = RequestMethod.OPTIONS)
    ResponseEntity<Void> options(Actor actor, HttpServletRequest request) {
        requireAcceptable(request);
        String path = path(request);
        String methods = allowed(path).orElseThrow(() -> new EpcisRefusal(EpcisException.NO_SUCH_NAME));
        requireThere(actor, request, path);
        ResponseEntity.BodyBuilder answer = versions(ResponseEntity.status(HttpStatus.NO_CONTENT))
                .header(HttpHeaders.ALLOW, methods)
                .header("GS1-EPCIS-Min", "1.0")
                .header("GS1-EPCIS-Max", "2.0")
                .header("GS1-CBV-Min", "1.0")
                .header("GS1-CBV-Max", "2.0")
                .header("GS1-Vendor-Version", vendorVersion())
                .header("GS1-EPC-Format", "Always_GS1_Digital_Link")
                .header("GS1-CBV-XML-Format", "Always_URN");
        Matcher subscription = SUBSCRIPTION.matcher(path);
        if (subscription.matches()) {
            answer.header(
                    "GS1-Query-Min-Record-Time",
                    subscriptions
                            .minRecordTime(actor, subscription.group(1), subscription.group(2))
                            .toString());
        }
        if (path.equals("/capture")) {
            limits().forEach(answer::header);
            answer.header(BEHAVIOUR, "all");
        }
        return answer.build();
    }

    /** What is not there, or not to be seen, has no options. */
    private void requireThere(Actor actor, HttpServletRequest request, String path) {
        Matcher job = CAPTURE.matcher(path);
        Matcher subscription = SUBSCRIPTION.matcher(path);
        if (job.matches()) {
            job(actor, request, job.group(1));
        } else if (subscription.matches()) {
            subscriptions.one(actor, request, subscription.group(1), subscription.group(2));
        } else {
            queries.requireThere(actor, request);
        }
    }

    /** The address below the interface's, without a slash at its end. */
    private static String path(HttpServletRequest request) {
        String path = request.getRequestURI().substring("/epcis".length());
        return path.equals("/") ? "" : path;
    }

    /** The methods of that address; none where there is no such resource. */
    private static Optional<String> allowed(String path) {
        return METHODS.entrySet().stream()
                .filter(each -> each.getKey().matcher(path).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String vendorVersion() {
        String version = CaptureInterface.class.getPackage().getImplementationVersion();
        return "Phu-Sa/" + (version == null ? "development" : version);
    }

    /** Whatever nobody else answers below this address. */
    @RequestMapping("/epcis/**")
    ResponseEntity<Void> nothingHere(HttpServletRequest request) {
        String asked = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        String methods = allowed(path(request))
                .filter(each -> !List.of(each.split(", ")).contains(asked))
                .orElseThrow(() -> new EpcisRefusal(EpcisException.NO_SUCH_NAME));
        throw new EpcisRefusal(EpcisException.METHOD_NOT_ALLOWED, List.of(), Map.of(HttpHeaders.ALLOW, methods));
    }

    // ---- headers

    private static ResponseEntity.BodyBuilder versions(ResponseEntity.BodyBuilder answer) {
        return answer.header("GS1-EPCIS-Version", "2.0").header("GS1-CBV-Version", "2.0");
    }

    private Map<String, String> limits() {
        return Map.of(
                "GS1-EPCIS-Capture-Limit", Integer.toString(settings.captureLimit()),
                "GS1-EPCIS-Capture-File-Size-Limit", Long.toString(settings.captureFileSizeLimit()));
    }

    private <T> T accepted(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<T>(T value) -> value;
            case Outcome.Rejected<T>(List<Problem> found) -> {
                EpcisRefusal refusal = EpcisProblems.of(found);
                throw refusal.kind() == EpcisException.CAPTURE_LIMIT_EXCEEDED
                        ? new EpcisRefusal(refusal.kind(), found, limits())
                        : refusal;
            }
        };
    }

    private PartyId owner(Actor actor, HttpServletRequest request) {
        String header = request.getHeader(OWNER);
        String asked = header == null ? queryParameter(request, "owner") : header;
        return accepted(captures.ownerOf(actor, asked));
    }

    private static boolean isDryRun(HttpServletRequest request) {
        return "true".equalsIgnoreCase(request.getHeader(DRY_RUN))
                || "true".equalsIgnoreCase(queryParameter(request, "dryRun"));
    }

    /** Of the address alone: asking the container would read the body. */
    private static @Nullable String queryParameter(HttpServletRequest request, String name) {
        String query = request.getQueryString();
        if (query == null) {
            return null;
        }
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return java.net.URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    private static ErrorBehaviour behaviour(HttpServletRequest request) {
        String asked = request.getHeader(BEHAVIOUR);
        if (asked == null) {
            return ErrorBehaviour.ROLLBACK;
        }
        return ErrorBehaviour.read(asked)
                .orElseThrow(() -> new EpcisRefusal(
                        EpcisException.VALIDATION, Problem.at(BEHAVIOUR, CaptureProblem.NOT_A_BEHAVIOUR)));
    }

    private static void requireVersion(HttpServletRequest request) {
        for (String header : List.of("GS1-EPCIS-Version", "GS1-CBV-Version")) {
            String version = request.getHeader(header);
            if (version != null && !VERSIONS.contains(version.strip())) {
                throw new EpcisRefusal(
                        EpcisException.NOT_ACCEPTABLE,
                        Problem.at(
                                header,
                                QueryProblem.NO_SUCH_FORMAT,
                                VERSIONS.stream().sorted().collect(Collectors.joining(", ")),
                                version));
            }
        }
    }

    /** Whether the answer, or a problem document, can be given in a form that the caller takes. */
    private static void requireAcceptable(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null || accept.isBlank()) {
            return;
        }
        try {
            for (MediaType type : MediaType.parseMediaTypes(accept)) {
                String subtype = type.getSubtype();
                boolean known = type.isWildcardType()
                        || type.getType().equals("application")
                                && (type.isWildcardSubtype() || subtype.endsWith("json") || subtype.endsWith("xml"))
                        || type.getType().equals("text") && (type.isWildcardSubtype() || subtype.equals("xml"));
                if (known && type.getQualityValue() > 0) {
                    return;
                }
            }
        } catch (InvalidMediaTypeException unreadable) {
            // As if it were none of those offered.
        }
        throw new EpcisRefusal(
                EpcisException.NOT_ACCEPTABLE,
                Problem.at(
                        HttpHeaders.ACCEPT,
                        QueryProblem.NO_SUCH_FORMAT,
                        "application/json, application/ld+json, application/xml",
                        accept));
    }

    /** JSON or XML by the content type; anything else is refused, and any charset but UTF-8. */
    private static boolean isJson(HttpServletRequest request, boolean xmlToo) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity") && !ReceivedBody.isGzip(request)) {
            throw new EpcisRefusal(
                    EpcisException.UNSUPPORTED_MEDIA_TYPE,
                    List.of(Problem.at(
                            HttpHeaders.CONTENT_ENCODING, QueryProblem.NO_SUCH_ENCODING, "gzip, identity", encoding)),
                    Map.of(HttpHeaders.ACCEPT_ENCODING, "gzip"));
        }
        try {
            MediaType type = MediaType.parseMediaType(Objects.requireNonNullElse(request.getContentType(), ""));
            Charset charset = type.getCharset();
            boolean utf8 = charset == null
                    || charset.equals(StandardCharsets.UTF_8)
                    || charset.equals(StandardCharsets.US_ASCII);
            String name = type.getType() + "/" + type.getSubtype();
            if (utf8 && Set.of("application/json", "application/ld+json").contains(name)) {
                return true;
            }
            if (utf8 && xmlToo && Set.of("application/xml", "text/xml").contains(name)) {
                return false;
            }
        } catch (InvalidMediaTypeException | IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            // As if it were none of those taken.
        }
        throw QueryInterface.unsupported(
                "application/json, application/ld+json" + (xmlToo ? ", application/xml, text/xml" : "")
                        + " (charset=UTF-8)",
                request.getContentType());
    }

    private static long positive(String name, String written) {
        try {
            long value = Long.parseLong(written);
            if (value > 0) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        throw new EpcisRefusal(
                EpcisException.QUERY_PARAMETER, Problem.at(name, vn.phusa.base.Refusal.NOT_A_NUMBER, written));
    }
}
