package vn.phusa.notice.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.notice.NoticeProblem;
import vn.phusa.notice.Notices;
import vn.phusa.notice.Preference;
import vn.phusa.shell.Badge;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.MenuEntry;
import vn.phusa.shell.Refused;

/** One's inbox, and how one is mailed. */
@Controller
class InboxPages {
    private static final String INBOX = "/inbox";

    private final Notices notices;

    InboxPages(Notices notices) {
        this.notices = notices;
    }

    @Bean
    static MenuEntry inboxEntry() {
        return new MenuEntry(30, INBOX, "notice.menu.inbox", "inbox", Actor::signedIn);
    }

    @Bean
    static Badge inboxBadge(Notices notices) {
        return new Badge() {
            @Override
            public String path() {
                return INBOX;
            }

            @Override
            public int count(Actor actor) {
                return notices.unread(actor);
            }
        };
    }

    @GetMapping(INBOX)
    String inbox(Actor actor, ListQuery query, Model model) {
        model.addAttribute("notices", Refused.unlessAccepted(notices.inbox(actor, query)));
        model.addAttribute("unread", notices.unread(actor));
        return "notice/inbox";
    }

    /** Marks the notice as read and goes where it points. */
    @PostMapping("/inbox/{id}")
    String read(Actor actor, @PathVariable long id) {
        return "redirect:" + Refused.unlessAccepted(notices.read(actor, id)).path();
    }

    @PostMapping("/inbox/read-all")
    String readAll(Actor actor, @RequestParam long upTo, RedirectAttributes redirect) {
        int read = Refused.unlessAccepted(notices.readAll(actor, upTo));
        Flash.success(redirect, "notice.inbox.read-all-done", Integer.toString(read));
        return "redirect:" + INBOX;
    }

    @GetMapping("/inbox/preferences")
    String preferences(Actor actor, Model model) {
        Preference preference = Refused.unlessAccepted(notices.preference(actor));
        Map<String, String> stored = new HashMap<>();
        if (preference.mail()) {
            stored.put("mail", "true");
        }
        stored.put("rhythm", preference.rhythm().name());
        stored.put("digestAt", preference.digestAt().toString());
        stored.put("quietFrom", text(preference.quietFrom()));
        stored.put("quietTo", text(preference.quietTo()));
        stored.put("language", preference.language());
        return preferences(Form.of(stored), model);
    }

    private static String text(@Nullable LocalTime time) {
        return time == null ? "" : time.toString();
    }

    private String preferences(Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("mailConfigured", notices.mailConfigured());
        return "notice/preferences";
    }

    @PostMapping("/inbox/preferences")
    String prefer(
            Actor actor,
            @RequestParam(defaultValue = "") String rhythm,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "false") boolean mail,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        List<Problem> problems = new ArrayList<>();
        LocalTime digestAt = time(request, "digestAt", problems);
        LocalTime quietFrom = time(request, "quietFrom", problems);
        LocalTime quietTo = time(request, "quietTo", problems);
        if (digestAt == null && problems.isEmpty()) {
            problems.add(Problem.at("digestAt", vn.phusa.base.Refusal.REQUIRED));
        }
        if ((quietFrom == null) != (quietTo == null) && problems.isEmpty()) {
            problems.add(Problem.at(quietFrom == null ? "quietFrom" : "quietTo", NoticeProblem.HALF_QUIET_HOURS));
        }
        if (!problems.isEmpty() || digestAt == null) {
            return again(request, response, problems, model);
        }
        Preference preference = new Preference(
                mail,
                rhythm.equals(Preference.Rhythm.EACH.name()) ? Preference.Rhythm.EACH : Preference.Rhythm.DIGEST,
                digestAt,
                quietFrom,
                quietTo,
                language.equals("en") ? "en" : "vi");
        return switch (notices.prefer(actor, preference)) {
            case Outcome.Accepted<Preference> _ -> {
                Flash.success(redirect, "notice.preferences.saved");
                yield "redirect:/inbox/preferences";
            }
            case Outcome.Rejected<Preference>(List<Problem> refused) -> again(request, response, refused, model);
        };
    }

    private String again(
            HttpServletRequest request, HttpServletResponse response, List<Problem> problems, Model model) {
        response.setStatus(problems.getFirst().code().category().status());
        return preferences(Form.refused(request.getParameterMap(), problems), model);
    }

    private static @Nullable LocalTime time(HttpServletRequest request, String field, List<Problem> problems) {
        String typed = request.getParameter(field);
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return LocalTime.parse(typed.strip());
        } catch (DateTimeParseException e) {
            problems.add(Problem.at(field, NoticeProblem.NOT_A_TIME, typed));
            return null;
        }
    }
}
