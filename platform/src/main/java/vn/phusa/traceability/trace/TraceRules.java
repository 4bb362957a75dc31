package vn.phusa.traceability.trace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.RuleFile;

/**
 * The loss profiles and chain templates that come with the platform: {@code rules/traceability/loss-profiles.yaml} and
 * {@code chains.yaml}.
 */
public final class TraceRules {
    private static final String PROFILES = "/rules/traceability/loss-profiles.yaml";
    private static final String CHAINS = "/rules/traceability/chains.yaml";

    private final Map<String, LossProfile> profiles;
    private final Map<String, ChainTemplate> chains;

    private TraceRules(Map<String, LossProfile> profiles, Map<String, ChainTemplate> chains) {
        this.profiles = profiles;
        this.chains = chains;
    }

    /** @throws IllegalStateException when a built-in file is not as it should be; found at start */
    public static TraceRules builtIn() {
        Map<String, LossProfile> profiles = new LinkedHashMap<>();
        for (RuleFile.Entry entry : RuleFile.of(PROFILES).entries("profiles")) {
            LossProfile profile = new LossProfile(
                    entry.text("code"),
                    entry.bilingual("name"),
                    entry.decimal("lowest"),
                    entry.decimal("highest"),
                    entry.date("as-of"),
                    entry.text("source"),
                    entry.bilingual("certainty"));
            profiles.put(profile.code(), profile);
        }
        Map<String, ChainTemplate> chains = new LinkedHashMap<>();
        for (RuleFile.Entry entry : RuleFile.of(CHAINS).entries("chains")) {
            ChainTemplate chain = new ChainTemplate(
                    entry.text("code"),
                    entry.bilingual("name"),
                    entry.text("source"),
                    entry.entries("steps").stream()
                            .map(step -> new ChainTemplate.Step(
                                    step.text("code"),
                                    step.bilingual("name"),
                                    step.words("steps"),
                                    step.words("types")))
                            .toList());
            chains.put(chain.code(), chain);
        }
        return new TraceRules(profiles, chains);
    }

    public List<LossProfile> profiles() {
        return List.copyOf(profiles.values());
    }

    public Optional<LossProfile> profile(@Nullable String code) {
        return code == null ? Optional.empty() : Optional.ofNullable(profiles.get(code));
    }

    public List<ChainTemplate> chains() {
        return List.copyOf(chains.values());
    }

    public Optional<ChainTemplate> chain(@Nullable String code) {
        return code == null ? Optional.empty() : Optional.ofNullable(chains.get(code));
    }

    /** What is asked of every chain: the first in the file. */
    public ChainTemplate usual() {
        return chains.values().iterator().next();
    }
}
