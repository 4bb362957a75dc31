package vn.phusa.portal.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.phusa.access.AccessPermission;
import vn.phusa.base.Actor;
import vn.phusa.innovationindex.Indices;
import vn.phusa.party.PartyPermission;
import vn.phusa.programme.CommitmentFilter;
import vn.phusa.programme.Overview;
import vn.phusa.programme.Programme;
import vn.phusa.programme.ProgrammePermission;
import vn.phusa.programme.Programmes;
import vn.phusa.setup.HomeProvince;
import vn.phusa.shell.MenuEntry;
import vn.phusa.shell.PublicPath;

/** The first page: what was promised to the public, and how it stands. */
@Controller
public class HomePage {
    private final Programmes programmes;
    private final Indices indices;
    private final HomeProvince province;

    HomePage(Programmes programmes, Indices indices, HomeProvince province) {
        this.programmes = programmes;
        this.indices = indices;
        this.province = province;
    }

    @GetMapping("/")
    ModelAndView home(Actor actor) {
        List<PublicProgramme> shown = programmes.publicList().stream()
                .map(row -> new PublicProgramme(
                        row.programme(),
                        programmes.publicOverview(
                                CommitmentFilter.of(row.programme().id()))))
                .toList();
        return new ModelAndView(
                "portal/home",
                Map.of(
                        "programmes", shown,
                        "steps", firstSteps(actor),
                        "headlines", indices.headlines(province.key())));
    }

    /** What to do first while there is nothing at all; for those who can do it. */
    private List<FirstStep> firstSteps(Actor actor) {
        if (!actor.signedIn() || !programmes.list(actor).isEmpty()) {
            return List.of();
        }
        return Stream.of(
                        new FirstStep("programme", "/programmes/new", actor.maySomewhere(ProgrammePermission.KEEP)),
                        new FirstStep("text", "/programmes/new/text", actor.maySomewhere(ProgrammePermission.KEEP)),
                        new FirstStep(
                                "accounts",
                                "/administration/accounts",
                                actor.maySomewhere(AccessPermission.MANAGE_ACCOUNTS)),
                        new FirstStep("units", "/parties", actor.maySomewhere(PartyPermission.REGISTER)))
                .filter(FirstStep::possible)
                .toList();
    }

    /** One thing to do; its wording stands under {@code portal.first.<key>}. */
    public record FirstStep(String key, String path, boolean possible) {}

    /** A programme that everybody may read, with its counts. */
    public record PublicProgramme(Programme programme, Overview overview) {}

    @Bean
    static MenuEntry homeEntry() {
        return MenuEntry.forEveryone(0, "/", "portal.menu.home", "home");
    }

    @Bean
    static PublicPath homePath() {
        return PublicPath.reading("/");
    }
}
