package vn.phusa.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;

/** A form target that counts how often it acted; stands in the shared platform so that no test needs one of its own. */
@Controller
public class OnceOnlyProbe {
    private final AtomicInteger acts = new AtomicInteger();

    public int acts() {
        return acts.get();
    }

    public void reset() {
        acts.set(0);
    }

    @PostMapping("/once-only-test")
    ModelAndView act(@RequestParam boolean good) {
        int act = acts.incrementAndGet();
        return good
                ? new ModelAndView("redirect:/once-only-test/" + act)
                : new ModelAndView("shell/refused", Map.of("problems", List.of(Problem.of(Refusal.REQUIRED))));
    }
}
