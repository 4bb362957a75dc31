package vn.phusa.traceability.trace.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.base.store.OwnAddress;
import vn.phusa.document.paper.Block;
import vn.phusa.document.paper.OfficialPaper;
import vn.phusa.document.paper.PaperKind;
import vn.phusa.document.paper.PdfPaper;
import vn.phusa.document.paper.Signature;
import vn.phusa.document.paper.SigningAuthority;
import vn.phusa.party.Contact;
import vn.phusa.party.Organisation;
import vn.phusa.party.OrganisationRow;
import vn.phusa.party.Parties;
import vn.phusa.party.PartyPermission;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.Languages;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Listing;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Wording;
import vn.phusa.shell.web.Downloads;
import vn.phusa.traceability.GoodsNames;
import vn.phusa.traceability.TraceabilityPermission;
import vn.phusa.traceability.answer.LetterAnswers;
import vn.phusa.traceability.trace.Holder;
import vn.phusa.traceability.trace.KeyRange;
import vn.phusa.traceability.trace.Places;
import vn.phusa.traceability.trace.Reach;
import vn.phusa.traceability.trace.Recall;
import vn.phusa.traceability.trace.RecallId;
import vn.phusa.traceability.trace.Recalls;
import vn.phusa.traceability.trace.Traces;

/** Recalls and their drills. */
@Controller
public class RecallPages {
    private static final int RANGES_SHOWN = 50;
    private static final int MOST_READ = 20_000;

    private final Recalls recalls;
    private final Parties parties;
    private final Traces traces;
    private final GoodsNames goods;
    private final LetterAnswers answers;
    private final OwnAddress own;
    private final Languages languages;
    private final Clock clock;

    RecallPages(
            Recalls recalls,
            Parties parties,
            Traces traces,
            GoodsNames goods,
            LetterAnswers answers,
            OwnAddress own,
            Languages languages,
            Clock clock) {
        this.recalls = recalls;
        this.answers = answers;
        this.own = own;
        this.traces = traces;
        this.goods = goods;
        this.parties = parties;
        this.languages = languages;
        this.clock = clock;
    }

    /**
     * A line of the contact sheet.
     *
     * @param name of the party; its identifier where the register does not know it
     * @param due until when it answers; null where it was not told
     * @param late whether that is over without an answer
     * @param untold why it has not been told; null where it has
     */
    public record ContactLine(
            Holder holder,
            String name,
            String phone,
            String email,
            String address,
            @Nullable Instant due,
            boolean late,
            Holder.@Nullable Untold untold) {
        /** What events call it where that is more than its name; empty where somebody typed the name alone. */
        public String number() {
            String party = holder.party();
            return party.startsWith("urn:vn-local:") || party.equals(name) ? "" : party;
        }

        /** Whether something can be done so that it is told. */
        public boolean toBeTold() {
            return untold != null && untold != Holder.Untold.RECALLS_ITSELF;
        }

        /** Whether its answer can be noted, since it has no place of its own to give it. */
        public boolean toBeAsked() {
            return holder.toldBy() == Holder.Way.OTHERWISE && holder.answeredAt() == null;
        }

        /** Whether it was told, as wording key. */
        public String toldKey() {
            return untold == null
                    ? "traceability.recall.told"
                    : toBeTold() ? "traceability.recall.untold" : "traceability.recall.untold.not-needed";
        }

        /** How it was told or why not, as wording key. */
        public String howKey() {
            Holder.Way way = holder.toldBy();
            return untold != null
                    ? "traceability.recall.untold." + untold.code()
                    : "traceability.recall.told." + (way == null ? "account" : way.code());
        }
    }

    @GetMapping("/traceability/recalls")
    ModelAndView list(Actor actor) {
        if (!actor.maySomewhere(TraceabilityPermission.QUERY) && !actor.maySomewhere(TraceabilityPermission.OVERSEE)) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        Map<String, Object> model = new HashMap<>();
        List<Recalls.View> views = recalls.list(actor);
        model.put("views", views);
        model.put(
                "goods",
                goods.of(views.stream().map(view -> view.recall().start()).toList()));
        model.put("recalling", TracePages.mayRecall(actor));
        return new ModelAndView("traceability/recalls", model);
    }

    @GetMapping("/traceability/recalls/new")
    ModelAndView fresh(
            Actor actor, @RequestParam(defaultValue = "") String epc, @RequestParam(defaultValue = "") String kind) {
        if (!TracePages.mayRecall(actor)) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("epc", epc);
        typed.put("kind", kind.equals("drill") ? "drill" : "real");
        typed.put("hours", kind.equals("drill") ? "4" : "24");
        return form(actor, Form.of(typed));
    }

    private ModelAndView form(Actor actor, Form form) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("owners", owners(actor));
        return new ModelAndView("traceability/recall-new", model);
    }

    /** On whose behalf the actor may recall: number to name; nothing stands for the authority. */
    private Map<String, String> owners(Actor actor) {
        Map<String, String> owners = new LinkedHashMap<>();
        if (actor.mayEverywhere(TraceabilityPermission.ENFORCE)) {
            owners.put("", "");
        }
        Set<PartyId> own = new HashSet<>();
        actor.organisationsFor(TraceabilityPermission.SHARE).ifPresent(own::addAll);
        actor.organisationsFor(TraceabilityPermission.CAPTURE).ifPresent(own::addAll);
        parties.names(own, VietnamTime.today(clock)).entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(entry -> owners.put(entry.getKey().toString(), entry.getValue()));
        return owners;
    }

    @PostMapping("/traceability/recalls")
    ModelAndView open(
            Actor actor,
            @RequestParam(defaultValue = "") String epc,
            @RequestParam(defaultValue = "real") String kind,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String hours,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        boolean drill = kind.equals("drill");
        Recalls.NewRecall given = new Recalls.NewRecall(
                epc,
                drill,
                reason,
                owner.matches("[1-9]\\d{0,17}") ? new PartyId(Long.parseLong(owner)) : null,
                hours.strip().matches("\\d{1,4}") ? Integer.parseInt(hours.strip()) : 0);
        return switch (recalls.open(actor, given)) {
            case Outcome.Accepted<Recall>(Recall recall) -> {
                sayWhoWasTold(
                        actor,
                        recall,
                        drill ? "traceability.recall.drill-opened" : "traceability.recall.opened",
                        redirect);
                yield new ModelAndView("redirect:" + recall.path());
            }
            case Outcome.Rejected<Recall>(List<Problem> problems) -> {
                if (problems.getFirst().code() == Refusal.FORBIDDEN) {
                    throw new Refused(problems);
                }
                response.setStatus(problems.getFirst().code().category().status());
                yield form(actor, Form.refused(request.getParameterMap(), problems));
            }
        };
    }

    private Recalls.View view(Actor actor, long id) {
        return Refused.unlessAccepted(recalls.view(actor, new RecallId(id)));
    }

    @GetMapping("/traceability/recalls/{id:[1-9]\\d{0,17}}")
    @Nullable
    ModelAndView recall(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String format,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Recalls.View view = view(actor, id);
        List<ContactLine> lines = lines(view);
        if (Downloads.asked(format)) {
            Wording words = languages.in(locale);
            Downloads.send(format, sheet(words), lines.iterator(), words, response);
            return null;
        }
        return page(actor, view, lines, Form.empty());
    }

    private ModelAndView page(Actor actor, Recalls.View view, List<ContactLine> lines, Form form) {
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("lines", lines);
        model.put("form", form);
        boolean identifies =
                view.manages() && view.recall().open() && actor.mayEverywhere(TraceabilityPermission.ENFORCE);
        model.put("identifies", identifies);
        model.put("registers", identifies && actor.mayEverywhere(PartyPermission.REGISTER));
        model.put("organisations", identifies ? organisations() : Map.of());
        List<String> things = view.whole()
                ? recalls.things(actor, view.recall().id(), MOST_READ, 0).orThrow()
                : List.of();
        List<KeyRange> ranges = KeyRange.of(things);
        List<KeyRange> shown = ranges.subList(0, Math.min(RANGES_SHOWN, ranges.size()));
        model.put("things", shown);
        model.put(
                "goods",
                goods.of(Stream.concat(
                                Stream.of(view.recall().start()), shown.stream().map(KeyRange::first))
                        .toList()));
        model.put(
                "rest",
                view.recall().things()
                        - shown.stream().mapToInt(KeyRange::count).sum());
        model.put(
                "known",
                traces.known(view.places().stream().map(Reach.Stop::place).toList()));
        model.put("owner", owner(view.recall()));
        return new ModelAndView("traceability/recall", model);
    }

    private Map<String, String> organisations() {
        Map<String, String> organisations = new LinkedHashMap<>();
        for (OrganisationRow row : parties.all(ListQuery.all(), VietnamTime.today(clock))) {
            if (row.ended() == null) {
                organisations.put(row.id().toString(), row.name().vietnamese());
            }
        }
        return organisations;
    }

    private String owner(Recall recall) {
        PartyId owner = recall.owner();
        return owner == null ? "" : parties.nameOn(owner, VietnamTime.today(clock));
    }

    private List<ContactLine> lines(Recalls.View view) {
        List<ContactLine> lines = new ArrayList<>();
        Instant now = Objects.requireNonNullElse(view.recall().endedAt(), clock.instant());
        Map<String, Places.Known> known =
                traces.known(view.holders().stream().map(Holder::party).toList());
        for (Holder holder : view.holders()) {
            PartyId number = holder.organisation();
            Organisation organisation =
                    number == null ? null : parties.organisation(number).orElse(null);
            Instant told = holder.notifiedAt();
            Instant due = told == null
                    ? null
                    : told.plus(java.time.Duration.ofHours(view.recall().answerHours()));
            lines.add(new ContactLine(
                    holder,
                    number == null
                            ? Said.name(known, holder.party())
                            : parties.nameOn(number, VietnamTime.today(clock)),
                    contact(organisation, Contact.Kind.PHONE),
                    contact(organisation, Contact.Kind.EMAIL),
                    contact(organisation, Contact.Kind.ADDRESS),
                    due,
                    due != null && holder.answeredAt() == null && now.isAfter(due),
                    view.untold().get(holder.party())));
        }
        return lines;
    }

    private static String contact(@Nullable Organisation organisation, Contact.Kind kind) {
        return organisation == null
                ? ""
                : organisation.contacts().stream()
                        .filter(contact -> contact.kind() == kind)
                        .map(Contact::value)
                        .findFirst()
                        .orElse("");
    }

    private static String how(Wording words, ContactLine line) {
        String note = line.holder().toldNote();
        return words.say(line.toldKey()) + ": " + words.say(line.howKey()) + (note == null ? "" : ", " + note);
    }

    private static Listing<ContactLine> sheet(Wording words) {
        List<Listing.Column<ContactLine>> columns = new ArrayList<>();
        columns.add(column("party", ContactLine::name));
        columns.add(column("holds", line -> line.holder().holds()));
        columns.add(column("phone", ContactLine::phone));
        columns.add(column("email", ContactLine::email));
        columns.add(column("address", ContactLine::address));
        columns.add(column("first", line -> line.holder().firstSeen()));
        columns.add(column("last", line -> line.holder().lastSeen()));
        columns.add(column("told", line -> line.holder().notifiedAt()));
        columns.add(column("how", line -> how(words, line)));
        columns.add(column("due", ContactLine::due));
        columns.add(column("answered", line -> line.holder().answeredAt()));
        columns.add(column("answer", line -> line.holder().answer()));
        return new Listing<>("danh-ba-thu-hoi", "traceability.recall.sheet", List.copyOf(columns));
    }

    private static Listing.Column<ContactLine> column(
            String key, java.util.function.Function<ContactLine, @Nullable Object> value) {
        return new Listing.Column<>(key, "traceability.recall.column." + key, value, false);
    }

    /** The contact sheet to print. It is an official paper of the platform's province, so its words are Vietnamese. */
    @GetMapping("/traceability/recalls/{id:[1-9]\\d{0,17}}/contacts.pdf")
    void pdf(Actor actor, @PathVariable long id, HttpServletResponse response) throws IOException {
        Recalls.View view = view(actor, id);
        Recall recall = view.recall();
        Wording words = languages.vietnamese();
        List<List<String>> rows = new ArrayList<>();
        for (ContactLine line : lines(view)) {
            rows.add(List.of(
                    line.name(),
                    String.valueOf(line.holder().holds()),
                    String.join("; ", filled(line.phone(), line.email(), line.address())),
                    how(words, line),
                    Optional.ofNullable(line.holder().answer()).orElse("")));
        }
        List<Block> body = List.of(
                new Block.Paragraph(words.say(
                        "traceability.recall.paper.what",
                        Said.thing(words, recall.start(), goods.of(List.of(recall.start()))),
                        recall.start())),
                new Block.Paragraph(words.say("traceability.recall.paper.reason", recall.reason())),
                new Block.Paragraph(words.say(
                        "traceability.recall.paper.figures",
                        recall.things(),
                        view.result().holders(),
                        view.places().size())),
                new Block.Table(
                        words.say("traceability.recall.sheet"),
                        List.of(
                                new Block.Column(words.say("traceability.recall.column.party"), 4, false),
                                new Block.Column(words.say("traceability.recall.column.holds"), 1, true),
                                new Block.Column(words.say("traceability.recall.contacts"), 4, false),
                                new Block.Column(words.say("traceability.recall.column.how"), 3, false),
                                new Block.Column(words.say("traceability.recall.column.answer"), 3, false)),
                        rows));
        String issuer = recall.owner() == null ? words.say("traceability.recall.paper.authority") : owner(recall);
        OfficialPaper paper = new OfficialPaper(
                null,
                issuer,
                null,
                "Cần Thơ",
                VietnamTime.today(clock),
                PaperKind.NOTICE,
                words.say(
                        recall.drill() ? "traceability.recall.paper.drill" : "traceability.recall.paper.subject",
                        recall.start()),
                null,
                null,
                List.of(),
                body,
                new Signature(SigningAuthority.OWN, null, words.say("traceability.recall.paper.signer"), null),
                List.of("Lưu: VT"));
        response.setContentType("application/pdf");
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename("danh-ba-thu-hoi-" + id + ".pdf")
                        .build()
                        .toString());
        PdfPaper.write(paper, response.getOutputStream());
    }

    /** Says how many parties were told, and how many nobody could tell. */
    private void sayWhoWasTold(Actor actor, Recall recall, String key, RedirectAttributes redirect) {
        List<Holder> holders =
                Refused.unlessAccepted(recalls.view(actor, recall.id())).holders();
        long told = holders.stream().filter(each -> each.notifiedAt() != null).count();
        long unknown = recalls.view(actor, recall.id()).orThrow().untold().values().stream()
                .filter(why -> why != Holder.Untold.RECALLS_ITSELF)
                .count();
        Flash.success(redirect, key, String.valueOf(told), String.valueOf(unknown));
    }

    private static List<String> filled(String... texts) {
        return java.util.Arrays.stream(texts).filter(text -> !text.isEmpty()).toList();
    }

    @PostMapping("/traceability/recalls/{id:[1-9]\\d{0,17}}/trace")
    ModelAndView traceAgain(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        Recall recall = Refused.unlessAccepted(recalls.traceAgain(actor, new RecallId(id)));
        sayWhoWasTold(actor, recall, "traceability.recall.traced-again", redirect);
        return new ModelAndView("redirect:" + recall.path());
    }

    /**
     * What is done about one holder. The fields of each holder's forms carry its place in the sheet, so that what was typed comes back in
     * the right one.
     */
    @PostMapping("/traceability/recalls/{id:[1-9]\\d{0,17}}/holders/{what:identify|told|answer}")
    ModelAndView holder(
            Actor actor,
            @PathVariable long id,
            @PathVariable String what,
            @RequestParam(defaultValue = "") String party,
            @RequestParam(defaultValue = "0") String place,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        RecallId recall = new RecallId(id);
        String organisation = typed(request, "organisation-" + place);
        Outcome<Recall> outcome = switch (what) {
            case "identify" ->
                recalls.identify(
                        actor,
                        recall,
                        party,
                        new Recalls.Identity(
                                organisation.matches("[1-9]\\d{0,17}")
                                        ? new PartyId(Long.parseLong(organisation))
                                        : null,
                                typed(request, "name-" + place),
                                typed(request, "email-" + place)));
            case "told" -> recalls.toldOtherwise(actor, recall, party, typed(request, "note-" + place));
            default -> recalls.answeredOtherwise(actor, recall, party, typed(request, "answer-" + place));
        };
        return switch (outcome) {
            case Outcome.Accepted<Recall>(Recall changed) -> {
                Flash.success(redirect, "traceability.recall.holder.done." + what);
                yield new ModelAndView("redirect:" + changed.path());
            }
            case Outcome.Rejected<Recall>(List<Problem> problems) -> {
                if (problems.getFirst().field() == null) {
                    throw new Refused(problems);
                }
                response.setStatus(problems.getFirst().code().category().status());
                List<Problem> placed = problems.stream()
                        .map(problem -> new Problem(problem.code(), problem.field() + "-" + place, problem.arguments()))
                        .toList();
                Recalls.View view = view(actor, id);
                yield page(actor, view, lines(view), Form.refused(request.getParameterMap(), placed));
            }
        };
    }

    /** The link through which a holder answers that has no account and no mail, to be handed over by another way; shown once. */
    @PostMapping("/traceability/recalls/{id:[1-9]\\d{0,17}}/holders/link")
    ModelAndView link(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String party,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        PartyId organisation = Refused.unlessAccepted(recalls.hand(
                actor, new RecallId(id), party, languages.vietnamese().say("traceability.recall.holder.link.note")));
        Recall recall = view(actor, id).recall();
        Map<String, Object> model = new HashMap<>();
        model.put("recall", recall);
        model.put("name", parties.nameOn(organisation, VietnamTime.today(clock)));
        model.put(
                "link",
                own.of(answers.open(recall.owedBy(organisation), organisation).orElseThrow()));
        return new ModelAndView("traceability/letter-link", model);
    }

    private static String typed(HttpServletRequest request, String field) {
        return Objects.requireNonNullElse(request.getParameter(field), "").strip();
    }

    @PostMapping("/traceability/recalls/{id:[1-9]\\d{0,17}}/end")
    ModelAndView end(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String note,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return switch (recalls.end(actor, new RecallId(id), note)) {
            case Outcome.Accepted<Recall>(Recall recall) -> {
                Flash.success(redirect, "traceability.recall.ended");
                yield new ModelAndView("redirect:" + recall.path());
            }
            case Outcome.Rejected<Recall>(List<Problem> problems) -> {
                if (problems.getFirst().field() == null) {
                    throw new Refused(problems);
                }
                response.setStatus(problems.getFirst().code().category().status());
                Recalls.View view = view(actor, id);
                yield page(actor, view, lines(view), Form.refused(request.getParameterMap(), problems));
            }
        };
    }
}
