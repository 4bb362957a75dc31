package vn.phusa.traceability.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.Refused;
import vn.phusa.traceability.portal.Portal;
import vn.phusa.traceability.portal.PortalMessage;
import vn.phusa.traceability.portal.Portals;

/** The page of the portals of others: how they are reached, and what they were told. */
@Controller
class PortalPages {
    private final Portals portals;

    PortalPages(Portals portals) {
        this.portals = portals;
    }

    @GetMapping("/traceability/portals")
    ModelAndView page(Actor actor) {
        return page(actor, "", Form.empty());
    }

    private ModelAndView page(Actor actor, String wrong, Form form) {
        List<Portal> all = Refused.unlessAccepted(portals.portals(actor));
        Map<String, Object> model = new HashMap<>();
        model.put("portals", all);
        model.put("messages", Refused.unlessAccepted(portals.messages(actor, null)));
        model.put("names", all.stream().collect(Collectors.toMap(Portal::code, Portal::name)));
        model.put("wrong", wrong);
        model.put("form", form);
        return new ModelAndView("traceability/portals", model);
    }

    @PostMapping("/traceability/portals/{code:[a-z][a-z0-9-]{1,39}}")
    ModelAndView connect(
            Actor actor,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String secret,
            @RequestParam(defaultValue = "") String enabled,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return switch (portals.connect(actor, code, address, secret, !enabled.isEmpty())) {
            case Outcome.Accepted<Portal> _ -> {
                Flash.success(redirect, "traceability.portal.done.set");
                yield new ModelAndView("redirect:/traceability/portals");
            }
            case Outcome.Rejected<Portal>(List<Problem> problems) -> {
                if (problems.stream().anyMatch(problem -> problem.field() == null)) {
                    throw new Refused(problems);
                }
                response.setStatus(problems.getFirst().code().category().status());
                yield page(actor, code, Form.refused(request.getParameterMap(), problems));
            }
        };
    }

    @PostMapping("/traceability/portals/messages/{id:[1-9]\\d{0,17}}/again")
    ModelAndView again(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        PortalMessage message = Refused.unlessAccepted(portals.repeat(actor, id));
        Flash.success(redirect, "traceability.portal.done.again", Long.toString(message.id()));
        return new ModelAndView("redirect:/traceability/portals");
    }
}
