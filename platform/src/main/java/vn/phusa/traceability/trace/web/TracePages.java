package vn.phusa.traceability.trace.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.party.Parties;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Listing;
import vn.phusa.shell.MenuEntry;
import vn.phusa.shell.PublicPath;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Wording;
import vn.phusa.shell.web.Downloads;
import vn.phusa.traceability.Lots;
import vn.phusa.traceability.Thing;
import vn.phusa.traceability.TraceabilityPermission;
import vn.phusa.traceability.passport.ProblemReport;
import vn.phusa.traceability.passport.ProblemReports;
import vn.phusa.traceability.supervision.Matter;
import vn.phusa.traceability.supervision.Supervision;
import vn.phusa.traceability.trace.Direction;
import vn.phusa.traceability.trace.ProductRules;
import vn.phusa.traceability.trace.Reached;
import vn.phusa.traceability.trace.Recalls;
import vn.phusa.traceability.trace.TraceProblem;
import vn.phusa.traceability.trace.Traces;
import vn.phusa.traceability.trace.WrittenIdentifier;

/** The overview of traceability, and the trace of a thing. */
@Controller
public class TracePages {
    private static final int ROWS_A_PAGE = 50;
    private static final int MOST_DRAWN = 6_000;

    private final Traces traces;
    private final Recalls recalls;
    private final ProblemReports reports;
    private final Supervision supervision;
    private final Clock clock;
    private final Parties parties;
    private final Languages languages;

    TracePages(
            Traces traces,
            Recalls recalls,
            ProblemReports reports,
            Supervision supervision,
            Clock clock,
            Parties parties,
            Languages languages) {
        this.traces = traces;
        this.recalls = recalls;
        this.reports = reports;
        this.supervision = supervision;
        this.clock = clock;
        this.parties = parties;
        this.languages = languages;
    }

    @Bean
    static PublicPath publicTraceability() {
        return PublicPath.reading("/traceability");
    }

    @Bean
    static MenuEntry traceabilityMenuEntry() {
        return MenuEntry.forEveryone(26, "/traceability", "traceability.menu", "trace");
    }

    @GetMapping("/traceability")
    ModelAndView overview(Actor actor) {
        boolean sees =
                actor.maySomewhere(TraceabilityPermission.QUERY) || actor.maySomewhere(TraceabilityPermission.OVERSEE);
        Map<String, Object> model = new HashMap<>();
        model.put("sees", sees);
        model.put("captures", actor.maySomewhere(TraceabilityPermission.CAPTURE));
        model.put("recalling", mayRecall(actor));
        model.put("start", sees ? traces.start(actor) : new Traces.Start(0, List.of(), Map.of()));
        List<Recalls.View> known = sees ? recalls.list(actor) : List.of();
        model.put(
                "recalls", known.stream().filter(view -> !view.recall().drill()).toList());
        model.put("drills", known.stream().filter(view -> view.recall().drill()).toList());
        model.put("waiting", waiting(actor, sees));
        model.put("form", Form.empty());
        return new ModelAndView("traceability/overview", model);
    }

    /**
     * What waits for an answer: the reader's own, or everybody's for whoever oversees.
     *
     * @param reports of consumers
     * @param matters between the authority and traders
     * @param late those of them whose time is over
     */
    public record Waiting(long reports, long matters, long late) {}

    private Waiting waiting(Actor actor, boolean sees) {
        if (!sees) {
            return new Waiting(0, 0, 0);
        }
        long unanswered = reports.list(actor) instanceof Outcome.Accepted<List<ProblemReport>>(List<ProblemReport> all)
                ? all.stream().filter(report -> report.answer() == null).count()
                : 0;
        List<Matter> open = supervision.matters(actor).stream()
                .map(Supervision.View::matter)
                .filter(matter -> matter.stage() == Matter.Stage.OPEN)
                .toList();
        return new Waiting(
                unanswered,
                open.size(),
                open.stream().filter(matter -> matter.late(clock.instant())).count());
    }

    static boolean mayRecall(Actor actor) {
        return actor.maySomewhere(TraceabilityPermission.ENFORCE)
                || actor.maySomewhere(TraceabilityPermission.SHARE)
                || actor.maySomewhere(TraceabilityPermission.CAPTURE);
    }

    @GetMapping("/traceability/trace")
    @Nullable
    ModelAndView trace(
            Actor actor,
            @RequestParam(defaultValue = "") String epc,
            @RequestParam(defaultValue = "both") String direction,
            @RequestParam(defaultValue = "") String chain,
            @RequestParam(defaultValue = "") String papers,
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(defaultValue = "") String format,
            @RequestParam(defaultValue = "") String list,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Map<String, Object> model = new HashMap<>();
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("epc", epc);
        typed.put("direction", direction);
        typed.put("chain", chain);
        typed.put("papers", papers);
        model.put("rules", traces.rules());
        model.put("form", Form.of(typed));
        model.put("view", null);
        if (!epc.isBlank()) {
            switch (ask(actor, epc, direction, chain, papers)) {
                case Outcome.Accepted<Traces.Answer>(Traces.Answer answer) -> {
                    TraceView view = view(answer, languages.in(locale));
                    if (Downloads.asked(format)) {
                        Wording words = languages.in(locale);
                        if (list.equals("things")) {
                            Downloads.send(
                                    format,
                                    reached(words, view),
                                    answer.trace().things().values().iterator(),
                                    words,
                                    response);
                            return null;
                        }
                        Downloads.send(format, listing(words, view), view.rows().iterator(), words, response);
                        return null;
                    }
                    List<TraceView.Row> rows = view.rows();
                    int pages = Math.max(1, (rows.size() + ROWS_A_PAGE - 1) / ROWS_A_PAGE);
                    int shown = Math.max(1, Math.min(pageOf(page, rows), pages));
                    model.put("view", view);
                    model.put("total", rows.size());
                    model.put(
                            "rows",
                            rows.subList((shown - 1) * ROWS_A_PAGE, Math.min(rows.size(), shown * ROWS_A_PAGE)));
                    model.put("pageNumber", shown);
                    model.put("pages", pages);
                    String product = Lots.classOf(answer.trace().start())
                            .orElse(answer.trace().start());
                    model.put("product", product);
                    model.put("declared", traces.rulesOf(product).orElse(null));
                    model.put("declares", actor.mayEverywhere(TraceabilityPermission.ENFORCE));
                    model.put("recalling", mayRecall(actor));
                    String start = answer.trace().start();
                    model.put("recalled", recalls.marks(actor, List.of(start)).get(start));
                }
                case Outcome.Rejected<Traces.Answer>(List<Problem> problems) -> {
                    response.setStatus(problems.getFirst().code().category().status());
                    model.put("form", Form.refused(arrays(typed), problems));
                }
            }
        }
        return new ModelAndView("traceability/trace", model);
    }

    /** A page by its number, or the one on which an event stands: {@code e4711}. */
    private static int pageOf(String text, List<TraceView.Row> rows) {
        if (text.startsWith("e")) {
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).number().toString().equals(text.substring(1))) {
                    return i / ROWS_A_PAGE + 1;
                }
            }
        }
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 1;
    }

    private static Map<String, String[]> arrays(Map<String, String> typed) {
        Map<String, String[]> arrays = new LinkedHashMap<>();
        typed.forEach((name, value) -> arrays.put(name, new String[] {value}));
        return arrays;
    }

    Outcome<Traces.Answer> ask(Actor actor, String epc, String direction, String chain, String papers) {
        Direction way = Direction.of(direction).orElse(null);
        return way == null
                ? Outcome.rejected(Problem.at("direction", TraceProblem.DIRECTION))
                : traces.trace(
                        actor, new Traces.Question(epc, way, papers.equals("yes"), chain.isBlank() ? null : chain));
    }

    TraceView view(Traces.Answer answer, Wording words) {
        return new TraceView(answer, parties.namesThen(TraceView.named(answer)), () -> traces.stepNames(answer), words);
    }

    /** Everything that was reached, one line a thing. */
    private static Listing<Reached> reached(Wording words, TraceView view) {
        return new Listing<>(
                "ma-da-lan-toi",
                "traceability.trace.reached.file",
                List.of(
                        new Listing.Column<>("key", "traceability.trace.column.key", Reached::key, false),
                        new Listing.Column<>(
                                "uri", "traceability.trace.column.uri", thing -> Thing.uri(thing.key()), false),
                        new Listing.Column<>(
                                "things",
                                "traceability.trace.column.things",
                                thing -> view.said(words, thing.key()),
                                false),
                        new Listing.Column<>(
                                "sight",
                                "traceability.trace.column.sight",
                                thing -> Said.sight(words, thing.sight()),
                                false),
                        new Listing.Column<>(
                                "side", "traceability.trace.column.side", thing -> Said.side(words, thing), false),
                        new Listing.Column<>(
                                "distance", "traceability.trace.column.distance", Reached::distance, false)));
    }

    private static Listing<TraceView.Row> listing(Wording words, TraceView view) {
        List<Listing.Column<TraceView.Row>> columns = new ArrayList<>();
        columns.add(column("time", row -> row.time()));
        columns.add(column("event", row -> view.told(words, row.event())));
        columns.add(column("owner", TraceView.Row::owner));
        columns.add(column("place", row -> String.join(", ", row.places())));
        columns.add(column("to", row -> String.join(", ", row.to())));
        columns.add(column("things", row -> String.join(", ", row.things())));
        columns.add(column("struck", TraceView.Row::struck));
        columns.add(column("id", row -> row.event().occurrence().eventID()));
        return new Listing<>("truy-xuat", "traceability.trace.timeline", List.copyOf(columns));
    }

    private static Listing.Column<TraceView.Row> column(
            String key, java.util.function.Function<TraceView.Row, @Nullable Object> value) {
        return new Listing.Column<>(key, "traceability.trace.column." + key, value, false);
    }

    /** The graph for the drawing. */
    @GetMapping("/traceability/trace/graph")
    ResponseEntity<TraceView.Drawn> graph(
            Actor actor,
            @RequestParam(defaultValue = "") String epc,
            @RequestParam(defaultValue = "both") String direction,
            @RequestParam(defaultValue = "") String papers,
            Locale locale) {
        Traces.Answer answer = Refused.unlessAccepted(ask(actor, epc, direction, "", papers));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(view(answer, languages.in(locale)).drawn(languages.in(locale), MOST_DRAWN));
    }

    /** Declares the chain and the loss profile of a product. */
    @PostMapping("/traceability/trace/rules")
    ModelAndView declare(
            Actor actor,
            @RequestParam String product,
            @RequestParam(defaultValue = "") String epc,
            @RequestParam(name = "rule-chain", defaultValue = "") String chain,
            @RequestParam(defaultValue = "") String profile,
            @RequestParam(defaultValue = "") String lowest,
            @RequestParam(defaultValue = "") String highest,
            RedirectAttributes redirect) {
        String key = WrittenIdentifier.key(product)
                .orElseThrow(() -> new Refused(List.of(Problem.at("product", TraceProblem.NO_IDENTIFIER))));
        Refused.unlessAccepted(traces.declare(
                actor, new ProductRules(key, none(chain), none(profile), share(lowest), share(highest))));
        Flash.success(redirect, "traceability.trace.rules.kept");
        return new ModelAndView("redirect:" + Said.tracePath(epc.isBlank() ? key : epc));
    }

    private static @Nullable String none(String text) {
        return text.isBlank() ? null : text.strip();
    }

    /** A percentage as people type it. */
    private static @Nullable BigDecimal share(String typed) {
        String text = typed.strip().replace(',', '.').replace("%", "").strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,3}(\\.\\d{1,4})?")) {
            throw new Refused(List.of(Problem.at("lowest", Refusal.NOT_A_NUMBER, typed)));
        }
        return new BigDecimal(text).movePointLeft(2);
    }
}
