package vn.phusa.notice.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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
import vn.phusa.notice.NoticePermission;
import vn.phusa.notice.Notices;
import vn.phusa.notice.Webhook;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.MenuEntry;
import vn.phusa.shell.Refused;

/** What was mailed and delivered, and what was not. */
@Controller
class OutboxPages {
    private static final String OUTBOX = "/outbox";

    private final Notices notices;

    OutboxPages(Notices notices) {
        this.notices = notices;
    }

    @Bean
    static MenuEntry outboxEntry() {
        return new MenuEntry(
                910, OUTBOX, "notice.menu.outbox", "inbox", actor -> actor.maySomewhere(NoticePermission.SEE_OUTBOX));
    }

    @GetMapping(OUTBOX)
    String outbox(Actor actor, ListQuery query, Model model) {
        return page(actor, query, Form.empty(), model);
    }

    private String page(Actor actor, ListQuery query, Form form, Model model) {
        model.addAttribute("mails", Refused.unlessAccepted(notices.outbox(actor, query)));
        model.addAttribute("webhooks", Refused.unlessAccepted(notices.webhooks(actor)));
        model.addAttribute("deliveries", Refused.unlessAccepted(notices.deliveries(actor)));
        model.addAttribute("mailConfigured", notices.mailConfigured());
        model.addAttribute("keeps", actor.mayEverywhere(NoticePermission.KEEP_WEBHOOKS));
        model.addAttribute("form", form);
        return "notice/outbox";
    }

    @PostMapping("/outbox/webhooks")
    String add(
            Actor actor,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") String kinds,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return switch (notices.addWebhook(actor, name, url, Webhook.kinds(kinds))) {
            case Outcome.Accepted<String>(String secret) -> {
                Flash.success(redirect, "notice.hooks.added", secret);
                yield "redirect:" + OUTBOX;
            }
            case Outcome.Rejected<String>(List<Problem> problems) -> {
                response.setStatus(problems.getFirst().code().category().status());
                yield page(actor, ListQuery.all(), Form.refused(request.getParameterMap(), problems), model);
            }
        };
    }

    @PostMapping("/outbox/webhooks/{id}/end")
    String end(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        Refused.unlessAccepted(notices.endWebhook(actor, id));
        Flash.success(redirect, "notice.hooks.ended");
        return "redirect:" + OUTBOX;
    }
}
