package vn.phusa.party.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.ledger.Erased;
import vn.phusa.party.Certainty;
import vn.phusa.party.Contact;
import vn.phusa.party.DatedName;
import vn.phusa.party.DatedParent;
import vn.phusa.party.Evidence;
import vn.phusa.party.IdentifierScheme;
import vn.phusa.party.Membership;
import vn.phusa.party.NewOrganisation;
import vn.phusa.party.Organisation;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.OrganisationRow;
import vn.phusa.party.Parties;
import vn.phusa.party.PartyPermission;
import vn.phusa.party.PartyProblem;
import vn.phusa.party.PersonRow;
import vn.phusa.party.RegisterLine;
import vn.phusa.party.Succession;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.Languages;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Listing;
import vn.phusa.shell.MenuEntry;
import vn.phusa.shell.PublicPath;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Wording;
import vn.phusa.shell.web.Downloads;

/** The list of organisations, one organisation with its history, and the forms that change it. */
@Controller
class PartyPages {
    private final Parties parties;
    private final Languages languages;
    private final Clock clock;

    PartyPages(Parties parties, Languages languages, Clock clock) {
        this.parties = parties;
        this.languages = languages;
        this.clock = clock;
    }

    @Bean
    static MenuEntry partiesEntry() {
        return MenuEntry.forEveryone(600, "/parties", "party.menu", "party");
    }

    @Bean
    static PublicPath partyList() {
        return PublicPath.reading("/parties");
    }

    @Bean
    static PublicPath partyPage() {
        return PublicPath.reading("/parties/{id:[1-9]\\d{0,17}}");
    }

    // ---- the list

    @GetMapping("/parties")
    @Nullable
    ModelAndView list(
            Actor actor,
            ListQuery query,
            @RequestParam(defaultValue = "") String format,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        LocalDate date = TypedDate.orElse(query.filter("date"), VietnamTime.today(clock));
        Wording words = languages.in(locale);
        if (Downloads.asked(format)) {
            Downloads.send(format, listing(words), parties.all(query, date).iterator(), words, response);
            return null;
        }
        return new ModelAndView(
                "party/list",
                Map.of(
                        "slice",
                        parties.list(query, date),
                        "date",
                        date,
                        "wrongDate",
                        TypedDate.isWrong(query.filter("date")),
                        "kinds",
                        kinds(words),
                        "mayRegister",
                        actor.maySomewhere(PartyPermission.REGISTER)));
    }

    private static Listing<OrganisationRow> listing(Wording words) {
        return new Listing<>(
                "co-quan-don-vi",
                "party.list.title",
                List.of(
                        new Listing.Column<>(
                                "name", "party.name", row -> row.name().vietnamese(), true),
                        new Listing.Column<>(
                                "english", "party.english", row -> row.name().english(), false),
                        new Listing.Column<>("short", "party.short", OrganisationRow::shortName, true),
                        new Listing.Column<>(
                                "kind",
                                "party.kind",
                                row -> words.say(row.kind().wordingKey()),
                                true),
                        new Listing.Column<>("parent", "party.parent", OrganisationRow::parentName, true),
                        new Listing.Column<>("ended", "party.ended", OrganisationRow::ended, true)));
    }

    private static Map<String, String> kinds(Wording words) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (OrganisationKind kind : OrganisationKind.values()) {
            kinds.put(kind.name(), words.say(kind.wordingKey()));
        }
        return kinds;
    }

    // ---- one organisation

    @GetMapping("/parties/{id:[1-9]\\d{0,17}}")
    ModelAndView organisation(
            Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String date, Locale locale) {
        return organisation(actor, new PartyId(id), TypedDate.orElse(date, VietnamTime.today(clock)), locale)
                .addObject("wrongDate", TypedDate.isWrong(date) ? date : null);
    }

    private ModelAndView organisation(Actor actor, PartyId id, LocalDate date, Locale locale) {
        Organisation organisation = existing(id);
        Set<PartyId> mentioned = new HashSet<>();
        organisation.parents().forEach(link -> addIfKnown(mentioned, link.parent()));
        organisation.endings().forEach(ending -> addIfKnown(mentioned, heirOf(ending)));
        organisation.origins().forEach(origin -> mentioned.add(origin.predecessor()));
        organisation.memberships().forEach(membership -> mentioned.add(membership.person()));
        List<PartyId> above = parties.chainAbove(id, date);
        mentioned.addAll(above);
        // What is mentioned is called by the name of the day on which it mattered where that is known.
        Map<PartyId, Bilingual> names = parties.labels(mentioned, date);
        Wording words = languages.in(locale);
        boolean seesPeople = actor.may(PartyPermission.SEE_PEOPLE, id);
        Map<String, Object> model = new HashMap<>();
        model.put("organisation", organisation);
        model.put("date", date);
        model.put("above", above);
        model.put("names", names);
        model.put("timeline", timeline(organisation, names, words));
        model.put("spellings", parties.spellingsOf(id));
        model.put(
                "contacts",
                organisation.contacts().stream()
                        .filter(contact -> seesPeople || contact.kind() == Contact.Kind.WEBSITE)
                        .toList());
        model.put("memberships", seesPeople ? organisation.memberships() : List.of());
        Map<PartyId, Erased> erased = new HashMap<>();
        organisation
                .memberships()
                .forEach(membership ->
                        parties.erased(membership.person()).ifPresent(why -> erased.put(membership.person(), why)));
        model.put("erased", erased);
        model.put("mayEdit", parties.mayEdit(actor, id));
        model.put("lines", parties.mayEdit(actor, id) ? lines(id, date, words) : List.of());
        return new ModelAndView("party/organisation", model);
    }

    private List<LineShown> lines(PartyId id, LocalDate date, Wording words) {
        List<RegisterLine> lines = parties.linesOf(id);
        Map<PartyId, Bilingual> named = parties.labels(
                lines.stream().map(RegisterLine::other).filter(Objects::nonNull).collect(Collectors.toSet()), date);
        return lines.stream()
                .map(line -> LineShown.of(line, line.other() == null ? null : named(named, line.other(), words), words))
                .toList();
    }

    private Organisation existing(PartyId id) {
        return parties.organisation(id).orElseThrow(() -> new Refused(List.of(Problem.of(Refusal.NOT_FOUND))));
    }

    private static void addIfKnown(Set<PartyId> parties, @Nullable PartyId party) {
        if (party != null) {
            parties.add(party);
        }
    }

    private static @Nullable PartyId heirOf(Succession ending) {
        return switch (ending.heir()) {
            case Succession.Known(PartyId successor) -> successor;
            case Succession.Unknown _, Succession.Nobody _ -> null;
        };
    }

    private static List<TimelineEntry> timeline(
            Organisation organisation, Map<PartyId, Bilingual> names, Wording words) {
        List<TimelineEntry> entries = new ArrayList<>();
        for (DatedName name : organisation.names()) {
            entries.add(new TimelineEntry(
                    name.from(), words.say("party.timeline.name", name.vietnamese()), null, name.entry()));
        }
        for (DatedParent link : organisation.parents()) {
            PartyId parent = link.parent();
            entries.add(new TimelineEntry(
                    link.from(),
                    parent == null
                            ? words.say("party.timeline.no-parent")
                            : words.say("party.timeline.parent", named(names, parent, words)),
                    parent,
                    link.entry()));
        }
        for (Succession origin : organisation.origins()) {
            entries.add(new TimelineEntry(
                    origin.on(),
                    words.say("party.timeline.origin", named(names, origin.predecessor(), words)),
                    origin.predecessor(),
                    origin.entry()));
        }
        for (Succession ending : organisation.endings()) {
            String how = words.say(ending.kind().wordingKey());
            String text = switch (ending.heir()) {
                case Succession.Known(PartyId heir) ->
                    words.say("party.timeline.ended-into", how, named(names, heir, words));
                case Succession.Unknown _ -> words.say("party.timeline.ended-unknown", how);
                case Succession.Nobody _ -> words.say("party.timeline.ended", how);
            };
            entries.add(new TimelineEntry(ending.on(), text, heirOf(ending), ending.entry()));
        }
        entries.sort(
                Comparator.comparing(TimelineEntry::date, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder())));
        return entries;
    }

    private static String named(Map<PartyId, Bilingual> names, PartyId party, Wording words) {
        Bilingual name = names.get(party);
        return name == null ? party.toString() : name.in(words.locale());
    }

    // ---- registering

    @GetMapping("/parties/new")
    ModelAndView form(Actor actor, Locale locale) {
        return form(actor, Form.of(Map.of("kind", OrganisationKind.UNIT.name())), locale);
    }

    private ModelAndView form(Actor actor, Form form, Locale locale) {
        if (!actor.maySomewhere(PartyPermission.REGISTER)) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        return new ModelAndView(
                "party/new",
                Map.of(
                        "form",
                        form,
                        "kinds",
                        kinds(languages.in(locale)),
                        "certainties",
                        certainties(languages.in(locale)),
                        "organisations",
                        organisations(locale)));
    }

    @PostMapping("/parties")
    ModelAndView register(
            Actor actor,
            @RequestParam Map<String, String> typed,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        ChangeForm form = new ChangeForm(typed);
        Outcome<PartyId> registered = onlyOneCalled(form, locale)
                .then(_ -> form.date("from"))
                .then(from -> form.name(from.date())
                        .then(name -> form.party("parent")
                                .then(parent -> parties.register(
                                        actor,
                                        new NewOrganisation(name, parent.party(), from.date(), form.text("email"))))));
        return switch (registered) {
            case Outcome.Accepted<PartyId>(PartyId id) -> {
                Flash.success(redirect, "party.registered");
                yield new ModelAndView("redirect:/parties/" + id);
            }
            case Outcome.Rejected<PartyId>(List<Problem> problems) -> {
                response.setStatus(problems.getFirst().code().category().status());
                yield form(actor, Form.refused(request.getParameterMap(), problems), locale);
            }
        };
    }

    /** A second one of the same name is nearly always the same one: registered again only when that is said. */
    private Outcome<Boolean> onlyOneCalled(ChangeForm form, Locale locale) {
        List<PartyId> alike = form.text("another").isEmpty() ? parties.calledLike(form.text("vietnamese")) : List.of();
        if (alike.isEmpty()) {
            return Outcome.accepted(true);
        }
        Bilingual known = parties.labels(alike, VietnamTime.today(clock)).get(alike.getFirst());
        return Outcome.rejected(
                Problem.at("vietnamese", PartyProblem.CALLED_SO_ALREADY, known == null ? "" : known.in(locale)));
    }

    private Map<String, String> organisations(Locale locale) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (OrganisationRow row : parties.all(ListQuery.all(), VietnamTime.today(clock))) {
            choices.put(row.id().toString(), row.name().in(languages.in(locale).locale()));
        }
        return choices;
    }

    private static Map<String, String> certainties(Wording words) {
        Map<String, String> certainties = new LinkedHashMap<>();
        for (Certainty certainty : Certainty.values()) {
            certainties.put(certainty.name(), words.say(certainty.wordingKey()));
        }
        return certainties;
    }

    // ---- changing

    @GetMapping("/parties/{id:[1-9]\\d{0,17}}/change/{what}")
    ModelAndView changeForm(
            Actor actor,
            @PathVariable long id,
            @PathVariable String what,
            @RequestParam(defaultValue = "0") long number,
            Locale locale) {
        PartyId party = new PartyId(id);
        return changeForm(actor, party, Change.named(what), number, stored(party, Change.named(what), number), locale);
    }

    /** A correction starts with what it corrects. */
    private Form stored(PartyId id, Change what, long number) {
        if (what != Change.NAME || number == 0) {
            return Form.of(
                    Map.of("kind", existing(id).kindOn(VietnamTime.today(clock)).name()));
        }
        return existing(id).names().stream()
                .filter(name -> name.entry().number() == number)
                .findFirst()
                .map(name -> Form.of(Map.of(
                        "vietnamese",
                        name.vietnamese(),
                        "english",
                        name.english(),
                        "shortName",
                        name.shortName(),
                        "kind",
                        Objects.requireNonNullElse(name.kind(), OrganisationKind.OTHER)
                                .name(),
                        "from",
                        TypedDate.write(name.from()),
                        "certainty",
                        name.entry().evidence().certainty().name(),
                        "source",
                        name.entry().evidence().source())))
                .orElseGet(Form::empty);
    }

    private ModelAndView changeForm(Actor actor, PartyId id, Change what, long number, Form form, Locale locale) {
        if (!parties.mayEdit(actor, id)) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        Wording words = languages.in(locale);
        Organisation organisation = existing(id);
        Map<String, Object> model = new HashMap<>();
        model.put("organisation", organisation);
        model.put("name", organisation.nameOn(VietnamTime.today(clock)).vietnamese());
        model.put("what", what);
        model.put("number", number);
        model.put("form", form);
        model.put("kinds", kinds(words));
        model.put("certainties", certainties(words));
        model.put("organisations", organisations(locale));
        model.put("successions", wordings(Succession.Kind.values(), Succession.Kind::wordingKey, words));
        model.put("schemes", wordings(IdentifierScheme.values(), IdentifierScheme::wordingKey, words));
        model.put("contactKinds", wordings(Contact.Kind.values(), Contact.Kind::wordingKey, words));
        model.put("offices", wordings(Membership.Office.values(), Membership.Office::wordingKey, words));
        model.put("people", what == Change.APPOINT ? people(actor) : Map.of());
        return new ModelAndView("party/change", model);
    }

    private Map<String, String> people(Actor actor) {
        List<PersonRow> rows = parties.people(actor);
        Map<PartyId, String> places = parties.shortNames(
                rows.stream().flatMap(row -> row.places().stream()).collect(Collectors.toSet()),
                VietnamTime.today(clock));
        Map<String, String> people = new LinkedHashMap<>();
        rows.forEach(row -> people.put(row.id().toString(), row.named(places)));
        return people;
    }

    private static <E extends Enum<E>> Map<String, String> wordings(
            E[] values, java.util.function.Function<E, String> key, Wording words) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (E value : values) {
            choices.put(value.name(), words.say(key.apply(value)));
        }
        return choices;
    }

    @PostMapping("/parties/{id:[1-9]\\d{0,17}}/change/{what}")
    ModelAndView change(
            Actor actor,
            @PathVariable long id,
            @PathVariable String what,
            @RequestParam Map<String, String> typed,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        PartyId party = new PartyId(id);
        ChangeForm form = new ChangeForm(typed);
        Change change = Change.named(what);
        String[] heirs = Objects.requireNonNullElseGet(request.getParameterValues("successor"), () -> new String[0]);
        return switch (apply(actor, party, change, form, heirs)) {
            case Outcome.Accepted<?> _ -> {
                Flash.success(redirect, "party.changed");
                yield new ModelAndView("redirect:/parties/" + party);
            }
            case Outcome.Rejected<?>(List<Problem> problems) -> {
                response.setStatus(problems.getFirst().code().category().status());
                yield changeForm(
                        actor, party, change, form.number(), Form.refused(request.getParameterMap(), problems), locale);
            }
        };
    }

    private Outcome<?> apply(Actor actor, PartyId party, Change change, ChangeForm form, String[] chosenHeirs) {
        Evidence evidence = form.evidence();
        return switch (change) {
            case NAME ->
                form.date("from")
                        .then(from -> form.name(from.date())
                                .then(name -> form.number() == 0
                                        ? parties.rename(actor, party, name)
                                        : parties.correctName(actor, party, form.number(), name)));
            case PARENT ->
                form.date("from")
                        .then(from -> form.party("parent")
                                .then(parent ->
                                        parties.moveUnder(actor, party, parent.party(), from.date(), evidence)));
            case END ->
                form.requiredDate("on")
                        .then(on -> form.succession()
                                .then(kind -> form.number() == 0
                                        ? form.heirs(chosenHeirs)
                                                .then(heirs -> parties.end(actor, party, kind, heirs, on, evidence)
                                                        .map(ended -> 0L))
                                        : form.heir()
                                                .then(heir -> parties.correctSuccession(
                                                        actor, form.number(), kind, heir, on, evidence))));
            case CODE ->
                form.date("from")
                        .then(from -> form.date("until")
                                .then(until -> form.scheme()
                                        .then(scheme -> parties.identify(
                                                actor,
                                                party,
                                                scheme,
                                                form.text("value"),
                                                from.date(),
                                                until.date(),
                                                evidence))));
            case CONTACT ->
                form.contact().then(kind -> parties.reachBy(actor, party, kind, form.text("value"), evidence));
            case SPELLING -> parties.noteSpelling(actor, party, form.text("spelling"));
            case APPOINT ->
                form.date("from")
                        .then(from -> form.date("until")
                                .then(until -> form.office()
                                        .then(office -> form.party("person")
                                                .then(person -> appoint(
                                                        actor,
                                                        party,
                                                        person.party(),
                                                        office,
                                                        from.date(),
                                                        until.date(),
                                                        form)))));
            case LEAVE ->
                form.requiredDate("until").then(until -> parties.endOffice(actor, form.number(), until, evidence));
        };
    }

    /** @param person null: somebody who is not in the register yet */
    private Outcome<?> appoint(
            Actor actor,
            PartyId party,
            @Nullable PartyId person,
            Membership.Office office,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            ChangeForm form) {
        String title = form.text("title");
        if (person != null && !form.text("vietnamese").isEmpty()) {
            return Outcome.rejected(Problem.at("vietnamese", PartyProblem.CHOSEN_AND_NEW));
        }
        return person == null
                ? parties.appointSomebodyNew(
                        actor,
                        form.text("vietnamese"),
                        form.text("email"),
                        party,
                        office,
                        title,
                        from,
                        until,
                        form.evidence())
                : parties.appoint(actor, person, party, office, title, from, until, form.evidence());
    }
}
