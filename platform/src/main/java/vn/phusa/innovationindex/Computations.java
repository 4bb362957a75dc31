package vn.phusa.innovationindex;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vn.phusa.base.Outcome;
import vn.phusa.composite.frame.Frame;
import vn.phusa.composite.io.FrameFile;
import vn.phusa.composite.io.RulesFile;
import vn.phusa.composite.robustness.Factor;
import vn.phusa.composite.robustness.Sensitivity;
import vn.phusa.composite.robustness.Study;
import vn.phusa.composite.robustness.Uncertainty;

/**
 * Results that were asked for lately. What is asked for is named by the digests of the files it depends on, so a result
 * can be kept as long as there is room and is never out of date.
 */
@Component
public class Computations {
    private static final int KEPT = 96;

    private final Presets presets;
    private final Geography geography;
    private final Map<String, Outcome<FrameFile>> frames = bounded();
    private final Map<String, Outcome<Made>> made = bounded();
    private final Map<String, Outcome<Uncertainty>> uncertainties = bounded();
    private final Map<String, Outcome<Sensitivity>> sensitivities = bounded();

    Computations(Presets presets, Geography geography) {
        this.presets = presets;
        this.geography = geography;
    }

    private static <T> Map<String, T> bounded() {
        return Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > KEPT;
            }
        });
    }

    /** Two askers at once may compute the same twice; nobody waits for somebody else's long study. */
    private static <T> T kept(Map<String, T> map, String key, Supplier<T> work) {
        T known = map.get(key);
        if (known == null) {
            known = work.get();
            map.put(key, known);
        }
        return known;
    }

    private static String key(Edition edition, Choice choice) {
        return edition.frame() + edition.rules() + edition.data() + choice;
    }

    public Outcome<FrameFile> frame(Edition edition, Supplier<Parcel> parcel) {
        return kept(frames, edition.frame(), () -> {
            String text = parcel.get().frame();
            return Making.frame("frame", Making.frameName(text), text);
        });
    }

    public Outcome<Made> made(Edition edition, Choice choice, Supplier<Parcel> parcel) {
        return kept(
                made,
                key(edition, choice),
                () -> Making.made(
                        parcel.get(),
                        presets.text(choice.rules()),
                        choice.merged() ? geography.provinces() : List.of()));
    }

    /** Intervals of scores and ranks under what the rules say might have been chosen otherwise. */
    public Outcome<Uncertainty> uncertainty(Edition edition, Choice choice, Made result) {
        return kept(
                uncertainties,
                key(edition, choice),
                () -> study(result).then(study -> {
                    RulesFile.RobustnessRules rules = robustness(result);
                    return Making.ofEngine(
                            "rules", study.uncertainty(rules.runs(), rules.sampling(), rules.seed(), threads()));
                }));
    }

    /** Which of those choices matters. */
    public Outcome<Sensitivity> sensitivity(Edition edition, Choice choice, Made result) {
        return kept(
                sensitivities,
                key(edition, choice),
                () -> study(result).then(study -> {
                    RulesFile.RobustnessRules rules = robustness(result);
                    return Making.ofEngine(
                            "rules",
                            study.sensitivity(
                                    rules.points(),
                                    rules.sampling(),
                                    rules.estimator(),
                                    rules.bootstrap(),
                                    rules.seed(),
                                    threads()));
                }));
    }

    private Outcome<Study> study(Made result) {
        return Making.ofEngine(
                "rules", Study.of(result.frame(), result.data(), result.rules().recipe(), factors(result)));
    }

    /** What is uncertain, for the result's frame. */
    public List<Factor> factors(Made result) {
        Frame frame = result.frame();
        return robustness(result).factors().stream()
                .map(factor -> factor.of(frame))
                .toList();
    }

    /** As the rules say; where they say nothing, weights within a quarter of their own. */
    public RulesFile.RobustnessRules robustness(Made result) {
        return result.rules()
                .robustness()
                .orElseGet(() -> Making.rules("""
                        preset: gii
                        robustness: {runs: 1000, points: 256, bootstrap: 200, seed: 2024,
                          factors: [{name: weights, noise: {levels: {1: 0.25, 2: 0.25, 3: 0.25}, sets: 500, seed: 7}}]}""").orThrow().robustness().orElseThrow());
    }

    private static int threads() {
        return Math.min(4, Runtime.getRuntime().availableProcessors());
    }
}
