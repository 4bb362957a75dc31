package vn.phusa.traceability.trace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import vn.phusa.base.Bilingual;

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
        for (Map<?, ?> entry : entries(PROFILES, "profiles")) {
            LossProfile profile = new LossProfile(
                    text(PROFILES, entry, "code"),
                    bilingual(PROFILES, entry, "name"),
                    new BigDecimal(text(PROFILES, entry, "lowest")),
                    new BigDecimal(text(PROFILES, entry, "highest")),
                    LocalDate.parse(text(PROFILES, entry, "as-of")),
                    text(PROFILES, entry, "source"),
                    bilingual(PROFILES, entry, "certainty"));
            profiles.put(profile.code(), profile);
        }
        Map<String, ChainTemplate> chains = new LinkedHashMap<>();
        for (Map<?, ?> entry : entries(CHAINS, "chains")) {
            List<ChainTemplate.Step> steps = new ArrayList<>();
            for (Object step : (List<?>) Objects.requireNonNull(entry.get("steps"), CHAINS)) {
                Map<?, ?> one = (Map<?, ?>) step;
                steps.add(new ChainTemplate.Step(
                        text(CHAINS, one, "code"),
                        bilingual(CHAINS, one, "name"),
                        words(one, "steps"),
                        words(one, "types")));
            }
            ChainTemplate chain = new ChainTemplate(
                    text(CHAINS, entry, "code"),
                    bilingual(CHAINS, entry, "name"),
                    text(CHAINS, entry, "source"),
                    List.copyOf(steps));
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

    private static List<Map<?, ?>> entries(String file, String list) {
        try (InputStream stream = Objects.requireNonNull(TraceRules.class.getResourceAsStream(file), file)) {
            Map<?, ?> content = new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            List<Map<?, ?>> entries = new ArrayList<>();
            for (Object entry : (List<?>) Objects.requireNonNull(content.get(list), file)) {
                entries.add((Map<?, ?>) entry);
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static Bilingual bilingual(String file, Map<?, ?> entry, String key) {
        return new Bilingual(text(file, entry, key + "-vi"), text(file, entry, key + "-en"));
    }

    private static Set<String> words(Map<?, ?> entry, String key) {
        Set<String> words = new LinkedHashSet<>();
        if (entry.get(key) instanceof List<?> list) {
            list.forEach(word -> words.add(String.valueOf(word)));
        }
        return words;
    }

    private static String text(String file, Map<?, ?> entry, String key) {
        Object value = entry.get(key);
        if (value == null) {
            throw new IllegalStateException(file + ": " + key + " is missing in " + entry);
        }
        return value.toString();
    }
}
