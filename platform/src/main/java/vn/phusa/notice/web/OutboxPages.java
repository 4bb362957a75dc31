package vn.phusa.notice.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
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
import vn.phusa.notice.NoticePermission;
import vn.phusa.notice.Notices;
import vn.phusa.notice.OutgoingMail;
import vn.phusa.notice.Webhook;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.Languages;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Listing;
import vn.phusa.shell.MenuEntry;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Wording;
import vn.phusa.shell.web.Downloads;

/** What was mailed and delivered, and what was not. */
@Controller
class OutboxPages {
    private static final String OUTBOX = "/outbox";

    private final Notices notices;
    private final Languages languages;

    OutboxPages(Notices notices, Languages languages) {
        this.notices = notices;
        this.languages = languages;
    }

    @Bean
    static MenuEntry outboxEntry() {
        return new MenuEntry(
                910, OUTBOX, "notice.menu.outbox", "inbox", actor -> actor.maySomewhere(NoticePermission.SEE_OUTBOX));
    }

    private static Listing<OutgoingMail> mails(Wording words) {
        return new Listing<>(
                "thu-gui-di",
                "notice.outbox.title",
                List.of(
                        new Listing.Column<>(
                                "state",
                                "notice.outbox.state",
                                mail -> words.say("notice.state." + mail.state()),
                                false),
                        new Listing.Column<>("address", "notice.outbox.address", OutgoingMail::address, false),
                        new Listing.Column<>("subject", "notice.outbox.subject", OutgoingMail::subject, false),
                        new Listing.Column<>("created", "notice.outbox.created", OutgoingMail::createdAt, false),
                        new Listing.Column<>("sent", "notice.outbox.sent", OutgoingMail::sentAt, false),
                        new Listing.Column<>("attempts", "notice.outbox.attempts", OutgoingMail::attempts, false),
                        new Listing.Column<>("error", "notice.outbox.error", OutgoingMail::lastError, false),
                        new Listing.Column<>("id", "notice.outbox.message-id", OutgoingMail::messageId, false)));
    }

    @GetMapping(OUTBOX)
    @Nullable
    String outbox(
            Actor actor,
            ListQuery query,
            @RequestParam(defaultValue = "") String format,
            Locale locale,
            HttpServletResponse response,
            Model model)
            throws IOException {
        if (Downloads.asked(format)) {
            Wording words = languages.in(locale);
            List<OutgoingMail> all = Refused.unlessAccepted(notices.wholeOutbox(actor, query));
            Downloads.send(format, mails(words), all.iterator(), words, response);
            return null;
        }
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
