package vn.phusa.portal.web;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.phusa.shell.MenuEntry;
import vn.phusa.shell.PublicPath;

/** The first page. */
@Controller
class HomePage {

    @GetMapping("/")
    String home() {
        return "portal/home";
    }

    @Bean
    static PublicPath homePath() {
        return PublicPath.reading("/");
    }

    @Bean
    static MenuEntry homeEntry() {
        return MenuEntry.forEveryone(0, "/", "portal.menu.home", "home");
    }
}
