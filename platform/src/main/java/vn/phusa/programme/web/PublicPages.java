package vn.phusa.programme.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import vn.phusa.base.Actor;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.VietnamTime;
import vn.phusa.programme.CommitmentFilter;
import vn.phusa.programme.CommitmentRow;
import vn.phusa.programme.CommitmentView;
import vn.phusa.programme.Commitments;
import vn.phusa.programme.Overview;
import vn.phusa.programme.ProgrammeRow;
import vn.phusa.programme.Programmes;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.MenuEntry;
import vn.phusa.shell.PublicPath;
import vn.phusa.shell.Refused;
import vn.phusa.shell.Slice;

/** What everybody may read, without an account. */
@Controller
class PublicPages {
    private final Programmes programmes;
    private final Commitments commitments;
    private final PartyNames parties;
    private final Clock clock;

    PublicPages(Programmes programmes, Commitments commitments, PartyNames parties, Clock clock) {
        this.programmes = programmes;
        this.commitments = commitments;
        this.parties = parties;
        this.clock = clock;
    }

    @Bean
    static PublicPath publicProgrammePages() {
        return PublicPath.reading("/public/**");
    }

    /** The interface answers the public part to whoever comes without credentials. */
    @Bean
    static PublicPath publicProgrammeData() {
        return PublicPath.reading("/api/programmes/**");
    }

    @Bean
    static PublicPath publicCommitmentData() {
        return PublicPath.reading("/api/commitments/**");
    }

    @Bean
    static MenuEntry publicEntry() {
        return new MenuEntry(
                20, "/public/programmes", "programme.menu.programmes", "programme", actor -> !actor.signedIn());
    }

    @GetMapping("/public/programmes")
    ModelAndView list() {
        List<ProgrammeRow> rows = programmes.publicList();
        Set<PartyId> seen = new HashSet<>();
        rows.forEach(row -> PartyNames.in(row.programme()).forEach(seen::add));
        return new ModelAndView("programme/public-list", Map.of("rows", rows, "names", parties.of(seen)));
    }

    @GetMapping("/public/programmes/{address}")
    ModelAndView programme(@PathVariable String address, ListQuery query) {
        Programmes.View view = Refused.unlessAccepted(programmes.publicView(address));
        CommitmentFilter filter = FilterAddress.read(query, view.programme().id(), null);
        Slice<CommitmentRow> slice = programmes.publicCommitments(filter, query);
        Overview overview =
                programmes.publicOverview(CommitmentFilter.of(view.programme().id()));
        Set<PartyId> seen = CommitmentPages.inRows(slice.rows());
        PartyNames.in(view.programme()).forEach(seen::add);
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("slice", slice);
        model.put("overview", overview);
        model.put("names", parties.of(seen));
        model.put("filter", filter);
        model.put("today", VietnamTime.today(clock));
        return new ModelAndView("programme/public-programme", model);
    }

    @GetMapping("/public/commitments/{id}")
    ModelAndView commitment(@PathVariable long id) {
        CommitmentView view = Refused.unlessAccepted(commitments.publicView(CommitmentPages.id(id)));
        Set<PartyId> seen = new HashSet<>();
        PartyNames.in(view.commitment()).forEach(seen::add);
        PartyNames.in(view.programme()).forEach(seen::add);
        LocalDate today = VietnamTime.today(clock);
        return new ModelAndView(
                "programme/public-commitment", Map.of("view", view, "names", parties.of(seen), "today", today));
    }

    /** From the search: to the whole for those who may see it, else to the public part. */
    @Bean
    static PublicPath foundPaths() {
        return PublicPath.reading("/find/**");
    }

    @GetMapping("/find/commitments/{id}")
    String foundCommitment(Actor actor, @PathVariable long id) {
        boolean whole = commitments.view(actor, CommitmentPages.id(id)) instanceof Outcome.Accepted<CommitmentView>;
        return "redirect:" + (whole ? "" : "/public") + "/commitments/" + id;
    }

    @GetMapping("/find/programmes/{id}")
    String foundProgramme(Actor actor, @PathVariable long id) {
        Programmes.View view = Refused.unlessAccepted(programmes.view(actor, CommitmentPages.programmeId(id)));
        return actor.signedIn()
                ? "redirect:/programmes/" + id
                : "redirect:/public/programmes/" + view.programme().facts().address();
    }
}
