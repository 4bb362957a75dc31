package vn.phusa.programme.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.base.VietnamTime;
import vn.phusa.document.paper.OfficialPaper;
import vn.phusa.document.paper.PdfPaper;
import vn.phusa.document.paper.SigningAuthority;
import vn.phusa.document.paper.WordPaper;
import vn.phusa.merkle.Receipt;
import vn.phusa.programme.CommitmentRow;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.ProgrammePermission;
import vn.phusa.programme.Programmes;
import vn.phusa.programme.reporting.IssuedId;
import vn.phusa.programme.reporting.IssuedReport;
import vn.phusa.programme.reporting.Letter;
import vn.phusa.programme.reporting.ReportScope;
import vn.phusa.programme.reporting.RoundId;
import vn.phusa.programme.reporting.Summaries;
import vn.phusa.programme.reporting.Summary;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Listing;
import vn.phusa.shell.Refused;
import vn.phusa.shell.web.Downloads;

/** The summary that writes itself: as a page, as a file, issued, and as one page for a leader. */
@Controller
class SummaryPages {
    private static final MediaType WORD =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final Summaries summaries;
    private final Programmes programmes;
    private final PartyNames parties;
    private final Languages languages;
    private final Clock clock;

    SummaryPages(Summaries summaries, Programmes programmes, PartyNames parties, Languages languages, Clock clock) {
        this.summaries = summaries;
        this.programmes = programmes;
        this.parties = parties;
        this.languages = languages;
        this.clock = clock;
    }

    // ---- of a round

    @GetMapping("/rounds/{id}/summary")
    @Nullable
    ModelAndView ofRound(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(defaultValue = "") String format,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        return show(actor, round(id, asOf), "/rounds/" + id + "/summary", asOf, format, locale, response);
    }

    @PostMapping("/rounds/{id}/summary")
    ModelAndView issueRound(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String asOf,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        return issue(actor, round(id, asOf), "/rounds/" + id + "/summary", asOf, request, response, redirect, locale);
    }

    @GetMapping("/rounds/{id}/summary/draft")
    ResponseEntity<byte[]> draftOfRound(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(defaultValue = "docx") String format)
            throws IOException {
        return draft(actor, round(id, asOf), format);
    }

    @GetMapping("/rounds/{id}/brief")
    ModelAndView brief(Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String asOf) {
        Summaries.Shown shown = Refused.unlessAccepted(summaries.show(actor, round(id, asOf)));
        Summary summary = shown.summary();
        Map<String, Object> model = new HashMap<>();
        model.put("summary", summary);
        model.put("names", names(summary, summary.figuresOn()));
        model.put("files", "/rounds/" + id + "/brief/file?" + (asOf.isBlank() ? "" : "asOf=" + asOf + "&"));
        return new ModelAndView("programme/brief", model);
    }

    /** The brief as a file of one page. */
    @GetMapping("/rounds/{id}/brief/file")
    ResponseEntity<byte[]> briefFile(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(defaultValue = "pdf") String format)
            throws IOException {
        Summary summary =
                Refused.unlessAccepted(summaries.show(actor, round(id, asOf))).summary();
        Letter letter = dated(summaries.suggested(summary), summary).draft();
        return file(summaries.brief(summary, letter), format, "tom-tat-bao-cao");
    }

    private static ReportScope round(long id, String asOf) {
        return new ReportScope.OfRound(new RoundId(positive(id)), asOf.isBlank() ? null : day(asOf));
    }

    // ---- of a programme on a day

    @GetMapping("/programmes/{id}/report")
    @Nullable
    ModelAndView onDay(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(defaultValue = "") String format,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        return show(actor, on(id, asOf), "/programmes/" + id + "/report", asOf, format, locale, response);
    }

    @PostMapping("/programmes/{id}/report")
    ModelAndView issueOnDay(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String asOf,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        return issue(actor, on(id, asOf), "/programmes/" + id + "/report", asOf, request, response, redirect, locale);
    }

    @GetMapping("/programmes/{id}/report/draft")
    ResponseEntity<byte[]> draftOnDay(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(defaultValue = "docx") String format)
            throws IOException {
        return draft(actor, on(id, asOf), format);
    }

    private ReportScope on(long id, String asOf) {
        return new ReportScope.OnDay(
                new ProgrammeId(positive(id)), asOf.isBlank() ? VietnamTime.today(clock) : day(asOf));
    }

    private static LocalDate day(String text) {
        LocalDate day = TypedFields.readDate(text);
        if (day == null) {
            throw new Refused(List.of(Problem.at("asOf", Refusal.NOT_A_DATE, text)));
        }
        return day;
    }

    static long positive(long id) {
        if (id <= 0) {
            throw new Refused(List.of(Problem.of(Refusal.NOT_FOUND)));
        }
        return id;
    }

    // ---- both

    private @Nullable ModelAndView show(
            Actor actor,
            ReportScope scope,
            String address,
            String asOf,
            String format,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Summaries.Shown shown = Refused.unlessAccepted(summaries.show(actor, scope));
        Summary summary = shown.summary();
        if (Downloads.asked(format)) {
            Downloads.send(format, listing(summary, locale), summary.all().iterator(), languages.in(locale), response);
            return null;
        }
        Letter letter = dated(summaries.suggested(summary), summary);
        return page(shown, letter, form(letter), address, asOf, locale);
    }

    private ModelAndView page(
            Summaries.Shown shown, Letter letter, Form form, String address, String asOf, Locale locale) {
        Summary summary = shown.summary();
        Map<String, Object> model = new HashMap<>();
        model.put("shown", shown);
        model.put("paper", summaries.paper(summary, letter));
        model.put("form", form);
        model.put("address", address);
        model.put("asOf", asOf);
        Map<String, String> authorities = new LinkedHashMap<>();
        for (SigningAuthority authority : SigningAuthority.values()) {
            authorities.put(
                    authority.name(), languages.in(locale).say("programme.letter.authority." + authority.name()));
        }
        model.put("authorities", authorities);
        return new ModelAndView("programme/summary", model);
    }

    /** A summary as of a past day is dated that day unless somebody says otherwise: it prints the names of then. */
    private Letter dated(Letter letter, Summary summary) {
        LocalDate knownOn = VietnamTime.dateOf(summary.knownAt());
        return knownOn.isBefore(letter.date()) ? letter.on(knownOn) : letter;
    }

    private Names names(Summary summary, LocalDate date) {
        var wanted = CommitmentPages.inRows(summary.all());
        summary.reports().forEach(report -> wanted.add(report.lead()));
        return parties.on(wanted, date);
    }

    private Listing<CommitmentRow> listing(Summary summary, Locale locale) {
        Listing<CommitmentRow> list =
                CommitmentTable.listing(names(summary, summary.figuresOn()), languages, locale, summary.figuresOn());
        List<Listing.Column<CommitmentRow>> columns = new ArrayList<>(list.columns());
        columns.add(new Listing.Column<>(
                "obstacles",
                "programme.column.obstacles",
                row -> summary.reasons().getOrDefault(row.id(), ""),
                false));
        return new Listing<>("phu-luc-bao-cao", "programme.commitments", columns);
    }

    private ResponseEntity<byte[]> draft(Actor actor, ReportScope scope, String format) throws IOException {
        Summary summary = Refused.unlessAccepted(summaries.show(actor, scope)).summary();
        Letter letter = dated(summaries.suggested(summary), summary).draft();
        return file(summaries.paper(summary, letter), format, "du-thao-bao-cao");
    }

    private static ResponseEntity<byte[]> file(OfficialPaper paper, String format, String name) throws IOException {
        boolean pdf = format.equals("pdf");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (pdf) {
            PdfPaper.write(paper, out);
        } else {
            WordPaper.write(paper, out);
        }
        return file(out.toByteArray(), pdf ? MediaType.APPLICATION_PDF : WORD, name + (pdf ? ".pdf" : ".docx"));
    }

    private static ResponseEntity<byte[]> file(byte[] content, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }

    private ModelAndView issue(
            Actor actor,
            ReportScope scope,
            String address,
            String asOf,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        Summaries.Shown shown = Refused.unlessAccepted(summaries.show(actor, scope));
        if (!shown.mayIssue()) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        TypedFields fields = new TypedFields(request.getParameterMap(), "");
        Letter suggested = dated(summaries.suggested(shown.summary()), shown.summary());
        Letter letter = read(fields, suggested);
        List<Problem> problems = fields.problems();
        if (problems.isEmpty()) {
            UUID key = CommitmentPages.submission(request).key();
            Outcome<IssuedReport> outcome =
                    summaries.issue(actor, scope, letter, key == null ? UUID.randomUUID() : key);
            if (outcome instanceof Outcome.Accepted<IssuedReport>(IssuedReport report)) {
                Flash.success(redirect, "programme.issued.done", report.number());
                return new ModelAndView("redirect:/issued-reports/" + report.id());
            }
            problems = ((Outcome.Rejected<IssuedReport>) outcome).problems();
        }
        ReportingPages.refuseOutright(problems);
        response.setStatus(problems.getFirst().code().category().status());
        return page(shown, suggested, Form.refused(request.getParameterMap(), problems), address, asOf, locale);
    }

    private static Letter read(TypedFields fields, Letter suggested) {
        SigningAuthority authority = fields.chosen("authority", SigningAuthority::valueOf);
        LocalDate date = fields.requiredDate("date");
        return new Letter(
                fields.whole("number"),
                fields.text("symbol"),
                date,
                fields.text("place"),
                fields.text("addressee"),
                fields.lines("legalBasis"),
                fields.text("assessment"),
                fields.text("outlook"),
                fields.text("proposals"),
                authority == null ? suggested.authority() : authority,
                fields.text("principal"),
                fields.text("position"),
                fields.text("signer"),
                fields.lines("recipients"));
    }

    private static Form form(Letter letter) {
        Map<String, String> values = new HashMap<>();
        Integer number = letter.number();
        values.put("number", number == null ? "" : number.toString());
        values.put("symbol", letter.symbol());
        values.put("date", letter.date().toString());
        values.put("place", letter.place());
        values.put("addressee", letter.addressee());
        values.put("legalBasis", String.join("\n", letter.legalBasis()));
        values.put("authority", letter.authority().name());
        values.put("principal", letter.principal());
        values.put("position", letter.position());
        values.put("signer", letter.signer());
        values.put("recipients", String.join("\n", letter.recipients()));
        return Form.of(values);
    }

    // ---- issued

    private static final Listing<IssuedReport> ISSUED = new Listing<>(
            "bao-cao-da-ban-hanh",
            "programme.reports.issued",
            List.of(
                    new Listing.Column<>("number", "programme.issued.number", IssuedReport::number, false),
                    new Listing.Column<>("subject", "programme.issued.subject", IssuedReport::subject, false),
                    new Listing.Column<>("on", "programme.issued.on", IssuedReport::issuedOn, false),
                    new Listing.Column<>("asOf", "programme.issued.as-of", IssuedReport::asOf, false),
                    new Listing.Column<>("by", "programme.issued.by", IssuedReport::by, false),
                    new Listing.Column<>("at", "programme.issued.recorded", IssuedReport::issuedAt, false),
                    new Listing.Column<>("word", "programme.issued.word-digest", IssuedReport::wordDigest, false),
                    new Listing.Column<>("pdf", "programme.issued.pdf-digest", IssuedReport::pdfDigest, false)));

    /** All that went out, of one programme or of all that the reader sees as a whole. */
    @GetMapping("/issued-reports")
    @Nullable
    ModelAndView allIssued(
            Actor actor,
            @RequestParam(defaultValue = "") String programme,
            @RequestParam(defaultValue = "") String format,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        if (!actor.maySomewhere(ProgrammePermission.SEE)) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        List<IssuedReport> issued = programme.matches("[1-9]\\d{0,17}")
                ? Refused.unlessAccepted(summaries.issued(actor, new ProgrammeId(Long.parseLong(programme))))
                : summaries.everyIssued(actor);
        if (Downloads.asked(format)) {
            Downloads.send(format, ISSUED, issued.iterator(), languages.in(locale), response);
            return null;
        }
        return new ModelAndView("programme/issued-list", Map.of("issued", issued));
    }

    @GetMapping("/issued-reports/{id}")
    ModelAndView issued(Actor actor, @PathVariable long id) {
        IssuedReport report = Refused.unlessAccepted(summaries.issued(actor, new IssuedId(positive(id))));
        Map<String, Object> model = new HashMap<>();
        model.put("report", report);
        model.put("view", Refused.unlessAccepted(programmes.view(actor, report.programme())));
        return new ModelAndView("programme/issued", model);
    }

    @GetMapping("/issued-reports/{id}/receipt")
    ResponseEntity<byte[]> receipt(Actor actor, @PathVariable long id) {
        Receipt receipt = Refused.unlessAccepted(summaries.receipt(actor, new IssuedId(positive(id))));
        return file(
                receipt.toString().getBytes(StandardCharsets.UTF_8),
                new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8),
                "bien-nhan-" + receipt.index() + ".tlog-proof");
    }
}
