package vn.phusa.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.phusa.access.AccessProblem;
import vn.phusa.access.Account;
import vn.phusa.access.Invitations;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.shell.Flash;
import vn.phusa.shell.Form;
import vn.phusa.shell.Refused;

/** Where an invitation leads. */
@Controller
class SetPasswordPage {
    private final Invitations invitations;

    SetPasswordPage(Invitations invitations) {
        this.invitations = invitations;
    }

    @GetMapping("/set-password/{token}")
    ModelAndView page(@PathVariable String token) {
        return page(token, Form.empty());
    }

    private ModelAndView page(String token, Form form) {
        Account account = invitations
                .invited(token)
                .orElseThrow(() -> new Refused(List.of(Problem.of(AccessProblem.LINK_SPENT))));
        return new ModelAndView("access/set-password", Map.of("account", account, "token", token, "form", form));
    }

    @PostMapping("/set-password/{token}")
    ModelAndView set(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return switch (invitations.setPassword(token, password, repeated)) {
            case Outcome.Accepted<Account> _ -> {
                Flash.success(redirect, "access.password.changed");
                yield new ModelAndView("redirect:/sign-in");
            }
            case Outcome.Rejected<Account>(List<Problem> problems) -> {
                response.setStatus(problems.getFirst().code().category().status());
                yield page(token, new Form(Map.of(), problems));
            }
        };
    }
}
