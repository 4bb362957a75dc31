package vn.phusa.testing;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

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
    String act(@RequestParam boolean good) {
        int act = acts.incrementAndGet();
        return good ? "redirect:/once-only-test/" + act : "portal/home";
    }
}
