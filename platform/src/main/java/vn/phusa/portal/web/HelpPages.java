package vn.phusa.portal.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.portal.GuidePage;
import vn.phusa.shell.MenuEntry;
import vn.phusa.shell.PublicPath;
import vn.phusa.shell.Refused;

/** The user guide within the platform: the same text and pictures as in {@code docs/guide}. */
@Controller
class HelpPages {

    @Bean
    static MenuEntry helpEntry() {
        return MenuEntry.forEveryone(990, "/help", "portal.menu.help", "report");
    }

    @Bean
    static PublicPath helpPaths() {
        return PublicPath.reading("/help/**");
    }

    @GetMapping("/help")
    ModelAndView contents() {
        return page("README");
    }

    @GetMapping("/help/{page:[a-z-]{1,40}}")
    ModelAndView page(@PathVariable String page) {
        String text = resource(page + ".md")
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(HelpPages::notFound);
        return new ModelAndView("portal/help", Map.of("guide", GuidePage.read(text), "first", page.equals("README")));
    }

    @GetMapping("/help/images/{name:[a-z0-9-]{1,60}}.png")
    ResponseEntity<byte[]> image(@PathVariable String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .body(resource("images/" + name + ".png").orElseThrow(HelpPages::notFound));
    }

    private static Refused notFound() {
        return new Refused(List.of(Problem.of(Refusal.NOT_FOUND)));
    }

    private static Optional<byte[]> resource(String name) {
        try (InputStream stream = HelpPages.class.getResourceAsStream("/guide/" + name)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
