package vn.phusa.setup.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.phusa.access.Accounts;
import vn.phusa.access.Admission;
import vn.phusa.base.AccountId;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.document.Documents;
import vn.phusa.duty.CalendarDay;
import vn.phusa.duty.WorkingCalendars;
import vn.phusa.setup.Draft;
import vn.phusa.setup.Draft.Step;
import vn.phusa.setup.OwnDay;
import vn.phusa.setup.Province;
import vn.phusa.setup.Setup;
import vn.phusa.setup.SetupProblem;
import vn.phusa.setup.UnitColumn;
import vn.phusa.setup.UnitSheet;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.Languages;
import vn.phusa.shell.PublicPath;
import vn.phusa.shell.Refused;

/** The set-up, a page a step; open to whoever has typed the token, and only until it is over. */
@Controller
class SetupPages {
    /** Session attribute of whoever has typed the token. */
    private static final String OPENED = "setup.opened";

    private static final List<CalendarDay.Kind> KINDS = List.of(
            CalendarDay.Kind.IN_LIEU,
            CalendarDay.Kind.SWAPPED_REST,
            CalendarDay.Kind.SWAPPED_WORK,
            CalendarDay.Kind.HOLIDAY);

    private final Setup setup;
    private final WorkingCalendars calendars;
    private final Documents documents;
    private final Accounts accounts;
    private final Admission admission;
    private final Languages languages;

    SetupPages(
            Setup setup,
            WorkingCalendars calendars,
            Documents documents,
            Accounts accounts,
            Admission admission,
            Languages languages) {
        this.setup = setup;
        this.calendars = calendars;
        this.documents = documents;
        this.accounts = accounts;
        this.admission = admission;
        this.languages = languages;
    }

    /** Nobody can have an account yet; the token is the key. */
    @Bean
    static PublicPath setupPath() {
        return new PublicPath(null, "/setup");
    }

    @Bean
    static PublicPath setupStepPaths() {
        return new PublicPath(null, "/setup/*");
    }

    // ---- the token

    @GetMapping("/setup")
    ModelAndView token(@RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        Draft draft = unfinished();
        if (opened(request)) {
            return new ModelAndView("redirect:" + draft.next().path());
        }
        return token.isEmpty() ? tokenPage(Form.empty()) : open(token, request);
    }

    @PostMapping("/setup")
    ModelAndView enter(
            @RequestParam(defaultValue = "") String token, HttpServletRequest request, HttpServletResponse response) {
        unfinished();
        ModelAndView next = open(token, request);
        if (!opened(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        }
        return next;
    }

    private ModelAndView open(String token, HttpServletRequest request) {
        if (!setup.opens(token)) {
            return tokenPage(new Form(Map.of(), List.of(Problem.at("token", SetupProblem.WRONG_TOKEN))));
        }
        request.getSession(true);
        request.changeSessionId();
        request.getSession().setAttribute(OPENED, token.strip());
        return new ModelAndView("redirect:" + unfinished().next().path());
    }

    private static ModelAndView tokenPage(Form form) {
        return new ModelAndView("setup/token", Map.of("form", form));
    }

    private boolean opened(HttpServletRequest request) {
        return request.getSession(false) != null
                && request.getSession(false).getAttribute(OPENED) instanceof String token
                && setup.opens(token);
    }

    private Draft unfinished() {
        return setup.draft().orElseThrow(() -> new Refused(List.of(Problem.of(Refusal.NOT_FOUND))));
    }

    /** The draft, for whoever has typed the token. */
    private Draft draft(HttpServletRequest request) {
        Draft draft = unfinished();
        if (!opened(request)) {
            throw new Refused(List.of(Problem.of(SetupProblem.WRONG_TOKEN)));
        }
        return draft;
    }

    // ---- who we are

    @GetMapping("/setup/place")
    ModelAndView place(HttpServletRequest request) {
        Draft draft = draft(request);
        Province province = draft.province();
        return page(
                Step.PLACE,
                draft,
                province == null
                        ? Form.empty()
                        : Form.of(Map.of(
                                "kind", province.kind().name(), "name", province.name(), "code", province.code())),
                Map.of());
    }

    @PostMapping("/setup/place")
    ModelAndView place(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        Draft draft = draft(request);
        Optional<Province.Kind> chosen = chosen(Province.Kind.values(), kind);
        Outcome<Draft> outcome = chosen.map(one -> setup.place(Province.typed(one, name, code)))
                .orElseGet(() -> Outcome.rejected(Problem.at("kind", Refusal.REQUIRED)));
        return after(Step.PLACE, draft, outcome, Map.of(), request, response);
    }

    // ---- the focal point and the first units

    @GetMapping("/setup/units")
    ModelAndView units(HttpServletRequest request) {
        Draft draft = draft(request);
        Province province = draft.province();
        if (province == null) {
            return new ModelAndView("redirect:" + Step.PLACE.path());
        }
        String focal = draft.focalPoint() == null ? province.scienceDepartment() : draft.focalPoint();
        return unitsPage(draft, Form.of(Map.of("focal", focal, "units", draft.units())));
    }

    private ModelAndView unitsPage(Draft draft, Form form) {
        return page(
                Step.UNITS,
                draft,
                form,
                Map.of("list", Setup.read(draft.province(), form.value("focal"), form.value("units"))));
    }

    /**
     * @param show leads back to the page, which shows how the list was understood
     * @param read asks for the file to be read; so does choosing one
     */
    @PostMapping("/setup/units")
    ModelAndView units(
            @RequestParam(defaultValue = "") String focal,
            @RequestParam(defaultValue = "") String units,
            @RequestParam(defaultValue = "false") boolean show,
            @RequestParam(defaultValue = "false") boolean read,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Draft draft = draft(request);
        if (read || file != null && !file.isEmpty()) {
            Outcome<Draft> outcome = file == null || file.isEmpty()
                    ? Outcome.rejected(Problem.at("file", Refusal.REQUIRED))
                    : table(file).then(table -> setup.readUnits(focal, units, table));
            return switch (outcome) {
                case Outcome.Accepted<Draft> _ -> new ModelAndView("redirect:/setup/units-file");
                case Outcome.Rejected<Draft>(List<Problem> problems) -> {
                    response.setStatus(problems.getFirst().code().category().status());
                    yield unitsPage(draft, Form.refused(request.getParameterMap(), problems));
                }
            };
        }
        return switch (setup.units(focal, units)) {
            case Outcome.Accepted<Draft> _ ->
                new ModelAndView("redirect:" + (show ? Step.UNITS : Step.CALENDAR).path());
            case Outcome.Rejected<Draft>(List<Problem> problems) -> {
                response.setStatus(problems.getFirst().code().category().status());
                yield unitsPage(draft, Form.refused(request.getParameterMap(), problems));
            }
        };
    }

    private Outcome<Documents.Table> table(MultipartFile file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            return documents.tableOf(content, Objects.requireNonNullElse(file.getOriginalFilename(), ""));
        }
    }

    /** @param format {@code xlsx} or {@code csv} */
    @GetMapping("/setup/units-template")
    void template(
            @RequestParam(defaultValue = "xlsx") String format,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        draft(request);
        UnitTemplate.send(format, languages.in(locale), response);
    }

    /** How the file is understood, row by row. */
    @GetMapping("/setup/units-file")
    ModelAndView unitsFile(HttpServletRequest request) {
        Draft draft = draft(request);
        return draft.sheet() == null
                ? new ModelAndView("redirect:" + Step.UNITS.path())
                : unitsFilePage(draft, draft.sheet(), columnsForm(draft.sheet()));
    }

    private ModelAndView unitsFilePage(Draft draft, UnitSheet sheet, Form form) {
        return page(
                "units-file",
                draft,
                form,
                Map.of("sheet", sheet, "checked", Refused.unlessAccepted(setup.checkedSheet())));
    }

    private static Form columnsForm(UnitSheet sheet) {
        Map<String, String> meant = new HashMap<>();
        sheet.columns().forEach((column, meaning) -> meant.put("column-" + column, meaning.key()));
        return Form.of(meant);
    }

    /** @param take true: takes the units; else whatever the columns are said to mean */
    @PostMapping("/setup/units-file")
    ModelAndView unitsFile(
            @RequestParam(defaultValue = "false") boolean take,
            @RequestParam(defaultValue = "false") boolean leave,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Draft draft = draft(request);
        UnitSheet sheet = draft.sheet();
        if (sheet == null) {
            return new ModelAndView("redirect:" + Step.UNITS.path());
        }
        Outcome<Draft> outcome = leave ? setup.leaveUnits() : take ? setup.takeUnits() : understood(sheet, request);
        return switch (outcome) {
            case Outcome.Accepted<Draft> _ -> {
                if (take) {
                    Flash.success(redirect, "setup.file.taken", sheet.file());
                }
                yield new ModelAndView("redirect:" + (take || leave ? Step.UNITS.path() : "/setup/units-file"));
            }
            case Outcome.Rejected<Draft>(List<Problem> problems) -> {
                response.setStatus(problems.getFirst().code().category().status());
                yield unitsFilePage(
                        draft,
                        sheet,
                        take
                                ? new Form(columnsForm(sheet).values(), problems)
                                : Form.refused(request.getParameterMap(), problems));
            }
        };
    }

    private Outcome<Draft> understood(UnitSheet sheet, HttpServletRequest request) {
        Map<Integer, UnitColumn> meant = new HashMap<>();
        for (int column = 0; column < sheet.headings().size(); column++) {
            String chosen = request.getParameter("column-" + column);
            for (UnitColumn meaning : UnitColumn.values()) {
                if (meaning.key().equals(chosen)) {
                    meant.put(column, meaning);
                }
            }
        }
        return setup.understandUnits(meant);
    }

    // ---- the calendar

    @GetMapping("/setup/calendar")
    ModelAndView calendar(HttpServletRequest request) {
        return calendarPage(draft(request), Form.empty());
    }

    private ModelAndView calendarPage(Draft draft, Form form) {
        return page(
                Step.CALENDAR,
                draft,
                form,
                Map.of(
                        "kinds",
                        KINDS,
                        "years",
                        calendars.calendar().years().stream().sorted().toList(),
                        "calendar",
                        calendars.calendar()));
    }

    @PostMapping("/setup/calendar")
    ModelAndView calendar(
            @RequestParam(defaultValue = "") String add,
            @RequestParam(defaultValue = "") String remove,
            @RequestParam(defaultValue = "") String date,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String source,
            HttpServletRequest request,
            HttpServletResponse response) {
        Draft draft = draft(request);
        if (!remove.isEmpty()) {
            setup.removeDay(LocalDate.parse(remove));
            return new ModelAndView("redirect:" + Step.CALENDAR.path());
        }
        if (add.isEmpty() && date.isBlank() && day.isBlank()) {
            setup.calendarSeen();
            return new ModelAndView("redirect:" + Step.ADMINISTRATOR.path());
        }
        return switch (ownDay(date, kind, day, source).then(setup::addDay)) {
            case Outcome.Accepted<Draft> _ -> {
                if (add.isEmpty()) {
                    setup.calendarSeen();
                }
                yield new ModelAndView("redirect:" + (add.isEmpty() ? Step.ADMINISTRATOR : Step.CALENDAR).path());
            }
            case Outcome.Rejected<Draft>(List<Problem> problems) -> {
                response.setStatus(problems.getFirst().code().category().status());
                yield calendarPage(draft, Form.refused(request.getParameterMap(), problems));
            }
        };
    }

    private static Outcome<OwnDay> ownDay(String date, String kind, String name, String source) {
        List<Problem> problems = new ArrayList<>();
        Optional<CalendarDay.Kind> chosen =
                KINDS.stream().filter(one -> one.code().equals(kind)).findFirst();
        if (chosen.isEmpty()) {
            problems.add(Problem.at("kind", Refusal.REQUIRED));
        }
        LocalDate on = null;
        try {
            on = LocalDate.parse(date.strip());
        } catch (DateTimeParseException e) {
            problems.add(
                    date.isBlank()
                            ? Problem.at("date", Refusal.REQUIRED)
                            : Problem.at("date", Refusal.NOT_A_DATE, date.strip()));
        }
        return on == null || chosen.isEmpty()
                ? Outcome.rejected(problems)
                : Outcome.accepted(new OwnDay(on, chosen.get(), name.strip(), source.strip()));
    }

    // ---- the first administrator

    @GetMapping("/setup/administrator")
    ModelAndView administrator(HttpServletRequest request) {
        Draft draft = draft(request);
        return draft.next() == Step.ADMINISTRATOR
                ? administratorPage(
                        draft, Form.of(Map.of("login", "quan-tri", "language", "vi", "coordinates", "true")))
                : new ModelAndView("redirect:" + draft.next().path());
    }

    private ModelAndView administratorPage(Draft draft, Form form) {
        String focal = draft.focalPoint() == null ? "" : draft.focalPoint();
        return page(
                Step.ADMINISTRATOR, draft, form, Map.of("list", Setup.read(draft.province(), focal, draft.units())));
    }

    @PostMapping("/setup/administrator")
    ModelAndView administrator(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "vi") String language,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            @RequestParam(defaultValue = "false") boolean coordinates,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Draft draft = draft(request);
        return switch (setup.finish(
                new Setup.Administrator(login, name, email, language, password, repeated, coordinates))) {
            case Outcome.Accepted<AccountId>(AccountId account) -> {
                request.getSession().removeAttribute(OPENED);
                // Whoever has just chosen the password need not type it again.
                accounts.find(account).ifPresent(opened -> admission.admit(opened, request, response));
                Flash.success(redirect, "setup.done", login.strip());
                yield new ModelAndView("redirect:" + Admission.FIRST_PASSKEY);
            }
            case Outcome.Rejected<AccountId>(List<Problem> problems) -> {
                response.setStatus(problems.getFirst().code().category().status());
                yield administratorPage(draft, Form.refused(request.getParameterMap(), problems));
            }
        };
    }

    // ----

    private ModelAndView after(
            Step step,
            Draft draft,
            Outcome<Draft> outcome,
            Map<String, ?> more,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (outcome) {
            case Outcome.Accepted<Draft> _ -> new ModelAndView("redirect:" + Step.values()[step.ordinal() + 1].path());
            case Outcome.Rejected<Draft>(List<Problem> problems) -> {
                response.setStatus(problems.getFirst().code().category().status());
                yield page(step, draft, Form.refused(request.getParameterMap(), problems), more);
            }
        };
    }

    private static ModelAndView page(Step step, Draft draft, Form form, Map<String, ?> more) {
        return page(step.code(), draft, form, more);
    }

    private static ModelAndView page(String view, Draft draft, Form form, Map<String, ?> more) {
        Map<String, Object> model = new HashMap<>(more);
        model.put("draft", draft);
        model.put("form", form);
        return new ModelAndView("setup/" + view, model);
    }

    private static <E extends Enum<E>> Optional<E> chosen(E[] values, @Nullable String name) {
        return java.util.Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst();
    }
}
