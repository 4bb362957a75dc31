package vn.phusa.traceability.sight.web;

import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import vn.phusa.access.Ration;
import vn.phusa.shell.PublicPath;
import vn.phusa.traceability.store.CaptureSettings;

/** How a program gets in: for the people who connect one. */
@Controller
class IntegrationPage {
    private static final String PAGE = "/traceability/integration";

    private final CaptureSettings settings;

    IntegrationPage(CaptureSettings settings) {
        this.settings = settings;
    }

    @Bean
    static PublicPath publicIntegration() {
        return PublicPath.reading(PAGE);
    }

    @GetMapping(PAGE)
    ModelAndView show() {
        Map<String, Object> model = new HashMap<>();
        // As the reader reached this page, so will the reader's program.
        model.put(
                "root",
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString());
        model.put("settings", settings);
        model.put("atOnce", Ration.API_CALL.atOnce());
        model.put("perSecond", 1000 / Ration.API_CALL.apart().toMillis());
        return new ModelAndView("traceability/integration", model);
    }
}
