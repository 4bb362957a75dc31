package vn.phusa.ledger.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.ledger.ActId;
import vn.phusa.ledger.Erased;
import vn.phusa.ledger.ErasureDesk;
import vn.phusa.ledger.LedgerPermission;
import vn.phusa.ledger.PersonalData;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Listing;
import vn.phusa.shell.Refused;
import vn.phusa.shell.web.Downloads;

/** Personal data is found, looked at and lawfully erased; what was erased, by whom and on which ground stays to be read. */
@Controller
class ErasurePages {
    private static final String FORGOTTEN_NAMES = "forgottenNames";
    private static final String ERASURES = "/ledger/erasures";

    private static final Listing<Erased> DONE = new Listing<>(
            "du-lieu-da-xoa-theo-luat",
            "ledger.erasures.done",
            List.of(
                    new Listing.Column<>("at", "ledger.act.at", Erased::at, false),
                    new Listing.Column<>("by", "ledger.act.actor", Erased::by, false),
                    new Listing.Column<>("table", "ledger.erasures.table", Erased::table, false),
                    new Listing.Column<>("key", "ledger.erasures.key", Erased::key, false),
                    new Listing.Column<>("basis", "ledger.erasures.basis", Erased::legalBasis, false),
                    new Listing.Column<>(
                            "act", "ledger.erasures.act", erased -> erased.act().value(), false)));

    private final ErasureDesk desk;
    private final Languages languages;

    ErasurePages(ErasureDesk desk, Languages languages) {
        this.desk = desk;
        this.languages = languages;
    }

    /** @param q whom to look for; empty: nobody yet */
    @GetMapping(ERASURES)
    @Nullable
    String desk(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String format,
            Locale locale,
            HttpServletResponse response,
            Model model)
            throws IOException {
        List<Erased> done = Refused.unlessAccepted(desk.done(actor));
        if (Downloads.asked(format)) {
            Downloads.send(format, DONE, done.iterator(), languages.in(locale), response);
            return null;
        }
        List<PersonalData.Found> found = List.of();
        Form form = Form.empty();
        if (!q.isBlank()) {
            switch (desk.find(actor, q)) {
                case Outcome.Accepted<List<PersonalData.Found>>(List<PersonalData.Found> records) -> found = records;
                case Outcome.Rejected<List<PersonalData.Found>>(List<Problem> problems) -> {
                    if (problems.getFirst().code() == Refusal.FORBIDDEN) {
                        throw new Refused(problems);
                    }
                    response.setStatus(problems.getFirst().code().category().status());
                    form = new Form(java.util.Map.of("q", List.of(q)), problems);
                }
            }
        }
        boolean mayErase = actor.mayEverywhere(LedgerPermission.ERASE);
        List<String> names = justForgotten(model);
        model.addAttribute("justForgotten", !names.isEmpty());
        model.addAttribute(
                "mentions",
                mayErase && form.problems().isEmpty()
                        ? Refused.unlessAccepted(desk.mentions(actor, names.isEmpty() ? List.of(q) : names))
                        : List.of());
        model.addAttribute("q", q);
        model.addAttribute("found", found);
        model.addAttribute("done", done);
        model.addAttribute("form", form);
        model.addAttribute("mayErase", mayErase);
        return "ledger/erasures";
    }

    /** The names of the person of whom the page before this one has erased something. */
    private static List<String> justForgotten(Model model) {
        return model.getAttribute(FORGOTTEN_NAMES) instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }

    @GetMapping(ERASURES + "/preview")
    String preview(Actor actor, @RequestParam String kind, @RequestParam String id, Model model) {
        return preview(actor, kind, id, Form.empty(), model);
    }

    private String preview(Actor actor, String kind, String id, Form form, Model model) {
        ErasureDesk.Preview preview = Refused.unlessAccepted(desk.preview(actor, kind, id));
        model.addAttribute("preview", preview);
        model.addAttribute("mentions", Refused.unlessAccepted(desk.mentions(actor, preview.names())));
        model.addAttribute("form", form);
        return "ledger/erasure";
    }

    @PostMapping(ERASURES)
    String erase(
            Actor actor,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String legalBasis,
            @RequestParam(defaultValue = "false") boolean confirmed,
            @RequestParam(defaultValue = "") String fingerprint,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        List<String> names = switch (desk.preview(actor, kind, id)) {
            case Outcome.Accepted<ErasureDesk.Preview>(ErasureDesk.Preview preview) -> preview.names();
            case Outcome.Rejected<ErasureDesk.Preview> _ -> List.of();
        };
        return switch (desk.erase(actor, kind, id, legalBasis, confirmed, fingerprint)) {
            case Outcome.Accepted<List<ActId>>(List<ActId> acts) -> {
                Flash.success(redirect, "ledger.erasures.erased", legalBasis.strip(), Integer.toString(acts.size()));
                // Only for the page that follows: no name is kept, and none stands in an address.
                redirect.addFlashAttribute(FORGOTTEN_NAMES, new ArrayList<>(names));
                yield "redirect:" + ERASURES;
            }
            case Outcome.Rejected<List<ActId>>(List<Problem> problems) -> {
                if (problems.getFirst().code() instanceof Refusal refusal
                        && (refusal == Refusal.FORBIDDEN || refusal == Refusal.NOT_FOUND)) {
                    throw new Refused(problems);
                }
                response.setStatus(problems.getFirst().code().category().status());
                yield preview(actor, kind, id, Form.refused(request.getParameterMap(), problems), model);
            }
        };
    }
}
