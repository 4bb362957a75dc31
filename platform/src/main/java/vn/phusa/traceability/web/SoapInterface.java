package vn.phusa.traceability.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.epcis.DocumentHead;
import vn.phusa.epcis.DocumentKind;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.NotExpressible;
import vn.phusa.epcis.OutputOptions;
import vn.phusa.epcis.Timestamp;
import vn.phusa.epcis.Vocabulary;
import vn.phusa.epcis.xml.XmlVersion;
import vn.phusa.epcis.xml.XmlWriter;
import vn.phusa.shell.PublicPath;
import vn.phusa.shell.Wording;
import vn.phusa.traceability.Cursor;
import vn.phusa.traceability.EventPage;
import vn.phusa.traceability.EventQueries;
import vn.phusa.traceability.EventQuery;
import vn.phusa.traceability.Given;
import vn.phusa.traceability.MasterDataQuery;
import vn.phusa.traceability.NamedQueries;
import vn.phusa.traceability.NamedQuery;
import vn.phusa.traceability.QueryProblem;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.TraceabilityPermission;
import vn.phusa.traceability.subscription.QuerySchedule;
import vn.phusa.traceability.subscription.Subscription;
import vn.phusa.traceability.subscription.SubscriptionProblem;
import vn.phusa.traceability.subscription.Subscriptions;
import vn.phusa.traceability.subscription.Trigger;

/**
 * The query interface for XML clients: SOAP 1.1 as the WSDL of EPCIS binds it. A client is answered in the version whose namespace it
 * uses: that of 2.0, or that of 1.0 to 1.2.
 */
@EpcisInterface
class SoapInterface {

    static final String PATH = "/epcis/soap";
    static final MediaType TYPE = new MediaType(MediaType.TEXT_XML, StandardCharsets.UTF_8);

    private static final Logger LOG = LoggerFactory.getLogger(SoapInterface.class);
    private static final String QUERY = "urn:epcglobal:epcis-query:xsd:";
    private static final String EVENTS = "SimpleEventQuery";
    private static final String MASTER_DATA = "SimpleMasterDataQuery";
    private static final int LARGEST_REQUEST = 1 << 20;

    /** More is not given at once; there are no pages in SOAP. */
    private static final int MOST_EVENTS = 20_000;

    private static final int LARGEST_ANSWER = 64 << 20;
    private static final int FIRST_EVENTS = 32;
    private static final int MOST_AT_ONCE = EventQueries.MOST_PER_PAGE;

    private final EventQueries queries;
    private final NamedQueries named;
    private final Subscriptions subscriptions;
    private final EpcisProblems problems;
    private final Clock clock;

    SoapInterface(
            EventQueries queries,
            NamedQueries named,
            Subscriptions subscriptions,
            EpcisProblems problems,
            Clock clock) {
        this.queries = queries;
        this.named = named;
        this.subscriptions = subscriptions;
        this.problems = problems;
        this.clock = clock;
    }

    /** An exception of EPCIS as a fault. */
    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;
        private final String exception;
        private final String more;

        Fault(String exception, String reason, String more) {
            super(reason);
            this.exception = exception;
            this.more = more;
        }

        Fault(String exception, String reason) {
            this(exception, reason, "");
        }
    }

    /** Programs that make a client out of a WSDL fetch it without a key, and it tells nothing but how to ask. */
    @Bean
    static PublicPath publicSoapDescription() {
        return PublicPath.reading(PATH);
    }

    @PostMapping(PATH)
    ResponseEntity<byte[]> request(Actor actor, HttpServletRequest request) throws IOException {
        byte[] document = request.getInputStream().readNBytes(LARGEST_REQUEST + 1);
        Wording words = problems.words(request);
        String version = "2";
        try {
            if (!TraceabilityPermission.mayAsk(actor)) {
                throw new Fault("SecurityException", words.say(EpcisException.FORBIDDEN.titleKey()));
            }
            if (document.length > LARGEST_REQUEST) {
                throw new SoapMessage.NoMessage("too-large");
            }
            SoapMessage message = SoapMessage.read(document);
            if (message.namespace().equals(QUERY + "1")) {
                version = "1";
            } else if (!message.namespace().equals(QUERY + "2")) {
                throw new SoapMessage.NoMessage("no-namespace", message.namespace());
            }
            return answer(HttpStatus.OK, result(actor, message, version, words));
        } catch (SoapMessage.NoMessage noMessage) {
            return answer(
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    fault(version, "Client", new Fault("ValidationException", noMessage.say(words))));
        } catch (Fault fault) {
            return answer(HttpStatus.INTERNAL_SERVER_ERROR, fault(version, "Server", fault));
        } catch (RuntimeException failure) {
            LOG.error("a request over SOAP failed", failure);
            return answer(
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    fault(
                            version,
                            "Server",
                            new Fault(
                                    "ImplementationException",
                                    words.say(EpcisException.IMPLEMENTATION.titleKey()),
                                    severity("SEVERE"))));
        }
    }

    /**
     * The description of the service: WSDL, or with {@code ?xsd} the XML Schema that it names; {@code ?wsdl=1} and {@code ?xsd=1} for
     * EPCIS 1.0 to 1.2.
     */
    @GetMapping(PATH)
    ResponseEntity<byte[]> description(HttpServletRequest request) {
        String schema = request.getParameter("xsd");
        boolean old = "1".equals(schema) || "1".equals(request.getParameter("wsdl"));
        String version = old ? "1" : "2";
        String description = schema == null
                ? SoapDescription.wsdl(version, request.getRequestURL().toString())
                : SoapDescription.schema(version);
        return ResponseEntity.ok().contentType(TYPE).body(description.getBytes(StandardCharsets.UTF_8));
    }

    /** What a client is told that may not come in. */
    static String refusal(String reason) {
        return envelope(fault("1", "Client", new Fault("SecurityException", reason)));
    }

    private String result(Actor actor, SoapMessage message, String version, Wording words)
            throws Fault, IOException, SoapMessage.NoMessage {
        return switch (message.name()) {
            case "GetQueryNames" -> {
                List<String> names = new ArrayList<>(List.of(EVENTS, MASTER_DATA));
                named.after(actor, "", EventQueries.MOST_PER_PAGE).forEach(query -> names.add(query.name()));
                yield strings("GetQueryNamesResult", version, names);
            }
            case "GetStandardVersion" ->
                simple("GetStandardVersionResult", version, version.equals("1") ? "1.2" : "2.0");
            case "GetVendorVersion" -> simple("GetVendorVersionResult", version, "Phu-Sa");
            case "GetSubscriptionIDs" -> {
                String name = message.textOf("queryName");
                yield strings("GetSubscriptionIDsResult", version, subscriptionsTo(actor, name, words));
            }
            case "Unsubscribe" -> {
                accepted(subscriptions.end(actor, message.textOf("subscriptionID")), words);
                yield simple("UnsubscribeResult", version, "");
            }
            case "Subscribe" -> {
                subscribe(actor, message, version, words);
                yield simple("SubscribeResult", version, "");
            }
            case "Poll" -> poll(actor, message, version, words);
            default -> throw new SoapMessage.NoMessage("unknown-request", message.name());
        };
    }

    private List<String> subscriptionsTo(Actor actor, String query, Wording words) throws Fault {
        List<String> all = new ArrayList<>();
        if (query.equals(MASTER_DATA)) {
            return all;
        }
        List<Subscription> found;
        UUID after = null;
        do {
            found = accepted(subscriptions.after(actor, query, after, EventQueries.MOST_PER_PAGE), words);
            found.forEach(each -> all.add(each.called()));
            after = found.isEmpty() ? null : found.getLast().id();
        } while (found.size() == EventQueries.MOST_PER_PAGE);
        return all;
    }

    private void subscribe(Actor actor, SoapMessage message, String version, Wording words)
            throws Fault, SoapMessage.NoMessage {
        Map<String, SoapMessage> parameters = message.parameters()
                .orElseThrow(
                        () -> new Fault("QueryParameterException", say(words, Problem.of(QueryProblem.GIVEN_TWICE))));
        SoapMessage controls = message.child("controls").orElseThrow(() -> new SoapMessage.NoMessage("no-controls"));
        String named = controls.textOf("trigger");
        Optional<Trigger> trigger = Trigger.read(named);
        if (!named.isEmpty() && trigger.isEmpty()) {
            throw fault(Problem.of(SubscriptionProblem.NO_SUCH_TRIGGER, named, Trigger.UNDERSTOOD), words);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (SoapMessage field :
                controls.child("schedule").map(SoapMessage::children).orElse(List.of())) {
            if (!QuerySchedule.FIELDS.contains(field.name())) {
                throw fault(Problem.of(SubscriptionProblem.BAD_SCHEDULE, field.name()), words);
            }
            fields.put(field.name(), field.text());
        }
        String time = controls.textOf("initialRecordTime");
        Optional<Timestamp> initial = Timestamp.read(time);
        if (!time.isEmpty() && initial.isEmpty()) {
            throw fault(Problem.of(SubscriptionProblem.BAD_TIME), words);
        }
        String empty = controls.textOf("reportIfEmpty");
        if (!Set.of("true", "false", "1", "0").contains(empty)) {
            throw new SoapMessage.NoMessage("report-if-empty", empty);
        }
        accepted(
                subscriptions.subscribe(
                        actor,
                        message.textOf("queryName"),
                        new Subscriptions.NewSubscription(
                                message.textOf("subscriptionID"),
                                given(parameters),
                                version.equals("1") ? Subscription.Form.XML_1_2 : Subscription.Form.XML_2_0,
                                message.textOf("dest"),
                                null,
                                controls.child("schedule").isPresent() ? new QuerySchedule(fields) : null,
                                trigger.orElse(null),
                                false,
                                empty.equals("true") || empty.equals("1"),
                                initial.map(Timestamp::instant).orElse(null),
                                "Never_Translates")),
                words);
    }

    private String poll(Actor actor, SoapMessage message, String version, Wording words)
            throws Fault, IOException, SoapMessage.NoMessage {
        String name = message.textOf("queryName");
        Map<String, SoapMessage> parameters = message.parameters()
                .orElseThrow(
                        () -> new Fault("QueryParameterException", say(words, Problem.of(QueryProblem.GIVEN_TWICE))));
        Namespaces namespaces = Namespaces.NONE;
        EventQuery start = EventQuery.ALL;
        if (name.equals(MASTER_DATA)) {
            MasterDataQuery query = accepted(MasterDataQuery.of(given(parameters)), words);
            return vocabularies(accepted(queries.masterData(actor, query), words), MASTER_DATA, version, words);
        }
        if (!name.equals(EVENTS)) {
            NamedQuery query = accepted(named.named(actor, name), words);
            MasterDataQuery aboutThings = query.masterData();
            if (aboutThings != null) {
                requireNone(parameters, words);
                return vocabularies(accepted(queries.masterData(actor, aboutThings), words), name, version, words);
            }
            namespaces = query.namespaces();
            start = accepted(query.events(), words);
        }
        EventQuery asked = accepted(EventQuery.of(given(parameters), namespaces), words);
        EventQuery query = start.narrowedBy(asked);
        return events(actor, query, name, version, words);
    }

    /** A named query about master data is asked as it is. */
    private void requireNone(Map<String, SoapMessage> parameters, Wording words) throws Fault {
        if (!parameters.isEmpty()) {
            String name = parameters.keySet().iterator().next();
            throw fault(Problem.at(name, QueryProblem.UNKNOWN_PARAMETER, name, "–"), words);
        }
    }

    /** The values as SOAP types them; what has no type is read as in a URL. */
    static Map<String, Given> given(Map<String, SoapMessage> parameters) {
        Map<String, Given> given = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (value.isEmpty()) {
                // An empty list asks for nothing; that something exists is asked with an empty value.
                if (name.startsWith("EXISTS_")) {
                    given.put(name, new Given(List.of(), Given.Form.TEXT));
                }
                return;
            }
            String type = value.type() == null
                    ? ""
                    : value.type().substring(value.type().indexOf(':') + 1);
            Given.Form form = switch (type) {
                case "int", "integer", "long", "short", "decimal", "double", "float" -> Given.Form.NUMBER;
                case "string", "ArrayOfString" -> Given.Form.TEXT;
                default -> value.children().isEmpty() ? Given.Form.URL : Given.Form.TEXT;
            };
            given.put(name, new Given(value.texts(), form));
        });
        return given;
    }

    private String events(Actor actor, EventQuery query, String name, String version, Wording words)
            throws Fault, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XmlWriter writer =
                new XmlWriter(bytes, version.equals("1") ? XmlVersion.V1_2 : XmlVersion.V2_0, OutputOptions.AS_SENT)) {
            Cursor cursor = null;
            int count = 0;
            do {
                // Few at first: how large they are shows only then, and no more are read than fit.
                int fit = count == 0
                        ? FIRST_EVENTS
                        : Math.clamp((LARGEST_ANSWER - bytes.size()) / (bytes.size() / count + 1), 1, MOST_AT_ONCE);
                EventPage page = accepted(queries.page(actor, query, cursor, fit), words);
                if (cursor == null) {
                    writer.begin(head(name, page.events()));
                }
                for (RecordedEvent event : page.events()) {
                    writer.write(event.event(), event.namespaces());
                    if (++count > MOST_EVENTS || bytes.size() > LARGEST_ANSWER) {
                        throw tooLarge(words, name);
                    }
                }
                cursor = page.next();
            } while (cursor != null);
        } catch (NotExpressible inOldXml) {
            throw new Fault("ImplementationException", inOldXml.finding().sentence(words.locale()), severity("ERROR"));
        }
        return resultsOf(bytes.toString(StandardCharsets.UTF_8));
    }

    private String vocabularies(List<Vocabulary> vocabularies, String name, String version, Wording words)
            throws Fault, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XmlWriter writer =
                new XmlWriter(bytes, version.equals("1") ? XmlVersion.V1_2 : XmlVersion.V2_0, OutputOptions.AS_SENT)) {
            writer.begin(DocumentHead.of(DocumentKind.MASTER_DATA, Timestamp.of(clock.instant()), Namespaces.NONE)
                    .with(vocabularies));
        } catch (NotExpressible inOldXml) {
            throw new Fault("ImplementationException", inOldXml.finding().sentence(words.locale()), severity("ERROR"));
        }
        String document = bytes.toString(StandardCharsets.UTF_8);
        int start = document.indexOf("<VocabularyList");
        int end = document.lastIndexOf("</EPCISBody>");
        String list = start < 0 ? "<VocabularyList/>" : document.substring(start, end);
        int root = document.indexOf("<epcismd:");
        return "<epcisq:QueryResults xmlns:epcisq=\"" + QUERY + version + "\""
                + declarations(document.substring(root, document.indexOf('>', root)))
                + "><queryName>" + escaped(name) + "</queryName><resultsBody>" + list
                + "</resultsBody></epcisq:QueryResults>";
    }

    private Fault tooLarge(Wording words, String name) {
        return new Fault(
                "QueryTooLargeException",
                say(words, Problem.of(QueryProblem.TOO_LARGE, MOST_EVENTS)),
                "<queryName>" + escaped(name) + "</queryName>");
    }

    private DocumentHead head(String name, List<RecordedEvent> events) {
        Map<String, String> prefixes = new LinkedHashMap<>();
        events.forEach(event -> event.namespaces().all().forEach((prefix, namespace) -> {
            if (!prefixes.containsValue(namespace)) {
                prefixes.putIfAbsent(prefix, namespace);
            }
        }));
        return DocumentHead.of(DocumentKind.QUERY_RESULTS, Timestamp.of(clock.instant()), Namespaces.of(prefixes))
                .answering(name, null);
    }

    /** The results alone, out of a query document, with the prefixes that its root declares. */
    private static String resultsOf(String document) {
        int root = document.indexOf("<epcisq:EPCISQueryDocument");
        String declarations = declarations(document.substring(root, document.indexOf('>', root)));
        int start = document.indexOf("<epcisq:QueryResults");
        int end = document.lastIndexOf("</EPCISBody>");
        String tag = "<epcisq:QueryResults";
        return tag + declarations + document.substring(start + tag.length(), end);
    }

    private static String declarations(String root) {
        StringBuilder all = new StringBuilder();
        Matcher each = Pattern.compile(" xmlns(:[^=\\s]+)?=\"[^\"]*\"").matcher(root);
        while (each.find()) {
            all.append(each.group());
        }
        return all.toString();
    }

    private <T> T accepted(Outcome<T> outcome, Wording words) throws Fault {
        switch (outcome) {
            case Outcome.Accepted<T>(T value) -> {
                return value;
            }
            case Outcome.Rejected<T>(List<Problem> refused) -> {
                throw fault(refused, words);
            }
        }
    }

    private Fault fault(Problem problem, Wording words) {
        return fault(List.of(problem), words);
    }

    private Fault fault(List<Problem> refused, Wording words) {
        String reason =
                String.join(" ", refused.stream().map(each -> say(words, each)).toList());
        String exception = switch (refused.getFirst().code()) {
            case QueryProblem problem -> problem.exception();
            case SubscriptionProblem problem -> problem.exception();
            default -> "SecurityException";
        };
        return new Fault(exception, reason, exception.equals("ImplementationException") ? severity("ERROR") : "");
    }

    private String say(Wording words, Problem problem) {
        return problems.sentence(problem, words);
    }

    private static String severity(String severity) {
        return "<severity>" + severity + "</severity>";
    }

    private static String strings(String name, String version, List<String> texts) {
        StringBuilder xml = new StringBuilder();
        texts.forEach(text -> xml.append("<string>").append(escaped(text)).append("</string>"));
        return element(name, version, xml.toString());
    }

    private static String simple(String name, String version, String text) {
        return element(name, version, escaped(text));
    }

    private static String element(String name, String version, String inside) {
        return "<epcisq:" + name + " xmlns:epcisq=\"" + QUERY + version + "\">" + inside + "</epcisq:" + name + ">";
    }

    private static String fault(String version, String who, Fault fault) {
        String reason = String.valueOf(fault.getMessage());
        return "<soapenv:Fault><faultcode>soapenv:" + who + "</faultcode><faultstring>" + escaped(reason)
                + "</faultstring><detail>"
                + element(fault.exception, version, "<reason>" + escaped(reason) + "</reason>" + fault.more)
                + "</detail></soapenv:Fault>";
    }

    private static ResponseEntity<byte[]> answer(HttpStatus status, String body) {
        return ResponseEntity.status(status)
                .contentType(TYPE)
                .body(envelope(body).getBytes(StandardCharsets.UTF_8));
    }

    private static String envelope(String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soapenv:Envelope xmlns:soapenv=\"" + SoapMessage.ENVELOPE
                + "\"><soapenv:Body>" + body + "</soapenv:Body></soapenv:Envelope>\n";
    }

    static String escaped(@Nullable String text) {
        StringBuilder xml = new StringBuilder();
        for (char each : String.valueOf(text).toCharArray()) {
            switch (each) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                default -> {
                    if (each >= ' ' || each == '\n' || each == '\t') {
                        xml.append(each);
                    }
                }
            }
        }
        return xml.toString();
    }
}
