package vn.phusa.programme.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.document.DocumentText;
import vn.phusa.document.Documents;
import vn.phusa.document.Visibility;
import vn.phusa.programme.CommitmentId;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.ProgrammePermission;
import vn.phusa.programme.Programmes;
import vn.phusa.programme.Terms;
import vn.phusa.programme.reading.Proposal;
import vn.phusa.programme.reading.ReadingId;
import vn.phusa.programme.reading.Readings;
import vn.phusa.programme.reading.TextRead;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.Languages;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Listing;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Slice;
import vn.phusa.shell.web.Downloads;

/** Reading a signed text: hand it in, look at what is proposed beside the words it rests on, decide on each. */
@Controller
class ReadingPages {
    private static final int PAGE = ListQuery.DEFAULT_SIZE;

    private final Readings readings;
    private final Programmes programmes;
    private final Documents documents;
    private final ProposalDrafts drafts;
    private final PartyNames parties;
    private final Languages languages;

    ReadingPages(
            Readings readings,
            Programmes programmes,
            Documents documents,
            ProposalDrafts drafts,
            PartyNames parties,
            Languages languages) {
        this.readings = readings;
        this.programmes = programmes;
        this.documents = documents;
        this.drafts = drafts;
        this.parties = parties;
        this.languages = languages;
    }

    private static final Listing<TextRead> READ = new Listing<>(
            "van-ban-da-doc",
            "programme.reading.earlier",
            List.of(
                    new Listing.Column<>("title", "programme.reading.title", TextRead::title, false),
                    new Listing.Column<>("at", "programme.reading.when", TextRead::readAt, false),
                    new Listing.Column<>("by", "programme.reading.by", TextRead::readBy, false),
                    new Listing.Column<>(
                            "open", "programme.reading.open", text -> text.count(Proposal.State.PROPOSED), false),
                    new Listing.Column<>(
                            "taken", "programme.reading.taken", text -> text.count(Proposal.State.ACCEPTED), false)));

    @GetMapping("/programmes/{programme}/readings")
    @Nullable
    ModelAndView start(
            Actor actor,
            @PathVariable long programme,
            @RequestParam(defaultValue = "") String format,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        ProgrammeId id = new ProgrammeId(Math.max(1, programme));
        if (Downloads.asked(format)) {
            List<TextRead> earlier = Refused.unlessAccepted(readings.of(actor, id));
            Downloads.send(format, READ, earlier.iterator(), languages.in(locale), response);
            return null;
        }
        return start(actor, id, Form.empty());
    }

    private ModelAndView start(Actor actor, ProgrammeId programme, Form form) {
        List<TextRead> earlier = Refused.unlessAccepted(readings.of(actor, programme));
        Programmes.View shown = Refused.unlessAccepted(programmes.view(actor, programme));
        return new ModelAndView(
                "programme/readings",
                Map.of("programme", shown.programme(), "keeps", shown.keeps(), "earlier", earlier, "form", form));
    }

    @PostMapping("/programmes/{programme}/readings")
    ModelAndView read(
            Actor actor,
            @PathVariable long programme,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect)
            throws IOException {
        ProgrammeId id = new ProgrammeId(Math.max(1, programme));
        Programmes.View view = Refused.unlessAccepted(programmes.view(actor, id));
        if (!view.keeps()) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        Outcome<ReadingId> outcome = handedIn(
                actor,
                file,
                text,
                view.programme().facts().focalPoint(),
                (name, document, read) -> readings.read(actor, id, title.isBlank() ? name : title, document, read));
        return switch (outcome) {
            case Outcome.Accepted<ReadingId>(ReadingId reading) -> {
                long proposed = readings.view(actor, reading).orThrow().text().count(Proposal.State.PROPOSED);
                Flash.success(redirect, "programme.reading.done", Long.toString(proposed));
                yield new ModelAndView("redirect:/readings/" + reading);
            }
            case Outcome.Rejected<ReadingId>(List<Problem> problems) -> {
                if (problems.stream().anyMatch(problem -> problem.field() == null)) {
                    throw new Refused(problems);
                }
                response.setStatus(problems.getFirst().code().category().status());
                yield start(actor, id, Form.refused(request.getParameterMap(), problems));
            }
        };
    }

    /** How a text that was looked at is kept: its file's name (empty when pasted), the file as kept, what was read. */
    private interface Keeper {
        Outcome<ReadingId> keep(String name, @Nullable Long document, Readings.Read read);
    }

    private Outcome<ReadingId> handedIn(
            Actor actor, @Nullable MultipartFile file, String text, PartyId owner, Keeper keeper) throws IOException {
        if (file == null || file.isEmpty()) {
            return readings.look(text).then(read -> keeper.keep("", null, read));
        }
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        // First read, then keep: a file without text, or with more than can be decided on, leaves nothing behind.
        Outcome<DocumentText> words;
        try (InputStream content = file.getInputStream()) {
            words = documents.textOf(content, name);
        }
        return words.then(found -> atTheFile(readings.look(found.text()))).then(read -> {
            try (InputStream content = file.getInputStream()) {
                return documents
                        .store(actor, content, name, owner, Visibility.OWNER)
                        .then(document -> keeper.keep(name, document.value(), read));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    /** A file's words are wrong at the file. */
    private static <T> Outcome<T> atTheFile(Outcome<T> outcome) {
        return outcome instanceof Outcome.Rejected<T>(List<Problem> problems)
                ? Outcome.rejected(problems.stream()
                        .map(problem -> Problem.at(
                                "file", problem.code(), problem.arguments().toArray()))
                        .toList())
                : outcome;
    }

    // ---- a programme that begins with its text

    @GetMapping("/programmes/new/text")
    ModelAndView begin(Actor actor, Locale locale) {
        return begin(actor, locale, Form.empty());
    }

    private ModelAndView begin(Actor actor, Locale locale, Form form) {
        if (!actor.maySomewhere(ProgrammePermission.KEEP)) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        Map<String, String> keepers = new LinkedHashMap<>(parties.choices(locale, List.of()));
        keepers.keySet().removeIf(id -> !actor.may(ProgrammePermission.KEEP, new PartyId(Long.parseLong(id))));
        return new ModelAndView("programme/begin", Map.of("form", form, "keepers", keepers));
    }

    @PostMapping("/programmes/new/text")
    ModelAndView beginWith(
            Actor actor,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        TypedFields fields = new TypedFields(request.getParameterMap(), "");
        PartyId focalPoint = fields.requiredParty("focalPoint");
        Outcome<ReadingId> outcome = !fields.problems().isEmpty()
                ? Outcome.rejected(fields.problems())
                : !actor.may(ProgrammePermission.KEEP, focalPoint)
                        ? Outcome.rejected(Problem.at("focalPoint", Refusal.FORBIDDEN))
                        : handedIn(
                                actor,
                                file,
                                text,
                                focalPoint,
                                (name, document, read) -> readings.readNew(actor, focalPoint, name, document, read));
        return switch (outcome) {
            case Outcome.Accepted<ReadingId>(ReadingId reading) ->
                new ModelAndView("redirect:/programmes/new?reading=" + reading);
            case Outcome.Rejected<ReadingId>(List<Problem> problems) -> {
                response.setStatus(problems.getFirst().code().category().status());
                yield begin(actor, locale, Form.refused(request.getParameterMap(), problems));
            }
        };
    }

    @GetMapping("/readings/{id}")
    ModelAndView show(Actor actor, @PathVariable long id, ListQuery query) {
        ReadingId reading = new ReadingId(Math.max(1, id));
        Readings.View view = Refused.unlessAccepted(readings.view(actor, reading));
        ListQuery page = new ListQuery("", null, false, query.page(), PAGE, Map.of());
        Slice<Proposal> slice = Refused.unlessAccepted(readings.proposals(actor, reading, page));
        ProposalDrafts.Draft draft = drafts.of(actor, view);
        Set<Integer> ready = slice.rows().stream()
                .filter(proposal -> view.keeps() && draft.ready(proposal))
                .map(Proposal::ordinal)
                .collect(Collectors.toUnmodifiableSet());
        return new ModelAndView(
                "programme/reading",
                Map.of("view", view, "slice", slice, "ready", ready, "passages", ReadPassage.of(view.text(), slice)));
    }

    /** Where a commitment stands in the signed text. */
    @GetMapping("/commitments/{id}/source")
    ModelAndView source(Actor actor, @PathVariable long id) {
        Readings.Source source = Refused.unlessAccepted(readings.source(actor, CommitmentPages.id(id)));
        TextRead read = source.reading();
        Proposal proposal = source.proposal();
        Map<String, Object> model = new HashMap<>();
        model.put("source", source);
        model.put("passages", read == null || proposal == null ? List.of() : ReadPassage.around(read, proposal));
        model.put(
                "place",
                read == null || proposal == null || !source.whole() ? null : at(actor, read.id(), proposal.ordinal()));
        return new ModelAndView("programme/source", model);
    }

    /** Makes commitments of the chosen proposals, which each name one lead that the register knows. */
    @PostMapping("/readings/{id}/accept")
    String acceptChosen(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") List<String> chosen,
            RedirectAttributes redirect) {
        ReadingId reading = new ReadingId(Math.max(1, id));
        Readings.View view = Refused.unlessAccepted(readings.view(actor, reading));
        ProposalDrafts.Draft draft = drafts.of(actor, view);
        int number = draft.nextNumber();
        SortedMap<Integer, Terms> settled = new TreeMap<>();
        for (int ordinal : chosen.stream()
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .sorted()
                .distinct()
                .limit(PAGE)
                .toList()) {
            settled.put(
                    ordinal, draft.terms(Refused.unlessAccepted(readings.proposal(actor, reading, ordinal)), number++));
        }
        int accepted = Refused.unlessAccepted(readings.acceptAll(actor, reading, settled))
                .size();
        Flash.success(redirect, "programme.reading.accepted-chosen", Integer.toString(accepted));
        return "redirect:" + at(actor, reading, settled.firstKey());
    }

    @GetMapping("/readings/{id}/proposals/{ordinal}")
    ModelAndView proposal(Actor actor, @PathVariable long id, @PathVariable int ordinal, Locale locale) {
        Readings.View view = Refused.unlessAccepted(readings.view(actor, new ReadingId(Math.max(1, id))));
        Proposal proposal = proposal(actor, view, ordinal);
        ProposalDrafts.Draft draft = drafts.of(actor, view);
        return form(view, proposal, draft, CommitmentForm.of(draft.terms(proposal), 0), locale);
    }

    @PostMapping("/readings/{id}/proposals/{ordinal}/accept")
    ModelAndView accept(
            Actor actor,
            @PathVariable long id,
            @PathVariable int ordinal,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        Readings.View view = Refused.unlessAccepted(readings.view(actor, new ReadingId(Math.max(1, id))));
        Proposal proposal = proposal(actor, view, ordinal);
        TypedFields fields = new TypedFields(request.getParameterMap(), "");
        ProposalDrafts.Draft draft = drafts.of(actor, view);
        Terms terms = CommitmentForm.read(fields, draft.terms(proposal));
        List<Problem> problems = new ArrayList<>(fields.problems());
        problems.addAll(terms.problems());
        if (problems.isEmpty()) {
            Outcome<CommitmentId> outcome =
                    readings.accept(actor, view.text().id(), ordinal, terms, CommitmentPages.submission(request));
            if (outcome instanceof Outcome.Accepted<CommitmentId>) {
                Flash.success(redirect, "programme.reading.accepted", terms.number());
                return new ModelAndView("redirect:" + after(actor, view.text().id(), ordinal));
            }
            problems = new ArrayList<>(((Outcome.Rejected<CommitmentId>) outcome).problems());
            if (problems.stream().anyMatch(problem -> problem.field() == null)) {
                throw new Refused(problems);
            }
        }
        response.setStatus(problems.getFirst().code().category().status());
        return form(view, proposal, draft, Form.refused(request.getParameterMap(), problems), locale);
    }

    /** After a decision: the next open proposal, or the text when none is left. */
    private String after(Actor actor, ReadingId reading, int ordinal) {
        return Refused.unlessAccepted(readings.nextOpen(actor, reading, ordinal))
                .map(next -> at(actor, reading, next.ordinal()))
                .orElse("/readings/" + reading);
    }

    /** The page on which a proposal stands, at its place. */
    private String at(Actor actor, ReadingId reading, int ordinal) {
        long page = Refused.unlessAccepted(readings.placeOf(actor, reading, ordinal)) / PAGE + 1;
        return "/readings/" + reading + (page == 1 ? "" : "?page=" + page) + "#proposal-" + ordinal;
    }

    @PostMapping("/readings/{id}/proposals/{ordinal}/{verb:reject|restore|split|cut|merge}")
    String decide(
            Actor actor,
            @PathVariable long id,
            @PathVariable int ordinal,
            @PathVariable String verb,
            @RequestParam(defaultValue = "0") int place,
            @RequestParam(defaultValue = "0") int other,
            @RequestParam(defaultValue = "") String number,
            RedirectAttributes redirect) {
        ReadingId reading = new ReadingId(Math.max(1, id));
        Refused.unlessAccepted(
                switch (verb) {
                    case "reject" -> readings.reject(actor, reading, ordinal);
                    case "restore" -> readings.restore(actor, reading, ordinal);
                    case "split" -> readings.splitByLead(actor, reading, ordinal);
                    case "cut" -> readings.splitAt(actor, reading, ordinal, place);
                    default ->
                        readings.merge(
                                actor, reading, ordinal, number.matches("\\d{1,6}") ? Integer.parseInt(number) : other);
                });
        Flash.success(redirect, "programme.reading.verb-done." + verb);
        return "redirect:" + at(actor, reading, ordinal);
    }

    private ModelAndView form(
            Readings.View view, Proposal proposal, ProposalDrafts.Draft draft, Form form, Locale locale) {
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("proposal", proposal);
        model.put("form", form);
        model.put("choices", choices(draft.named(proposal), draft.day(), locale));
        model.put("candidates", draft.candidates(proposal));
        model.put("passages", ReadPassage.around(view.text(), proposal));
        return new ModelAndView("programme/proposal", model);
    }

    /** Today's organisations, and those that the text means but that have gone or changed since, by the name of its day. */
    private Map<String, String> choices(Set<PartyId> meant, LocalDate day, Locale locale) {
        Map<String, String> options = new LinkedHashMap<>(parties.choices(locale, List.of()));
        Set<PartyId> gone = new LinkedHashSet<>(meant);
        gone.removeIf(party -> options.containsKey(party.toString()));
        parties.on(gone, day)
                .known()
                .forEach((party, name) -> options.put(
                        party.toString(), languages.in(locale).say("programme.reading.name-then", name.in(locale))));
        return options;
    }

    private Proposal proposal(Actor actor, Readings.View view, int ordinal) {
        if (!view.keeps()) {
            throw new Refused(List.of(Problem.of(Refusal.FORBIDDEN)));
        }
        Proposal found =
                Refused.unlessAccepted(readings.proposal(actor, view.text().id(), ordinal));
        if (found.state() != Proposal.State.PROPOSED) {
            throw new Refused(List.of(Problem.of(Refusal.NOT_FOUND)));
        }
        return found;
    }
}
