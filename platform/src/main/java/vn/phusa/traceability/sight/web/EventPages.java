package vn.phusa.traceability.sight.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.epcis.EventType;
import vn.phusa.epcis.vocabulary.Cbv;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.Formats;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Listing;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Wording;
import vn.phusa.shell.web.Downloads;
import vn.phusa.traceability.Captured;
import vn.phusa.traceability.Cursor;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.EventPage;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.ThingRole;
import vn.phusa.traceability.TraceabilityPermission;
import vn.phusa.traceability.sight.EventDocument;
import vn.phusa.traceability.sight.SightProblem;
import vn.phusa.traceability.sight.Sights;
import vn.phusa.traceability.sight.Sought;
import vn.phusa.traceability.sight.Telling;

/** Looking for events, one event, and declaring one's own wrong. */
@Controller
class EventPages {
    private static final String LIST = "/traceability/events";
    private static final String ONE = LIST + "/{number:[1-9]\\d{0,18}}";
    private static final int ROWS_A_PAGE = 30;
    private static final List<String> FIELDS = List.of("code", "place", "step", "kind", "party", "from", "to");

    private static final JsonMapper PRETTY = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Sights sights;
    private final Languages languages;
    private final Clock clock;

    EventPages(Sights sights, Languages languages, Clock clock) {
        this.sights = sights;
        this.languages = languages;
        this.clock = clock;
    }

    // ---- looking

    @GetMapping(LIST)
    @Nullable
    ModelAndView list(
            Actor actor,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String format,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Refused.unlessAccepted(sights.looks(actor));
        Map<String, String> typed = new LinkedHashMap<>();
        FIELDS.forEach(field -> typed.put(
                field,
                Optional.ofNullable(request.getParameter(field)).orElse("").strip()));
        List<Problem> problems = new ArrayList<>();
        Sought sought = sought(typed, problems);
        Cursor cursor = cursor(after, problems);
        Outcome<EventPage> outcome;
        if (!problems.isEmpty()) {
            outcome = Outcome.rejected(problems);
        } else if (!format.isEmpty()) {
            switch (sights.all(actor, sought)) {
                case Outcome.Accepted<List<RecordedEvent>>(List<RecordedEvent> events) -> {
                    file(format, events, languages.in(locale), response);
                    return null;
                }
                case Outcome.Rejected<List<RecordedEvent>>(List<Problem> refused) ->
                    outcome = Outcome.rejected(refused);
            }
        } else {
            outcome = sights.page(actor, sought, cursor, ROWS_A_PAGE);
        }
        Wording words = languages.in(locale);
        EventPage page = outcome instanceof Outcome.Accepted<EventPage>(EventPage found)
                ? found
                : new EventPage(List.of(), 0, null);
        Map<String, Object> model = new HashMap<>();
        model.put("form", Form.of(typed));
        if (outcome instanceof Outcome.Rejected<EventPage>(List<Problem> refused)) {
            response.setStatus(refused.getFirst().code().category().status());
            Map<String, String[]> arrays = new LinkedHashMap<>();
            typed.forEach((name, value) -> arrays.put(name, new String[] {value}));
            model.put("form", Form.refused(arrays, refused));
        }
        Cursor next = page.next();
        model.put("events", page.events());
        model.put("telling", telling(page.events(), words));
        model.put("first", cursor == null);
        model.put("refused", outcome instanceof Outcome.Rejected);
        model.put("asked", typed.values().stream().anyMatch(value -> !value.isEmpty()));
        model.put("given", (cursor == null ? 0 : cursor.given()) + page.events().size());
        model.put("next", next == null ? null : written(next));
        Map<String, String> steps = steps(words);
        model.put(
                "whose",
                String.join(
                        ", ",
                        sights.whose(actor).stream()
                                .map(name -> name.in(locale))
                                .toList()));
        model.put("conditions", conditions(typed, steps, words));
        model.put("steps", steps);
        model.put("kinds", kinds(words));
        model.put("captures", actor.maySomewhere(TraceabilityPermission.CAPTURE));
        return new ModelAndView("traceability/events", model);
    }

    private static Sought sought(Map<String, String> typed, List<Problem> problems) {
        return new Sought(
                typed.getOrDefault("code", ""),
                typed.getOrDefault("place", ""),
                typed.getOrDefault("step", ""),
                typed.getOrDefault("kind", ""),
                typed.getOrDefault("party", ""),
                SharingForm.day("from", typed.get("from"), problems),
                SharingForm.day("to", typed.get("to"), problems));
    }

    private static String written(Cursor cursor) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(cursor.written().getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Cursor cursor(String after, List<Problem> problems) {
        if (after.isEmpty()) {
            return null;
        }
        try {
            Optional<Cursor> read =
                    Cursor.read(new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8));
            if (read.isPresent()) {
                return read.get();
            }
        } catch (IllegalArgumentException noCursor) {
            // Said below.
        }
        problems.add(Problem.of(SightProblem.NO_CURSOR));
        return null;
    }

    /** What was asked for, in words. */
    private static String conditions(Map<String, String> typed, Map<String, String> steps, Wording words) {
        List<String> said = new ArrayList<>();
        typed.forEach((field, value) -> {
            if (!value.isEmpty()) {
                String name = switch (field) {
                    case "step" -> steps.getOrDefault(value, value);
                    case "kind" -> kinds(words).getOrDefault(value, value);
                    case "from", "to" ->
                        value.matches("\\d{4}-\\d\\d-\\d\\d")
                                ? new Formats(words.locale()).date(LocalDate.parse(value))
                                : value;
                    default -> value;
                };
                said.add(words.say("traceability.sight.condition." + field, name));
            }
        });
        return String.join("; ", said);
    }

    private Map<String, String> steps(Wording words) {
        Map<String, List<Bilingual>> recorded = sights.stepsRecorded();
        Map<String, String> names = new LinkedHashMap<>();
        Cbv.BIZ_STEP.words().stream()
                .map(Cbv.BIZ_STEP::canonical)
                .forEach(step -> names.put(step, word(words, step, recorded)));
        Map<String, String> steps = new LinkedHashMap<>();
        names.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Collator.getInstance(words.locale())))
                .forEach(step -> steps.put(step.getKey(), step.getValue()));
        return steps;
    }

    /** A business step as the phone calls what is recorded by it, with its own name where that does not tell it. */
    private static String word(Wording words, String uri, Map<String, List<Bilingual>> recorded) {
        String own = EventView.word(words, "step", uri);
        String bare = Cbv.BIZ_STEP.bare(uri);
        String called = recorded.getOrDefault(bare == null ? "" : bare, List.of()).stream()
                .map(name -> name.in(words.locale()))
                .collect(Collectors.joining(" / "));
        boolean told = called.toLowerCase(words.locale()).contains(own.toLowerCase(words.locale()));
        return called.isEmpty() ? own : told ? called : called + " (" + own + ")";
    }

    private static Map<String, String> kinds(Wording words) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (EventType type : EventType.values()) {
            kinds.put(type.name(), words.say("traceability.sight.kind." + type.name()));
        }
        return kinds;
    }

    private Telling telling(List<RecordedEvent> events, Wording words) {
        return new Telling(words, new Formats(words.locale()), sights.names(events));
    }

    // ---- files

    private void file(String format, List<RecordedEvent> events, Wording words, HttpServletResponse response)
            throws IOException {
        if (Downloads.asked(format)) {
            Downloads.send(format, listing(words, telling(events, words)), events.iterator(), words, response);
            return;
        }
        boolean xml = format.equals("xml");
        if (!xml && !format.equals("json")) {
            throw new Refused(List.of(Problem.at("format", Refusal.UNKNOWN_CHOICE, format)));
        }
        response.setContentType(xml ? "application/xml" : "application/ld+json");
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename("su-kien." + (xml ? "xml" : "json"))
                        .build()
                        .toString());
        EventDocument.write(events, xml, clock.instant(), response.getOutputStream());
    }

    private static Listing<RecordedEvent> listing(Wording words, Telling telling) {
        List<Listing.Column<RecordedEvent>> columns = new ArrayList<>();
        columns.add(column("time", row -> row.event().occurrence().eventTime().instant()));
        columns.add(column("recorded", row -> row.number().recordTime()));
        columns.add(column("sentence", telling::sentence));
        columns.add(column(
                "kind",
                row -> words.say("traceability.sight.kind." + row.event().type().name())));
        columns.add(column("step", row -> telling.step(row.event())));
        columns.add(column("owner", telling::owner));
        columns.add(column("place", row -> telling.where(row.event()).orElse(null)));
        columns.add(column(
                "things",
                row -> String.join(
                        " ",
                        Thing.of(row.event()).stream()
                                .filter(thing -> !ThingRole.JOINING.contains(thing.role()))
                                .map(thing -> Thing.uri(thing.key()))
                                .distinct()
                                .limit(100)
                                .toList())));
        columns.add(column("wrong", telling::wrong));
        columns.add(column("id", row -> row.event().occurrence().eventID()));
        return new Listing<>("su-kien", "traceability.sight.events", List.copyOf(columns));
    }

    private static Listing.Column<RecordedEvent> column(String key, Function<RecordedEvent, @Nullable Object> value) {
        return new Listing.Column<>(key, "traceability.sight.column." + key, value, false);
    }

    // ---- one event

    @GetMapping(ONE)
    @Nullable
    ModelAndView one(
            Actor actor,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String format,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        if (format.isEmpty()) {
            return one(actor, number, locale, Form.empty());
        }
        file(
                format,
                List.of(Refused.unlessAccepted(sights.one(actor, new EventNumber(number)))
                        .event()),
                languages.in(locale),
                response);
        return null;
    }

    private ModelAndView one(Actor actor, long number, Locale locale, Form form) throws IOException {
        Sights.One one = Refused.unlessAccepted(sights.one(actor, new EventNumber(number)));
        Wording words = languages.in(locale);
        List<RecordedEvent> all = new ArrayList<>(one.others());
        all.add(one.event());
        Map<String, String> reasons = new LinkedHashMap<>();
        Cbv.ERROR_REASON.words().stream()
                .sorted()
                .forEach(reason -> reasons.put(reason, words.say("traceability.sight.reason." + reason)));
        Map<String, Object> model = new HashMap<>();
        model.put("one", one);
        model.put("telling", telling(all, words));
        model.put("hash", EventDocument.hash(one.event()));
        model.put("json", text(one.event(), false));
        model.put("xml", text(one.event(), true));
        model.put("reasons", reasons);
        model.put("form", form);
        return new ModelAndView("traceability/event", model);
    }

    private static String text(RecordedEvent event, boolean xml) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        EventDocument.write(List.of(event), xml, event.number().recordTime(), bytes);
        String text = bytes.toString(StandardCharsets.UTF_8);
        return xml ? text : PRETTY.writeValueAsString(PRETTY.readTree(text));
    }

    /** Declares it wrong. */
    @PostMapping(ONE + "/error")
    ModelAndView takeBack(
            Actor actor,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String corrective,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect)
            throws IOException {
        List<String> ids = Arrays.stream(corrective.split("\\s+"))
                .filter(id -> !id.isEmpty())
                .distinct()
                .limit(100)
                .toList();
        return switch (sights.takeBack(actor, new EventNumber(number), reason, ids)) {
            case Outcome.Accepted<Captured> _ -> {
                Flash.success(redirect, "traceability.sight.done.wrong");
                yield new ModelAndView("redirect:" + LIST + "/" + number);
            }
            case Outcome.Rejected<Captured>(List<Problem> problems) -> {
                if (problems.stream().anyMatch(each -> each.field() == null && each.code() instanceof Refusal)) {
                    throw new Refused(problems);
                }
                response.setStatus(problems.getFirst().code().category().status());
                yield one(actor, number, locale, Form.refused(request.getParameterMap(), problems));
            }
        };
    }
}
