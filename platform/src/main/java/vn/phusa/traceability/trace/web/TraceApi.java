package vn.phusa.traceability.trace.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.phusa.base.Actor;
import vn.phusa.epcis.DocumentHead;
import vn.phusa.epcis.DocumentKind;
import vn.phusa.epcis.Namespaces;
import vn.phusa.epcis.NotExpressible;
import vn.phusa.epcis.OutputOptions;
import vn.phusa.epcis.Timestamp;
import vn.phusa.epcis.json.JsonWriter;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Wording;
import vn.phusa.shell.web.ApiNote;
import vn.phusa.traceability.EventNumber;
import vn.phusa.traceability.RecordedEvent;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.ThingRole;
import vn.phusa.traceability.chain.ChainTemplate;
import vn.phusa.traceability.trace.Balance;
import vn.phusa.traceability.trace.Link;
import vn.phusa.traceability.trace.Reached;
import vn.phusa.traceability.trace.SeenTrace;
import vn.phusa.traceability.trace.Traces;

/** Traces for programs. */
@RestController
class TraceApi {
    private final TracePages pages;
    private final Languages languages;
    private final Clock clock;

    TraceApi(TracePages pages, Languages languages, Clock clock) {
        this.pages = pages;
        this.languages = languages;
        this.clock = clock;
    }

    /**
     * The graph.
     *
     * @param partial whether something of the chain is not seen, or was not looked at
     * @param more whether a limit stopped the trace
     * @param hidden how many nodes stand for what is not seen
     */
    record TraceAnswer(
            String start,
            String direction,
            boolean partial,
            boolean more,
            long milliseconds,
            CompletenessItem completeness,
            List<ThingItem> things,
            List<EventItem> events,
            List<LinkItem> links,
            int hidden,
            List<HiddenItem> hiddenBeside,
            List<BalanceItem> balances,
            ChainItem chain,
            List<FlagItem> flags) {}

    record CompletenessItem(String chain, int score, List<String> missing) {}

    /** @param previous key of the thing from which it was reached first */
    record ThingItem(
            String key,
            String uri,
            String label,
            String sight,
            String direction,
            int distance,
            @Nullable String previous,
            @Nullable String how,
            @Nullable String event,
            List<Reached.Stretch> spans) {}

    record EventItem(
            String number,
            @Nullable String eventID,
            String type,
            Instant eventTime,
            @Nullable String bizStep,
            List<String> places,
            List<String> things,
            boolean struck) {}

    /** An end that is null is the event itself. */
    record LinkItem(
            @Nullable String from,
            @Nullable String to,
            String kind,
            @Nullable String event) {}

    record HiddenItem(String thing, List<Integer> nodes) {}

    record BalanceItem(
            List<String> events,
            BigDecimal inKilograms,
            BigDecimal outKilograms,
            @Nullable BigDecimal yield,
            @Nullable String profile,
            boolean partial) {}

    record ChainItem(BigDecimal inKilograms, BigDecimal outKilograms, boolean partial) {}

    record FlagItem(String kind, String sentence, List<String> things, List<String> events) {}

    @GetMapping("/api/traceability/trace")
    @ApiNote(
            answer = TraceAnswer.class,
            query = {"epc", "direction", "chain", "papers"})
    TraceAnswer trace(
            Actor actor,
            @RequestParam(defaultValue = "") String epc,
            @RequestParam(defaultValue = "both") String direction,
            @RequestParam(defaultValue = "") String chain,
            @RequestParam(defaultValue = "") String papers,
            Locale locale) {
        Traces.Answer answer = Refused.unlessAccepted(pages.ask(actor, epc, direction, chain, papers));
        Wording words = languages.in(locale);
        SeenTrace trace = answer.trace();
        TraceView view = pages.view(answer, words);
        List<EventItem> events = new ArrayList<>();
        trace.events().values().forEach(event -> events.add(event(event, trace, false)));
        trace.struck().forEach(event -> events.add(event(event, trace, true)));
        return new TraceAnswer(
                trace.start(),
                trace.direction().word(),
                trace.partial(),
                trace.more(),
                answer.took().toMillis(),
                new CompletenessItem(
                        answer.completeness().template().code(),
                        answer.completeness().score(),
                        answer.completeness().missing().stream()
                                .map(ChainTemplate.Step::code)
                                .toList()),
                trace.things().values().stream()
                        .map(thing -> thing(thing, view.said(words, thing.key())))
                        .toList(),
                events,
                trace.links().stream().map(TraceApi::link).toList(),
                trace.hidden(),
                trace.hiddenBeside().entrySet().stream()
                        .map(entry -> new HiddenItem(entry.getKey(), List.copyOf(entry.getValue())))
                        .toList(),
                answer.audit().balances().stream().map(TraceApi::balance).toList(),
                new ChainItem(
                        answer.audit().chainIn(),
                        answer.audit().chainOut(),
                        !answer.audit().whole()),
                answer.audit().flags().stream()
                        .map(flag -> new FlagItem(
                                flag.kind().name(),
                                Said.flag(words, flag, answer.goods()),
                                flag.things(),
                                numbers(flag.events())))
                        .toList());
    }

    private static ThingItem thing(Reached thing, String label) {
        return new ThingItem(
                thing.key(),
                Thing.uri(thing.key()),
                label,
                thing.sight().name(),
                thing.direction().word(),
                thing.distance(),
                thing.previous(),
                thing.how() == null ? null : thing.how().word(),
                thing.by() == null ? null : thing.by().toString(),
                thing.spans());
    }

    private static EventItem event(RecordedEvent recorded, SeenTrace trace, boolean struck) {
        var event = recorded.event();
        return new EventItem(
                recorded.number().toString(),
                event.occurrence().eventID(),
                event.kindName(),
                event.occurrence().eventTime().instant(),
                event.circumstances().bizStep(),
                List.copyOf(TraceView.places(event)),
                Thing.of(event).stream()
                        .filter(thing -> !ThingRole.JOINING.contains(thing.role()))
                        .map(Thing::key)
                        .distinct()
                        .filter(trace.things()::containsKey)
                        .toList(),
                struck);
    }

    private static LinkItem link(Link link) {
        EventNumber event = link.event();
        return new LinkItem(link.from(), link.to(), link.kind().word(), event == null ? null : event.toString());
    }

    private static BalanceItem balance(Balance balance) {
        return new BalanceItem(
                numbers(balance.events()),
                balance.in(),
                balance.out(),
                balance.yield().orElse(null),
                balance.profile() == null ? null : balance.profile().code(),
                !balance.whole());
    }

    private static List<String> numbers(List<EventNumber> numbers) {
        return numbers.stream().map(EventNumber::toString).toList();
    }

    /** The events of the trace as an EPCIS query document. */
    @GetMapping("/api/traceability/trace/events")
    @ApiNote(
            query = {"epc", "direction", "papers"},
            produces = "application/ld+json")
    void events(
            Actor actor,
            @RequestParam(defaultValue = "") String epc,
            @RequestParam(defaultValue = "both") String direction,
            @RequestParam(defaultValue = "") String papers,
            HttpServletResponse response)
            throws IOException {
        Traces.Answer answer = Refused.unlessAccepted(pages.ask(actor, epc, direction, "", papers));
        response.setContentType("application/ld+json");
        Namespaces namespaces = Namespaces.NONE;
        for (RecordedEvent event : answer.trace().events().values()) {
            namespaces = namespaces.and(event.namespaces());
        }
        JsonWriter writer = new JsonWriter(response.getOutputStream(), OutputOptions.AS_SENT);
        try (writer) {
            writer.begin(DocumentHead.of(DocumentKind.QUERY_RESULTS, Timestamp.of(clock.instant()), namespaces)
                    .answering("SimpleEventQuery", null));
            for (RecordedEvent event : answer.trace().events().values()) {
                writer.write(event.event(), event.namespaces());
            }
        } catch (NotExpressible impossible) {
            throw new IllegalStateException("JSON-LD can say every event", impossible);
        }
    }
}
