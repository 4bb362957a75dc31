package vn.phusa.programme.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.party.Identifier;
import vn.phusa.party.IdentifierScheme;
import vn.phusa.party.Organisation;
import vn.phusa.party.OrganisationKind;
import vn.phusa.party.Parties;
import vn.phusa.programme.CommitmentFilter;
import vn.phusa.programme.CommitmentRow;
import vn.phusa.programme.Dossiers;
import vn.phusa.programme.Funding;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.Programmes;
import vn.phusa.programme.exchange.Iati;
import vn.phusa.shell.Languages;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Refused;
import vn.phusa.shell.web.ApiNote;
import vn.phusa.shell.web.Downloads;

/**
 * The public part of a programme as files with addresses that stay: CSV, XLSX, JSON and IATI 2.03, each as of a past date
 * if asked ({@code ?asOf=2026-03-31}).
 */
@Controller
class OpenData {
    private final Programmes programmes;
    private final Dossiers dossiers;
    private final Parties register;
    private final PartyNames parties;
    private final Languages languages;
    private final Clock clock;
    private final String licence;
    private final String organisation;

    /**
     * @param licence address of the licence under which the public part may be used
     * @param organisation the publisher's IATI organisation identifier, once it is registered; empty: made from its code
     */
    OpenData(
            Programmes programmes,
            Dossiers dossiers,
            Parties register,
            PartyNames parties,
            Languages languages,
            Clock clock,
            @Value("${phusa.open-data.licence:https://creativecommons.org/licenses/by/4.0/}") String licence,
            @Value("${phusa.open-data.iati-organisation:}") String organisation) {
        this.programmes = programmes;
        this.dossiers = dossiers;
        this.register = register;
        this.parties = parties;
        this.languages = languages;
        this.clock = clock;
        this.licence = licence;
        this.organisation = organisation;
    }

    // ---- IATI

    @GetMapping("/public/programmes/{address}/iati.xml")
    void iati(@PathVariable String address, @RequestParam(defaultValue = "") String asOf, HttpServletResponse response)
            throws IOException {
        ProgrammeId id = Refused.unlessAccepted(programmes.publicView(address))
                .programme()
                .id();
        send(Refused.unlessAccepted(dossiers.publicPart(id, moment(asOf))), response);
    }

    /**
     * The same by the programme's number; {@code all=1} gives whoever sees the whole programme all of it, for their own
     * use.
     */
    @GetMapping("/api/programmes/{id}/iati")
    @ApiNote(produces = "application/xml")
    void iati(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(defaultValue = "") String all,
            HttpServletResponse response)
            throws IOException {
        ProgrammeId programme = CommitmentPages.programmeId(id);
        send(
                Refused.unlessAccepted(
                        all.isEmpty()
                                ? dossiers.publicPart(programme, moment(asOf))
                                : dossiers.dossier(actor, programme, moment(asOf))),
                response);
    }

    private void send(Dossiers.Dossier dossier, HttpServletResponse response) throws IOException {
        Set<PartyId> seen = new HashSet<>();
        PartyNames.in(dossier.programme()).forEach(seen::add);
        dossier.commitments().forEach(entry -> PartyNames.in(entry.commitment()).forEach(seen::add));
        LocalDate day = VietnamTime.dateOf(dossier.moment());
        Map<PartyId, Bilingual> names = parties.on(seen, day).known();
        response.setContentType(Iati.MEDIA_TYPE);
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(dossier.programme().facts().address() + "-iati.xml")
                        .build()
                        .toString());
        Iati.write(
                dossier,
                reporter(dossier.programme().facts().focalPoint(), names, day),
                names,
                this::source,
                clock.instant(),
                response.getOutputStream());
    }

    private Iati.Reporter reporter(PartyId focalPoint, Map<PartyId, Bilingual> names, LocalDate day) {
        Optional<Organisation> found = register.organisation(focalPoint);
        String code = found.flatMap(party -> party.identifiers().stream()
                        .filter(identifier -> identifier.scheme() == IdentifierScheme.ORGANISATION_CODE)
                        .map(Identifier::value)
                        .findFirst())
                .orElse("PHUSA-" + focalPoint);
        return new Iati.Reporter(
                organisation.isBlank() ? "VN-" + code : organisation.strip(),
                found.map(party -> type(party.kindOn(day))).orElse("10"),
                names.getOrDefault(focalPoint, Bilingual.same("#" + focalPoint)));
    }

    /** Of the list OrganisationType. */
    private static String type(OrganisationKind kind) {
        return switch (kind) {
            case AGENCY, UNIT -> "10";
            case PUBLIC_SERVICE_UNIT -> "15";
            case ENTERPRISE, COOPERATIVE, HOUSEHOLD_BUSINESS -> "70";
            case UNIVERSITY, INSTITUTE -> "80";
            case FUND -> "60";
            case ASSOCIATION, NETWORK -> "22";
            case SPACE, OTHER -> "90";
        };
    }

    private Bilingual source(Funding.Source source) {
        String key = "programme.import.source." + source.key();
        return new Bilingual(
                languages.vietnamese().say(key), languages.english().say(key));
    }

    // ---- CSV, XLSX and JSON

    @GetMapping("/public/programmes/{address}/commitments.{format:csv|xlsx}")
    void table(
            @PathVariable String address,
            @PathVariable String format,
            ListQuery query,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        CommitmentFilter filter = filter(address, query);
        List<CommitmentRow> rows = programmes.allCommitments(Actor.visitor(), filter, query);
        response.setHeader("Link", "<" + licence + ">; rel=\"license\"");
        LocalDate day = filter.asOf() == null ? VietnamTime.today(clock) : VietnamTime.dateOf(filter.asOf());
        Downloads.send(
                format,
                CommitmentTable.listing(parties.on(CommitmentPages.inRows(rows), day), languages, locale, day),
                rows.iterator(),
                languages.in(locale),
                response);
    }

    /**
     * The public part of a programme.
     *
     * @param licence address of the licence under which it may be used
     * @param asOf as of which moment it was known
     */
    record PublicProgramme(
            String title,
            String titleEnglish,
            String address,
            String licence,
            Instant asOf,
            @Nullable LocalDate signedOn,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            List<PublicCommitment> commitments) {}

    record PublicCommitment(
            long id,
            String number,
            String kind,
            String wording,
            String wordingEnglish,
            String lead,
            List<String> coordinators,
            String stage,
            String status,
            @Nullable LocalDate due,
            @Nullable LocalDate originalDue,
            @Nullable LocalDate done,
            long daysOverdue) {}

    @GetMapping("/public/programmes/{address}/commitments.json")
    @ResponseBody
    PublicProgramme json(@PathVariable String address, ListQuery query, HttpServletResponse response) {
        CommitmentFilter filter = filter(address, query);
        Programmes.View view = Refused.unlessAccepted(programmes.publicView(address));
        List<CommitmentRow> rows = programmes.allCommitments(Actor.visitor(), filter, query);
        Instant moment = filter.asOf() == null ? clock.instant() : filter.asOf();
        LocalDate day = VietnamTime.dateOf(moment);
        Names names = parties.on(CommitmentPages.inRows(rows), day);
        response.setHeader("Link", "<" + licence + ">; rel=\"license\"");
        var facts = view.programme().facts();
        return new PublicProgramme(
                facts.title().vietnamese(),
                facts.title().english(),
                "/public/programmes/" + facts.address(),
                licence,
                moment,
                facts.signedOn(),
                facts.startsOn(),
                facts.endsOn(),
                rows.stream()
                        .map(row -> new PublicCommitment(
                                row.id().value(),
                                row.number(),
                                row.kind().key(),
                                row.wording().vietnamese(),
                                row.wording().english(),
                                names.plain(row.lead()),
                                row.coordinators().stream().map(names::plain).toList(),
                                row.stage().key(),
                                row.standing().key(),
                                row.dueOn(),
                                row.originalDueOn(),
                                row.doneOn(),
                                row.daysOverdue(day)))
                        .toList());
    }

    private CommitmentFilter filter(String address, ListQuery query) {
        ProgrammeId id = Refused.unlessAccepted(programmes.publicView(address))
                .programme()
                .id();
        moment(query.filter("asOf"));
        return FilterAddress.read(query, id, null);
    }

    /** What is no date is refused here: a file that silently speaks of today would be filed as one of then. */
    private static @Nullable Instant moment(String asOf) {
        Instant moment = FilterAddress.moment(asOf);
        if (moment == null && !asOf.isBlank()) {
            throw new Refused(List.of(Problem.at("asOf", Refusal.NOT_A_DATE, asOf)));
        }
        return moment;
    }
}
