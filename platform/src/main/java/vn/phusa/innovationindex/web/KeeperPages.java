package vn.phusa.innovationindex.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Qualifier;
import vn.phusa.base.RecordedFigure;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.innovationindex.Choice;
import vn.phusa.innovationindex.Edition;
import vn.phusa.innovationindex.EditionId;
import vn.phusa.innovationindex.Figure;
import vn.phusa.innovationindex.FigureRequest;
import vn.phusa.innovationindex.FigureRequests;
import vn.phusa.innovationindex.Geography;
import vn.phusa.innovationindex.IndexPermission;
import vn.phusa.innovationindex.IndexProblem;
import vn.phusa.innovationindex.Indices;
import vn.phusa.innovationindex.Parcel;
import vn.phusa.innovationindex.Presets;
import vn.phusa.innovationindex.RecordMappings;
import vn.phusa.innovationindex.RequestId;
import vn.phusa.party.OrganisationRow;
import vn.phusa.party.Parties;
import vn.phusa.setup.HomeProvince;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Refused;

/** Pages of those who collect, enter and check figures, and who make editions of their own. */
@Controller
class KeeperPages {
    /** The last day on which provinces deliver their data (as the Ministry set it in 2024). */
    private static final MonthDay USUAL_DEADLINE = MonthDay.of(8, 30);

    private static final long LARGEST_FILE = 20L << 20;

    private final Indices indices;
    private final FigureRequests requests;
    private final RecordMappings mappings;
    private final Geography geography;
    private final Presets presets;
    private final Parties parties;
    private final HomeProvince home;
    private final Clock clock;

    KeeperPages(
            Indices indices,
            FigureRequests requests,
            RecordMappings mappings,
            Geography geography,
            Presets presets,
            Parties parties,
            HomeProvince home,
            Clock clock) {
        this.indices = indices;
        this.requests = requests;
        this.mappings = mappings;
        this.geography = geography;
        this.presets = presets;
        this.parties = parties;
        this.home = home;
        this.clock = clock;
    }

    // ---- the list

    @GetMapping("/index-data/requests")
    ModelAndView list(Actor actor) {
        if (!actor.maySomewhere(IndexPermission.ENTER)
                && !actor.maySomewhere(IndexPermission.CHECK)
                && !actor.maySomewhere(IndexPermission.SEE_UNPUBLISHED)) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        List<FigureRequests.View> views = requests.list(actor);
        Map<String, Object> model = new HashMap<>();
        model.put("views", views);
        model.put("geography", geography);
        model.put(
                "names",
                names(views.stream().map(view -> view.request().holder()).toList()));
        model.put("today", VietnamTime.today(clock));
        return new ModelAndView("innovationindex/requests", model);
    }

    private Map<PartyId, String> names(Collection<PartyId> ids) {
        return parties.names(ids, VietnamTime.today(clock));
    }

    // ---- one request

    @GetMapping("/index-data/requests/{id:[1-9]\\d{0,17}}")
    ModelAndView request(Actor actor, @PathVariable long id) {
        return page(actor, new RequestId(id), Form.empty());
    }

    private ModelAndView page(Actor actor, RequestId id, Form form) {
        FigureRequests.View view = Refused.unlessAccepted(requests.view(actor, id));
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("geography", geography);
        model.put(
                "holder",
                names(List.of(view.request().holder()))
                        .getOrDefault(view.request().holder(), ""));
        List<RecordedFigure> recorded = requests.recorded(actor, id);
        String mapped = requests.mapped(view.request());
        model.put("recorded", recorded);
        model.put("mapped", mapped);
        model.put("form", form.problems().isEmpty() ? Form.of(Map.of("key", mapped)) : form);
        return new ModelAndView("innovationindex/request", model);
    }

    @PostMapping("/index-data/requests/{id:[1-9]\\d{0,17}}/figure")
    ModelAndView enter(
            Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect)
            throws IOException {
        List<Problem> problems = new ArrayList<>();
        Double value = QuestionPages.number(typed(request, "value"));
        if (value == null) {
            problems.add(Problem.at("value", Refusal.NOT_A_NUMBER, typed(request, "value")));
        }
        String year = typed(request, "dataYear");
        if (!year.matches("\\d{4}")) {
            problems.add(Problem.at("dataYear", Refusal.NOT_A_NUMBER, year));
        }
        Outcome<FigureRequest> outcome =
                Outcome.rejected(problems.isEmpty() ? List.of(Problem.of(Refusal.REQUIRED)) : problems);
        if (value != null && problems.isEmpty()) {
            Figure figure = new Figure(
                    value,
                    qualifier(typed(request, "qualifier")),
                    Integer.parseInt(year),
                    !typed(request, "provisional").isEmpty(),
                    !typed(request, "estimated").isEmpty(),
                    typed(request, "source"),
                    typed(request, "note"));
            if (file == null || file.isEmpty()) {
                outcome = requests.submit(actor, new RequestId(id), figure, null, submission(request));
            } else {
                String name = file.getOriginalFilename();
                try (InputStream content = file.getInputStream()) {
                    outcome = requests.submit(
                            actor,
                            new RequestId(id),
                            figure,
                            new FigureRequests.Proof(name == null ? "" : name, content),
                            submission(request));
                }
            }
        }
        return answer(actor, id, outcome, "innovationindex.done.submitted", request, response, redirect);
    }

    /** Hands in what the platform's own records say. */
    @PostMapping("/index-data/requests/{id:[1-9]\\d{0,17}}/recorded")
    ModelAndView enterRecorded(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Outcome<FigureRequest> outcome = requests.submitRecorded(
                actor, new RequestId(id), typed(request, "key"), typed(request, "recordNote"), submission(request));
        if (outcome instanceof Outcome.Rejected<FigureRequest>(List<Problem> problems)) {
            // This form has its note under a name of its own.
            outcome = Outcome.rejected(problems.stream()
                    .map(problem -> "note".equals(problem.field())
                            ? new Problem(problem.code(), "recordNote", problem.arguments())
                            : problem)
                    .toList());
        }
        return answer(actor, id, outcome, "innovationindex.done.submitted", request, response, redirect);
    }

    @PostMapping("/index-data/requests/{id:[1-9]\\d{0,17}}/accept")
    ModelAndView accept(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return answer(
                actor,
                id,
                requests.accept(actor, new RequestId(id), typed(request, "remark")),
                "innovationindex.done.accepted",
                request,
                response,
                redirect);
    }

    @PostMapping("/index-data/requests/{id:[1-9]\\d{0,17}}/return")
    ModelAndView giveBack(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return answer(
                actor,
                id,
                requests.giveBack(actor, new RequestId(id), typed(request, "reason")),
                "innovationindex.done.returned",
                request,
                response,
                redirect);
    }

    private ModelAndView answer(
            Actor actor,
            long id,
            Outcome<FigureRequest> outcome,
            String done,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return switch (outcome) {
            case Outcome.Accepted<FigureRequest> _ -> {
                Flash.success(redirect, done);
                yield new ModelAndView("redirect:/index-data/requests/" + id);
            }
            case Outcome.Rejected<FigureRequest>(List<Problem> problems) -> {
                refuseOutright(problems);
                response.setStatus(problems.getFirst().code().category().status());
                yield page(actor, new RequestId(id), Form.refused(request.getParameterMap(), problems));
            }
        };
    }

    private static void refuseOutright(List<Problem> problems) {
        if (problems.stream()
                .anyMatch(problem -> problem.field() == null
                        && (problem.code() == Refusal.FORBIDDEN || problem.code() == Refusal.NOT_FOUND))) {
            throw new Refused(problems);
        }
    }

    // ---- keeping an edition

    @GetMapping("/index-data/editions/{id:[1-9]\\d{0,17}}")
    ModelAndView edition(Actor actor, @PathVariable long id) {
        return keeping(
                actor,
                new EditionId(id),
                Form.of(Map.of("province", home.key(), "dueOn", usualDeadline().toString())));
    }

    private LocalDate usualDeadline() {
        LocalDate today = VietnamTime.today(clock);
        LocalDate day = USUAL_DEADLINE.atYear(today.getYear());
        return day.isBefore(today) ? day.plusYears(1) : day;
    }

    private ModelAndView keeping(Actor actor, EditionId id, Form form) {
        Edition edition = Refused.unlessAccepted(indices.edition(actor, id));
        if (!edition.allows(actor, IndexPermission.KEEP)) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        Map<String, Object> model = new HashMap<>();
        model.put(
                "view",
                new View(
                        Refused.unlessAccepted(indices.show(actor, edition.series(), edition.year(), Choice.OWN)),
                        null,
                        geography,
                        home.key(),
                        ""));
        model.put("units", units());
        model.put("provinces", provinces(actor, edition));
        model.put(
                "asked",
                requests.list(actor).stream()
                        .filter(view -> view.edition().id().equals(id))
                        .toList());
        model.put("open", edition.open(clock.instant()));
        model.put("versions", indices.versions(edition));
        model.put("form", form);
        return new ModelAndView("innovationindex/keeping", model);
    }

    private Map<String, String> units() {
        Map<String, String> units = new LinkedHashMap<>();
        for (OrganisationRow row : parties.all(ListQuery.all(), VietnamTime.today(clock))) {
            if (row.ended() == null) {
                units.put(row.id().toString(), row.name().vietnamese());
            }
        }
        return units;
    }

    private Map<String, String> provinces(Actor actor, Edition edition) {
        Map<String, String> provinces = new LinkedHashMap<>();
        Indices.Shown shown = Refused.unlessAccepted(indices.show(actor, edition.series(), edition.year(), Choice.OWN));
        if (shown.result() != null) {
            for (String unit : new TreeSet<>(shown.result().data().values().units())) {
                provinces.put(unit, geography.name(unit));
            }
        } else {
            geography.tiles().forEach(tile -> provinces.put(tile.code(), tile.name()));
        }
        return provinces;
    }

    @PostMapping("/index-data/editions/{id:[1-9]\\d{0,17}}/requests")
    ModelAndView ask(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") List<String> indicators,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        List<Problem> problems = new ArrayList<>();
        LocalDate due = null;
        try {
            due = LocalDate.parse(typed(request, "dueOn"));
        } catch (DateTimeParseException e) {
            problems.add(Problem.at("dueOn", Refusal.NOT_A_DATE, typed(request, "dueOn")));
        }
        String holder = typed(request, "holder");
        boolean known = holder.matches("[1-9]\\d{0,17}")
                && parties.organisation(new PartyId(Long.parseLong(holder))).isPresent();
        if (!known) {
            problems.add(Problem.at("holder", IndexProblem.UNKNOWN_UNIT));
        }
        Outcome<List<FigureRequest>> outcome = due == null || !problems.isEmpty()
                ? Outcome.rejected(problems)
                : requests.ask(
                        actor,
                        new EditionId(id),
                        indicators,
                        typed(request, "province"),
                        new PartyId(Long.parseLong(holder)),
                        due);
        return switch (outcome) {
            case Outcome.Accepted<List<FigureRequest>>(List<FigureRequest> made) -> {
                Flash.success(redirect, "innovationindex.done.asked", String.valueOf(made.size()));
                yield new ModelAndView("redirect:/index-data/requests");
            }
            case Outcome.Rejected<List<FigureRequest>>(List<Problem> refused) ->
                again(actor, id, refused, request, response);
        };
    }

    private ModelAndView again(
            Actor actor, long id, List<Problem> problems, HttpServletRequest request, HttpServletResponse response) {
        refuseOutright(problems);
        response.setStatus(problems.getFirst().code().category().status());
        return keeping(actor, new EditionId(id), Form.refused(request.getParameterMap(), problems));
    }

    /** Opens an edition of one's own, or the figures collected for one, now or from the moment given. */
    @PostMapping("/index-data/editions/{id:[1-9]\\d{0,17}}/{what:publish|figures}")
    ModelAndView publish(
            Actor actor,
            @PathVariable long id,
            @PathVariable String what,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        String day = typed(request, "embargo");
        Instant until = null;
        if (!day.isEmpty()) {
            try {
                until = VietnamTime.startOf(LocalDate.parse(day));
            } catch (DateTimeParseException e) {
                return again(actor, id, List.of(Problem.at("embargo", Refusal.NOT_A_DATE, day)), request, response);
            }
        }
        Outcome<?> outcome = what.equals("publish")
                ? indices.publish(actor, new EditionId(id), until)
                : requests.open(actor, new EditionId(id), until == null ? clock.instant() : until);
        return switch (outcome) {
            case Outcome.Accepted<?> _ -> {
                Flash.success(redirect, "innovationindex.done." + what);
                yield new ModelAndView("redirect:/index-data/editions/" + id);
            }
            case Outcome.Rejected<?>(List<Problem> refused) -> again(actor, id, refused, request, response);
        };
    }

    /** Replaces the data of a draft, its frame or its rules; every earlier version stays. */
    @PostMapping("/index-data/editions/{id:[1-9]\\d{0,17}}/data")
    ModelAndView data(
            Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable MultipartFile data,
            @RequestParam(required = false) @Nullable MultipartFile frame,
            @RequestParam(required = false) @Nullable MultipartFile ownRules,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect)
            throws IOException {
        List<Problem> problems = new ArrayList<>();
        String frameText = text(frame, "frame", false, problems);
        String dataText = text(data, "data", false, problems);
        String rulesText = text(ownRules, "ownRules", false, problems);
        String preset = presets.text(typed(request, "rules"));
        Outcome<Edition> outcome = problems.isEmpty()
                ? indices.revise(
                        actor, new EditionId(id), frameText, rulesText.isEmpty() ? preset : rulesText, dataText)
                : Outcome.rejected(problems);
        return switch (outcome) {
            case Outcome.Accepted<Edition> _ -> {
                Flash.success(redirect, "innovationindex.done.data");
                yield new ModelAndView("redirect:/index-data/editions/" + id);
            }
            case Outcome.Rejected<Edition>(List<Problem> refused) -> again(actor, id, refused, request, response);
        };
    }

    // ---- which indicators are taken from the platform's records

    @GetMapping("/index-data/editions/{id:[1-9]\\d{0,17}}/records")
    ModelAndView records(Actor actor, @PathVariable long id) {
        return records(actor, new EditionId(id), Form.empty());
    }

    private ModelAndView records(Actor actor, EditionId id, Form form) {
        return new ModelAndView(
                "innovationindex/records",
                Map.of("view", Refused.unlessAccepted(mappings.view(actor, id)), "form", form));
    }

    @PostMapping("/index-data/editions/{id:[1-9]\\d{0,17}}/records")
    ModelAndView mapRecords(
            Actor actor,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Map<String, String> keys = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith("key.")) {
                keys.put(name.substring("key.".length()), values[0].strip());
            }
        });
        String seen = typed(request, "seen");
        Outcome<Integer> outcome = mappings.decide(
                actor,
                new EditionId(id),
                keys,
                typed(request, "note"),
                seen.matches("\\d{1,9}") ? Integer.parseInt(seen) : -1);
        return switch (outcome) {
            case Outcome.Accepted<Integer>(Integer changed) -> {
                Flash.success(
                        redirect,
                        changed == 0 ? "innovationindex.done.mapped.none" : "innovationindex.done.mapped",
                        String.valueOf(changed));
                yield new ModelAndView("redirect:/index-data/editions/" + id + "/records");
            }
            case Outcome.Rejected<Integer>(List<Problem> problems) -> {
                refuseOutright(problems);
                response.setStatus(problems.getFirst().code().category().status());
                yield records(actor, new EditionId(id), Form.refused(request.getParameterMap(), problems));
            }
        };
    }

    // ---- a new edition

    @GetMapping("/index-data/new")
    ModelAndView fresh(Actor actor) {
        return newForm(actor, Form.of(Map.of("rules", "gii")));
    }

    private ModelAndView newForm(Actor actor, Form form) {
        if (!actor.maySomewhere(IndexPermission.KEEP)) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        Map<String, String> keepers = new LinkedHashMap<>();
        for (OrganisationRow row : parties.all(ListQuery.all(), VietnamTime.today(clock))) {
            if (row.ended() == null && actor.may(IndexPermission.KEEP, row.id())) {
                keepers.put(row.id().toString(), row.name().vietnamese());
            }
        }
        return new ModelAndView(
                "innovationindex/new", Map.of("form", form, "keepers", keepers, "frames", frames(actor)));
    }

    /** The frames that one may begin from: the newest of each index. */
    private Map<String, String> frames(Actor actor) {
        Map<String, String> frames = new LinkedHashMap<>();
        for (Indices.Shelf shelf : indices.shelves(actor)) {
            Edition newest = shelf.editions().getFirst();
            frames.put(
                    newest.series() + "-" + newest.year(), shelf.series().name().vietnamese() + " " + newest.year());
        }
        return frames;
    }

    private String chosenFrame(Actor actor, String chosen) {
        int dash = chosen.lastIndexOf('-');
        return dash > 0
                        && chosen.substring(dash + 1).matches("\\d{4}")
                        && indices.edition(
                                        actor, chosen.substring(0, dash), Integer.parseInt(chosen.substring(dash + 1)))
                                instanceof Outcome.Accepted<Edition>(Edition edition)
                ? indices.parcel(edition).frame()
                : "";
    }

    @PostMapping("/index-data/new")
    ModelAndView create(
            Actor actor,
            @RequestParam(required = false) @Nullable MultipartFile frame,
            @RequestParam(required = false) @Nullable MultipartFile data,
            @RequestParam(required = false) @Nullable MultipartFile ownRules,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect)
            throws IOException {
        List<Problem> problems = new ArrayList<>();
        String frameText = text(frame, "frame", false, problems);
        if (frameText.isEmpty() && problems.isEmpty()) {
            frameText = chosenFrame(actor, typed(request, "from"));
            if (frameText.isEmpty()) {
                problems.add(Problem.at("frame", Refusal.REQUIRED));
            }
        }
        String dataText = text(data, "data", false, problems);
        String rulesText = text(ownRules, "ownRules", false, problems);
        String year = typed(request, "year");
        if (!year.matches("\\d{4}")) {
            problems.add(Problem.at("year", Refusal.NOT_A_NUMBER, year));
        }
        String keeper = typed(request, "keeper");
        if (!keeper.matches("[1-9]\\d{0,17}")) {
            problems.add(Problem.at("keeper", Refusal.REQUIRED));
        }
        Outcome<Edition> outcome = problems.isEmpty()
                ? indices.create(
                        actor,
                        new Indices.NewEdition(
                                typed(request, "series"),
                                new Bilingual(
                                        typed(request, "name"),
                                        typed(request, "nameEn").isEmpty()
                                                ? typed(request, "name")
                                                : typed(request, "nameEn")),
                                Integer.parseInt(year),
                                new PartyId(Long.parseLong(keeper)),
                                Bilingual.same(typed(request, "legal")),
                                "",
                                new Parcel(
                                        frameText,
                                        rulesText.isEmpty() ? presets.text(typed(request, "rules")) : rulesText,
                                        dataText.isEmpty() ? null : dataText)))
                : Outcome.rejected(problems);
        return switch (outcome) {
            case Outcome.Accepted<Edition>(Edition made) -> {
                Flash.success(redirect, "innovationindex.done.created");
                yield new ModelAndView("redirect:" + made.path());
            }
            case Outcome.Rejected<Edition>(List<Problem> refused) -> {
                refuseOutright(refused);
                response.setStatus(refused.getFirst().code().category().status());
                yield newForm(actor, Form.refused(request.getParameterMap(), refused));
            }
        };
    }

    /** A text file as it was sent; empty where none was. A workbook is turned into the text of its first sheet. */
    private static String text(@Nullable MultipartFile file, String field, boolean needed, List<Problem> problems)
            throws IOException {
        if (file == null || file.isEmpty()) {
            if (needed) {
                problems.add(Problem.at(field, Refusal.REQUIRED));
            }
            return "";
        }
        if (file.getSize() > LARGEST_FILE) {
            problems.add(Problem.at(field, Refusal.TOO_LONG, LARGEST_FILE));
            return "";
        }
        byte[] content = file.getBytes();
        if (content.length > 3 && content[0] == 'P' && content[1] == 'K') {
            return SheetReading.csv(content, field, problems);
        }
        String text = new String(content, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            // The engine says at which line the encoding breaks.
            problems.addAll(SheetReading.badEncoding(field, content));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String typed(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }

    private static Qualifier qualifier(String name) {
        for (Qualifier qualifier : Qualifier.values()) {
            if (qualifier.name().equals(name)) {
                return qualifier;
            }
        }
        return Qualifier.EXACTLY;
    }

    private static @Nullable UUID submission(HttpServletRequest request) {
        String key = request.getParameter("_once");
        return key != null && key.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? UUID.fromString(key) : null;
    }
}
