package vn.phusa.party.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.party.DatedName;
import vn.phusa.party.DatedParent;
import vn.phusa.party.Entry;
import vn.phusa.party.Identifier;
import vn.phusa.party.NewOrganisation;
import vn.phusa.party.Organisation;
import vn.phusa.party.OrganisationRow;
import vn.phusa.party.Parties;
import vn.phusa.party.Resolution;
import vn.phusa.party.Succession;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.PublicPath;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Slice;
import vn.phusa.shell.web.ApiNote;
import vn.phusa.shell.web.ProblemResponses;

/** The register as JSON. Dates are ISO 8601; what is not known is null. */
@RestController
class PartyApi {
    private final Parties parties;
    private final ProblemResponses problems;
    private final Clock clock;

    PartyApi(Parties parties, ProblemResponses problems, Clock clock) {
        this.parties = parties;
        this.problems = problems;
        this.clock = clock;
    }

    @Bean
    static PublicPath partyApiList() {
        return PublicPath.reading("/api/parties");
    }

    @Bean
    static PublicPath partyApiOne() {
        return PublicPath.reading("/api/parties/*");
    }

    /** A page of the list. */
    record PartyList(long total, int page, int size, List<PartyItem> parties) {}

    /** One row of it. */
    record PartyItem(
            long id,
            String vietnamese,
            String english,
            String shortName,
            String kind,
            @Nullable Long parent,
            @Nullable String parentName,
            @Nullable LocalDate ended) {

        static PartyItem of(OrganisationRow row) {
            PartyId parent = row.parent();
            return new PartyItem(
                    row.id().value(),
                    row.name().vietnamese(),
                    row.name().english(),
                    row.shortName(),
                    row.kind().name(),
                    parent == null ? null : parent.value(),
                    row.parentName(),
                    row.ended());
        }
    }

    @GetMapping("/api/parties")
    @ApiNote(query = {"date", "kind"})
    PartyList list(ListQuery query) {
        if (TypedDate.isWrong(query.filter("date"))) {
            throw new Refused(List.of(Problem.at("date", Refusal.NOT_A_DATE, query.filter("date"))));
        }
        LocalDate date = TypedDate.orElse(query.filter("date"), VietnamTime.today(clock));
        Slice<OrganisationRow> slice = parties.list(query, date);
        return new PartyList(
                slice.total(),
                query.page(),
                query.size(),
                slice.rows().stream().map(PartyItem::of).toList());
    }

    /** A fact with what it rests on. */
    record Fact(
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            Map<String, Object> value,
            String certainty,
            String source) {

        static Fact of(@Nullable LocalDate from, @Nullable LocalDate until, Map<String, Object> value, Entry entry) {
            return new Fact(
                    from,
                    until,
                    value,
                    entry.evidence().certainty().name(),
                    entry.evidence().source());
        }
    }

    /** An organisation with its history. */
    record OrganisationAnswer(
            long id,
            String name,
            List<Fact> names,
            List<Fact> parents,
            List<Fact> endings,
            List<Long> predecessors,
            List<Fact> identifiers) {}

    @GetMapping("/api/parties/{id:[1-9]\\d{0,17}}")
    OrganisationAnswer one(@PathVariable long id, @RequestParam(defaultValue = "") String date) {
        Organisation found = parties.organisation(new PartyId(id))
                .orElseThrow(() -> new Refused(List.of(Problem.of(Refusal.NOT_FOUND))));
        return new OrganisationAnswer(
                found.id().value(),
                found.nameOn(TypedDate.orElse(date, VietnamTime.today(clock))).vietnamese(),
                found.names().stream().map(PartyApi::fact).toList(),
                found.parents().stream().map(PartyApi::fact).toList(),
                found.endings().stream().map(PartyApi::fact).toList(),
                found.origins().stream()
                        .map(origin -> origin.predecessor().value())
                        .distinct()
                        .toList(),
                found.identifiers().stream().map(PartyApi::fact).toList());
    }

    private static Fact fact(DatedName name) {
        return Fact.of(
                name.from(),
                null,
                Map.of("vietnamese", name.vietnamese(), "english", name.english(), "short", name.shortName()),
                name.entry());
    }

    private static Fact fact(DatedParent link) {
        Map<String, Object> value = new LinkedHashMap<>();
        PartyId parent = link.parent();
        value.put("parent", parent == null ? null : parent.value());
        return Fact.of(link.from(), null, value, link.entry());
    }

    private static Fact fact(Succession ending) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("kind", ending.kind().name());
        switch (ending.heir()) {
            case Succession.Known(PartyId successor) -> value.put("successor", successor.value());
            case Succession.Unknown _ -> value.put("successor", "unknown");
            case Succession.Nobody _ -> value.put("successor", "nobody");
        }
        return Fact.of(ending.on(), null, value, ending.entry());
    }

    private static Fact fact(Identifier identifier) {
        return Fact.of(
                identifier.from(),
                identifier.until(),
                Map.of("scheme", identifier.scheme().name(), "value", identifier.value()),
                identifier.entry());
    }

    /** Whom a document of a date means by a name. */
    record ResolutionAnswer(String outcome, @Nullable String how, List<Long> parties) {}

    @GetMapping("/api/parties/resolve")
    ResolutionAnswer resolve(
            @RequestParam String name,
            @RequestParam(defaultValue = "") String date,
            @RequestParam(required = false) @Nullable Long within) {
        LocalDate day = TypedDate.orElse(date, VietnamTime.today(clock));
        return switch (parties.resolve(name, day, within == null || within <= 0 ? null : new PartyId(within))) {
            case Resolution.One(PartyId party, Resolution.How how) ->
                new ResolutionAnswer("one", how.name(), List.of(party.value()));
            case Resolution.Several(List<PartyId> several) ->
                new ResolutionAnswer(
                        "several", null, several.stream().map(PartyId::value).toList());
            case Resolution.None() -> new ResolutionAnswer("none", null, List.of());
        };
    }

    /** The organisation that was registered or renamed. */
    record Registered(long id) {}

    /** Registers an organisation; fields as in the form: vietnamese, english, shortName, kind, from, parent, email. */
    @PostMapping("/api/parties")
    @ApiNote(
            answer = Registered.class,
            status = 201,
            body = {"vietnamese*", "english", "shortName", "kind*", "from", "parent", "email", "source*", "certainty"})
    ResponseEntity<Object> register(Actor actor, @RequestBody Map<String, String> body, Locale locale) {
        ChangeForm form = new ChangeForm(body);
        Outcome<PartyId> registered = form.date("from")
                .then(from -> form.name(from.date())
                        .then(name -> form.party("parent")
                                .then(parent -> parties.register(
                                        actor,
                                        new NewOrganisation(name, parent.party(), from.date(), form.text("email"))))));
        return answered(registered, locale);
    }

    /** Gives an organisation a new name from a day on. */
    @PostMapping("/api/parties/{id:[1-9]\\d{0,17}}/names")
    @ApiNote(
            answer = Registered.class,
            status = 201,
            body = {"vietnamese*", "english", "shortName", "kind", "from*", "source*", "certainty"})
    ResponseEntity<Object> rename(
            Actor actor, @PathVariable long id, @RequestBody Map<String, String> body, Locale locale) {
        ChangeForm form = new ChangeForm(body);
        return answered(
                form.date("from")
                        .then(from -> form.name(from.date()))
                        .then(name -> parties.rename(actor, new PartyId(id), name))
                        .map(number -> new PartyId(id)),
                locale);
    }

    private ResponseEntity<Object> answered(Outcome<PartyId> outcome, Locale locale) {
        return switch (outcome) {
            case Outcome.Accepted<PartyId>(PartyId id) ->
                ResponseEntity.status(HttpStatus.CREATED).body(new Registered(id.value()));
            case Outcome.Rejected<PartyId>(List<Problem> reasons) -> problems.answer(reasons, locale);
        };
    }
}
