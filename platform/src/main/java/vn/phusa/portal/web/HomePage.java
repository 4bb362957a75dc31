package vn.phusa.portal.web;

import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.phusa.programme.CommitmentFilter;
import vn.phusa.programme.Overview;
import vn.phusa.programme.Programme;
import vn.phusa.programme.Programmes;
import vn.phusa.shell.MenuEntry;
import vn.phusa.shell.PublicPath;

/** The first page: what was promised to the public, and how it stands. */
@Controller
public class HomePage {
    private final Programmes programmes;

    HomePage(Programmes programmes) {
        this.programmes = programmes;
    }

    @GetMapping("/")
    ModelAndView home() {
        List<PublicProgramme> shown = programmes.publicList().stream()
                .map(row -> new PublicProgramme(
                        row.programme(),
                        programmes.publicOverview(
                                CommitmentFilter.of(row.programme().id()))))
                .toList();
        return new ModelAndView("portal/home", Map.of("programmes", shown));
    }

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
