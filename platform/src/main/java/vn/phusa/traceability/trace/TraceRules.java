package vn.phusa.traceability.trace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.RuleFile;
import vn.phusa.traceability.chain.ChainRules;
import vn.phusa.traceability.chain.ChainTemplate;

/** The loss profiles that come with the platform, {@code rules/traceability/loss-profiles.yaml}, and the chains in force. */
public final class TraceRules {
    private static final String PROFILES = "/rules/traceability/loss-profiles.yaml";

    private final Map<String, LossProfile> profiles;
    private final ChainRules chains;

    private TraceRules(Map<String, LossProfile> profiles, ChainRules chains) {
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
        return new TraceRules(profiles, ChainRules.builtIn());
    }

    /** The same profiles with these chains. */
    TraceRules with(ChainRules inForce) {
        return new TraceRules(profiles, inForce);
    }

    public List<LossProfile> profiles() {
        return List.copyOf(profiles.values());
    }

    public Optional<LossProfile> profile(@Nullable String code) {
        return code == null ? Optional.empty() : Optional.ofNullable(profiles.get(code));
    }

    public List<ChainTemplate> chains() {
        return chains.chains();
    }

    public Optional<ChainTemplate> chain(@Nullable String code) {
        return chains.chain(code);
    }

    /** What is asked of every chain: the first in the file. */
    public ChainTemplate usual() {
        return chains.usual();
    }
}
