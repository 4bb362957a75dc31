package vn.phusa.traceability.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.ProblemCode;
import vn.phusa.epcis.EventType;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.json.JsonWriter;
import vn.phusa.epcis.vocabulary.Cbv;
import vn.phusa.traceability.Condition;
import vn.phusa.traceability.Cursor;
import vn.phusa.traceability.EventPage;
import vn.phusa.traceability.EventQueries;
import vn.phusa.traceability.EventQuery;
import vn.phusa.traceability.Given;
import vn.phusa.traceability.NamedQueries;
import vn.phusa.traceability.NamedQuery;
import vn.phusa.traceability.QueryProblem;
import vn.phusa.traceability.QueryText;
import vn.phusa.traceability.QueryTexts;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.ThingPattern;
import vn.phusa.traceability.ThingRole;
import vn.phusa.traceability.store.KnownValues;

/** The query interface of EPCIS 2.0 over REST: events, top-level resources, named queries, pages. */
@EpcisInterface
class QueryInterface {

    private static final int USUAL_PER_PAGE = 30;
    private static final int LARGEST_BODY = 1 << 20;

    private static final List<String> STANDARD_TYPES =
            EventType.STANDARD.stream().map(Enum::name).sorted().toList();

    private final EventQueries queries;
    private final NamedQueries named;
    private final EventAnswers answers;
    private final PageTokens tokens;
    private final JsonMapper json;
    private final SocketDoor sockets;

    QueryInterface(
            EventQueries queries,
            NamedQueries named,
            EventAnswers answers,
            PageTokens tokens,
            JsonMapper json,
            SocketDoor sockets) {
        this.queries = queries;
        this.named = named;
        this.answers = answers;
        this.tokens = tokens;
        this.json = json;
        this.sockets = sockets;
    }

    // ---- events

    @GetMapping("/epcis/events")
    ResponseEntity<byte[]> events(Actor actor, HttpServletRequest request) {
        return answer(actor, request, List.of());
    }

    @GetMapping("/epcis/events/**")
    ResponseEntity<byte[]> event(Actor actor, HttpServletRequest request) {
        Answering how = Answering.of(request, true);
        String id = rest(request, "/epcis/events/", "");
        // A hash ID ends with a question mark and a version, which clients that do not encode it send as a query.
        String query = request.getQueryString();
        if (id.startsWith("ni:") && id.indexOf('?') < 0 && query != null && query.startsWith("ver=")) {
            id = id + '?' + query;
        }
        List<RecordedEvent> found = accepted(queries.withId(actor, id));
        return answers.ok(how)
                .body(answers.document(found, "SimpleEventQuery", how).document());
    }

    /** The events of the query in the URL, which also fulfil these conditions. */
    private ResponseEntity<byte[]> answer(Actor actor, HttpServletRequest request, List<Condition> conditions) {
        Answering how = Answering.of(request, true);
        Map<String, Given> given = given(request);
        Paging paging = paging(given);
        EventQuery query = accepted(EventQuery.of(given, Answering.extensions(request)));
        String question = request.getRequestURI() + '?' + new TreeMap<>(given) + Answering.extensions(request);
        return answer(actor, request, how, query.and(conditions), question, paging, "SimpleEventQuery");
    }

    private ResponseEntity<byte[]> answer(
            Actor actor,
            HttpServletRequest request,
            Answering how,
            EventQuery query,
            String question,
            Paging paging,
            String queryName) {
        Cursor from = null;
        if (paging.token() != null) {
            from = tokens.read(question, paging.token())
                    .flatMap(Cursor::read)
                    .orElseThrow(() -> refusal(List.of(Problem.at("nextPageToken", QueryProblem.PAGE_GONE))));
        }
        try {
            EventAnswers.Growing document = answers.growing(queryName, how);
            Cursor next = from;
            int left = paging.size();
            do {
                EventPage page = accepted(queries.page(actor, query, next, document.next(left)));
                int taken = document.take(page.events());
                next = taken < page.events().size() ? queries.cut(query, next, page, taken) : page.next();
                left -= taken;
            } while (next != null && left > 0 && !document.isFull());
            ResponseEntity.BodyBuilder answer = answers.ok(how);
            answers.next(answer, request, next == null ? null : tokens.write(actor, question, next.written()));
            return answer.body(document.document());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    // ---- top-level resources

    @GetMapping({
        "/epcis/eventTypes",
        "/epcis/epcs",
        "/epcis/bizSteps",
        "/epcis/bizLocations",
        "/epcis/readPoints",
        "/epcis/dispositions"
    })
    ResponseEntity<byte[]> resources(Actor actor, HttpServletRequest request) {
        Resource resource = Resource.of(request);
        Answering how = Answering.of(request, false);
        Paging paging = pagingAlone(request);
        String question = request.getRequestURI();
        String after = after(question, paging);
        List<String> found = listed(actor, resource, after, paging.size() + 1);
        boolean more = found.size() > paging.size();
        List<String> page = more ? found.subList(0, paging.size()) : found;
        ResponseEntity.BodyBuilder answer = answers.ok(how);
        answers.next(
                answer,
                request,
                more
                        ? tokens.write(
                                actor, question, resource == Resource.epcs ? Thing.key(page.getLast()) : page.getLast())
                        : null);
        return answer.body(answers.collection(
                page.stream().map(each -> resource.written(each, how)).toList()));
    }

    /** What is listed in any case, then what is held, which is told from it by its colon; each part in its own order. */
    private List<String> listed(Actor actor, Resource resource, String after, int most) {
        List<String> always = resource.always();
        if (always.isEmpty() || after.indexOf(':') >= 0) {
            return queries.known(actor, resource.kind(), after, most);
        }
        return Stream.concat(
                        always.stream().filter(each -> each.compareTo(after) > 0),
                        queries.known(actor, resource.kind(), "", most).stream())
                .limit(most)
                .toList();
    }

    @GetMapping({
        "/epcis/eventTypes/**",
        "/epcis/epcs/**",
        "/epcis/bizSteps/**",
        "/epcis/bizLocations/**",
        "/epcis/readPoints/**",
        "/epcis/dispositions/**"
    })
    ResponseEntity<byte[]> resource(Actor actor, HttpServletRequest request) {
        Resource resource = Resource.of(request);
        String start = "/epcis/" + resource.name() + "/";
        if (request.getRequestURI().endsWith("/events")) {
            String value = rest(request, start, "/events");
            Condition condition = resource.condition(value, Answering.extensions(request));
            return answer(actor, request, List.of(condition));
        }
        requireThere(actor, resource, rest(request, start, ""), request);
        return subResources(request);
    }

    /** What no event that the actor sees is about is not there, unless the standard knows it. */
    private void requireThere(Actor actor, Resource resource, String value, HttpServletRequest request) {
        if (resource.always().contains(value)) {
            return;
        }
        EventQuery query = EventQuery.ALL.and(List.of(resource.condition(value, Answering.extensions(request))));
        if (accepted(queries.page(actor, query, null, 1)).events().isEmpty()) {
            throw refusal(List.of(Problem.of(QueryProblem.NOTHING_HERE)));
        }
    }

    /** Refuses where there is no such thing; collections always are. */
    void requireThere(Actor actor, HttpServletRequest request) {
        String[] parts = request.getRequestURI().split("/", -1);
        if (parts.length < 4 || parts[3].isEmpty()) {
            return;
        }
        switch (parts[2]) {
            case "events" -> event(actor, request);
            case "queries" -> {
                if (!parts[3].equals("SimpleEventQuery")) {
                    accepted(named.named(actor, parts[3]));
                }
            }
            case "eventTypes", "epcs", "bizSteps", "bizLocations", "readPoints", "dispositions" -> {
                Resource resource = Resource.of(request);
                String start = "/epcis/" + resource.name() + "/";
                if (!request.getRequestURI().endsWith("/events")) {
                    requireThere(actor, resource, rest(request, start, ""), request);
                } else if (resource == Resource.eventTypes) {
                    // A word that is no type has no events; those of what else is not there are an empty list.
                    resource.condition(rest(request, start, "/events"), Answering.extensions(request));
                }
            }
            default -> {
                // Captures and page tokens are not of this interface.
            }
        }
    }

    private ResponseEntity<byte[]> subResources(HttpServletRequest request) {
        pagingAlone(request);
        return answers.ok(Answering.of(request, false)).body(answers.collection(List.of("events")));
    }

    /** A top-level resource; its name is that of its address. */
    private enum Resource {
        eventTypes(KnownValues.Kind.OWN_TYPES),
        epcs(KnownValues.Kind.EPCS),
        bizSteps(KnownValues.Kind.BIZ_STEPS),
        bizLocations(KnownValues.Kind.BIZ_LOCATIONS),
        readPoints(KnownValues.Kind.READ_POINTS),
        dispositions(KnownValues.Kind.DISPOSITIONS);

        private final KnownValues.Kind kind;

        Resource(KnownValues.Kind kind) {
            this.kind = kind;
        }

        KnownValues.Kind kind() {
            return kind;
        }

        /** What is listed whether or not any event is about it. */
        List<String> always() {
            return this == eventTypes ? STANDARD_TYPES : List.of();
        }

        static Resource of(HttpServletRequest request) {
            String[] parts = request.getRequestURI().split("/");
            return valueOf(parts[2]);
        }

        /** What a parameter asks for; a word that the standard does not have is nowhere. */
        private static Condition asked(String parameter, String value, Namespaces namespaces) {
            return switch (EventQuery.of(Map.of(parameter, Given.texts(value)), namespaces)) {
                case Outcome.Accepted<EventQuery>(EventQuery query) ->
                    query.conditions().getFirst();
                case Outcome.Rejected<EventQuery> _ -> throw refusal(List.of(Problem.of(QueryProblem.NOTHING_HERE)));
            };
        }

        /** The condition that an event is about this value. */
        Condition condition(String value, Namespaces namespaces) {
            return switch (this) {
                case epcs -> new Condition.Matches(ThingRole.ANY_EPC, List.of(new ThingPattern.One(Thing.key(value))));
                // The event of EPCIS 1.0 is kept as another one.
                case eventTypes -> asked("eventType", value.equals("QuantityEvent") ? "" : value, namespaces);
                case bizSteps -> asked("EQ_bizStep", value, namespaces);
                case dispositions -> asked("EQ_disposition", value, namespaces);
                case bizLocations -> new Condition.At(Condition.Where.BIZ_LOCATION, Set.of(Thing.key(value)));
                case readPoints -> new Condition.At(Condition.Where.READ_POINT, Set.of(Thing.key(value)));
            };
        }

        String written(String value, Answering how) {
            return switch (this) {
                case epcs -> how.options().identifiers().apply(value);
                case bizLocations, readPoints -> how.options().identifiers().apply(Thing.uri(value));
                case eventTypes -> value;
                case bizSteps -> bare(Cbv.BIZ_STEP, value);
                case dispositions -> bare(Cbv.DISPOSITION, value);
            };
        }

        private static String bare(Cbv vocabulary, String value) {
            String word = vocabulary.bare(value);
            return word == null ? value : word;
        }
    }

    // ---- named queries

    @GetMapping("/epcis/queries")
    ResponseEntity<byte[]> queries(Actor actor, HttpServletRequest request) {
        Answering how = Answering.of(request, false);
        Paging paging = pagingAlone(request);
        String question = request.getRequestURI();
        String after = after(question, paging);
        List<NamedQuery> found = named.after(actor, after, paging.size() + 1);
        boolean more = found.size() > paging.size();
        List<NamedQuery> page = more ? found.subList(0, paging.size()) : found;
        ResponseEntity.BodyBuilder answer = answers.ok(how);
        answers.next(
                answer,
                request,
                more ? tokens.write(actor, question, page.getLast().name()) : null);
        return answer.body(json.writeValueAsBytes(page.stream().map(this::told).toList()));
    }

    @PostMapping("/epcis/queries")
    ResponseEntity<byte[]> create(Actor actor, HttpServletRequest request) throws IOException {
        Answering how = Answering.of(request, false);
        requireJson(request);
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new EpcisRefusal(EpcisException.QUERY_TOO_LARGE);
        }
        QueryText text =
                accepted(QueryTexts.read(new String(body, StandardCharsets.UTF_8), Answering.extensions(request)));
        if (json.readTree(text.json()).has("name")) {
            // Who names a query says beside the name what it asks for, be it nothing.
            throw refusal(List.of(Problem.at("query", QueryProblem.NOT_A_QUERY, "{\"name\": \"…\", \"query\": { }}")));
        }
        NamedQuery created = accepted(named.create(actor, text));
        return ResponseEntity.created(URI.create("/epcis/queries/" + created.name()))
                .contentType(how.type())
                .header("GS1-EPCIS-Version", "2.0")
                .header("GS1-CBV-Version", "2.0")
                .body(json.writeValueAsBytes(told(created)));
    }

    @GetMapping("/epcis/queries/{name}")
    ResponseEntity<byte[]> query(Actor actor, HttpServletRequest request, @PathVariable String name) {
        Answering how = Answering.of(request, false);
        // The standard's own query asks for nothing yet.
        Map<String, Object> told = name.equals("SimpleEventQuery")
                ? Map.of("name", name, "query", Map.of())
                : told(accepted(named.named(actor, name)));
        return answers.ok(how).body(json.writeValueAsBytes(told));
    }

    @DeleteMapping("/epcis/queries/{name}")
    ResponseEntity<Void> delete(Actor actor, HttpServletRequest request, @PathVariable String name) {
        Answering.of(request, true);
        accepted(named.remove(actor, name));
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/epcis/queries/{name}/events")
    @Nullable
    ResponseEntity<byte[]> eventsOfQuery(
            Actor actor, HttpServletRequest request, HttpServletResponse response, @PathVariable String name)
            throws IOException {
        if (SocketDoor.isAskedFor(request)) {
            sockets.open(actor, request, response, name);
            return null;
        }
        Answering how = Answering.of(request, true);
        Map<String, Given> given = given(request);
        Paging paging = paging(given);
        if (name.equals("SimpleEventQuery")) {
            return events(actor, request);
        }
        NamedQuery query = accepted(named.named(actor, name));
        EventQuery further = accepted(EventQuery.of(given, query.namespaces()));
        String question = name + query.createdAt() + query.json() + new TreeMap<>(given);
        return answer(actor, request, how, accepted(query.events()).narrowedBy(further), question, paging, name);
    }

    private Map<String, Object> told(NamedQuery query) {
        Map<String, Object> told = new LinkedHashMap<>();
        if (!query.namespaces().all().isEmpty()) {
            told.put("@context", List.of(JsonWriter.CONTEXT, query.namespaces().all()));
        }
        told.put("name", query.name());
        told.put("query", json.readTree(query.json()));
        return told;
    }

    // ---- pages

    @DeleteMapping("/epcis/nextPageToken/{token}")
    ResponseEntity<Void> endPage(Actor actor, @PathVariable String token) {
        if (!tokens.end(actor, token)) {
            throw refusal(List.of(Problem.of(QueryProblem.NOTHING_HERE)));
        }
        return ResponseEntity.noContent().build();
    }

    // ---- what a request says

    /**
     * How many on a page, and which page.
     */
    record Paging(int size, @Nullable String token) {}

    /** The parameters of the URL. */
    static Map<String, Given> given(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query == null) {
            return new LinkedHashMap<>();
        }
        return new LinkedHashMap<>(accepted(Given.fromUrl(query)));
    }

    /** Which page of a list that has no other parameters. */
    static Paging pagingAlone(HttpServletRequest request) {
        Map<String, Given> given = given(request);
        Paging paging = paging(given);
        if (!given.isEmpty()) {
            String name = given.keySet().iterator().next();
            throw refusal(List.of(Problem.at(name, QueryProblem.UNKNOWN_PARAMETER, name, "perPage, nextPageToken")));
        }
        return paging;
    }

    private String after(String question, Paging paging) {
        return paging.token() == null
                ? ""
                : tokens.read(question, paging.token())
                        .orElseThrow(() -> refusal(List.of(Problem.at("nextPageToken", QueryProblem.PAGE_GONE))));
    }

    /** Takes what says which page out of the parameters. */
    private static Paging paging(Map<String, Given> given) {
        Given size = given.remove("perPage");
        Given token = given.remove("nextPageToken");
        int perPage = USUAL_PER_PAGE;
        if (size != null) {
            String text = String.join("|", size.values());
            if (!text.matches("[1-9][0-9]{0,8}")) {
                throw refusal(List.of(Problem.at("perPage", QueryProblem.NO_WHOLE_NUMBER, "perPage", text, 1)));
            }
            perPage = Math.min(Integer.parseInt(text), EventQueries.MOST_PER_PAGE);
        }
        return new Paging(perPage, token == null ? null : String.join("", token.values()));
    }

    /** What stands in the address between these, decoded. Identifiers may hold slashes, encoded or not. */
    private static String rest(HttpServletRequest request, String start, String end) {
        String uri = request.getRequestURI();
        String middle = uri.substring(start.length(), Math.max(start.length(), uri.length() - end.length()));
        try {
            // A plus sign is a plus sign in a path.
            return URLDecoder.decode(middle.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw refusal(List.of(Problem.of(QueryProblem.BAD_ENCODING, middle)));
        }
    }

    static void requireJson(HttpServletRequest request) {
        String type = request.getContentType();
        try {
            if (type != null) {
                MediaType given = MediaType.parseMediaType(type);
                if (MediaType.APPLICATION_JSON.includes(given) || Answering.LD_JSON.includes(given)) {
                    return;
                }
            }
        } catch (InvalidMediaTypeException unreadable) {
            // Refused below.
        }
        throw unsupported("application/json, application/ld+json", type);
    }

    /** Says which content types a body may have. */
    static EpcisRefusal unsupported(String taken, @Nullable String sent) {
        return new EpcisRefusal(
                EpcisException.UNSUPPORTED_MEDIA_TYPE,
                Problem.at("Content-Type", QueryProblem.NO_SUCH_TYPE, taken, sent == null ? "" : sent));
    }

    private static <T> T accepted(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<T>(T value) -> value;
            case Outcome.Rejected<T>(List<Problem> problems) -> throw refusal(problems);
        };
    }

    /** A refusal of a query in the terms of EPCIS. */
    static EpcisRefusal refusal(List<Problem> problems) {
        ProblemCode code = problems.getFirst().code();
        if (!(code instanceof QueryProblem problem)) {
            return EpcisProblems.of(problems);
        }
        EpcisException kind = switch (problem) {
            case NOT_A_QUERY, BAD_NAME -> EpcisException.QUERY_VALIDATION;
            case TOO_LARGE -> EpcisException.QUERY_TOO_LARGE;
            case TOO_COMPLEX -> EpcisException.QUERY_TOO_COMPLEX;
            case NO_SUCH_QUERY, NOTHING_HERE -> EpcisException.NO_SUCH_NAME;
            case NAME_TAKEN -> EpcisException.ALREADY_EXISTS;
            case NO_SUCH_FORMAT -> EpcisException.NOT_ACCEPTABLE;
            case NO_SUCH_TYPE, NO_SUCH_ENCODING -> EpcisException.UNSUPPORTED_MEDIA_TYPE;
            case UNKNOWN_HEADER_VALUE -> EpcisException.VALIDATION;
            case UNKNOWN_PARAMETER,
                    GIVEN_TWICE,
                    ONE_VALUE,
                    NO_VALUE,
                    NO_TIME,
                    NO_NUMBER,
                    NO_WHOLE_NUMBER,
                    NO_BOOLEAN,
                    NO_URI,
                    NOT_ONE_OF,
                    NOT_IN_VOCABULARY,
                    UNKNOWN_UNIT,
                    BEYOND_MEASURE,
                    BAD_PATTERN,
                    UNDECLARED_PREFIX,
                    BAD_ENCODING,
                    LIMIT_AND_MOST,
                    LIMIT_WITHOUT_ORDER,
                    MISSING_PARAMETER,
                    PAGE_GONE -> EpcisException.QUERY_PARAMETER;
        };
        return new EpcisRefusal(kind, problems, Map.of());
    }
}
