package vn.phusa.traceability.passport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import vn.phusa.base.Bilingual;

/** The markets with their patterns for place codes, and other portals with their names: {@code rules/traceability/markets.yaml}. */
public final class Markets {
    private static final String RESOURCE = "/rules/traceability/markets.yaml";

    /**
     * A market.
     *
     * @param code country, or group of countries
     * @param patterns a whole code must match, by kind of place
     * @param examples of a code, for people, by kind of place
     */
    public record Market(
            String code, Bilingual name, Map<PlaceCode.Kind, Pattern> patterns, Map<PlaceCode.Kind, String> examples) {
        public Market {
            patterns = Map.copyOf(patterns);
            examples = Map.copyOf(examples);
        }

        /** Whether it may be a code of that kind for this market; whatever has no pattern is taken as it is. */
        public boolean takes(PlaceCode.Kind kind, String code) {
            Pattern pattern = patterns.get(kind);
            return pattern == null || pattern.matcher(code).matches();
        }
    }

    private final Map<String, Market> markets;
    private final Map<String, Bilingual> portals;

    private Markets(Map<String, Market> markets, Map<String, Bilingual> portals) {
        this.markets = markets;
        this.portals = portals;
    }

    /** @throws IllegalStateException when the built-in file is not as it should be; found at start */
    public static Markets builtIn() {
        try (InputStream stream = Objects.requireNonNull(Markets.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            Map<String, List<Map<String, Object>>> file =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            Map<String, Market> markets = new LinkedHashMap<>();
            for (Map<String, Object> entry : Objects.requireNonNull(file.get("markets"), "markets")) {
                Map<PlaceCode.Kind, Pattern> patterns = new LinkedHashMap<>();
                Map<PlaceCode.Kind, String> examples = new LinkedHashMap<>();
                for (PlaceCode.Kind kind : PlaceCode.Kind.values()) {
                    if (entry.get(kind.key()) instanceof Map<?, ?> rule) {
                        patterns.put(kind, Pattern.compile(text(rule, "pattern")));
                        examples.put(kind, text(rule, "example"));
                    }
                }
                String code = text(entry, "code");
                markets.put(code, new Market(code, named(entry), patterns, examples));
            }
            Map<String, Bilingual> portals = new LinkedHashMap<>();
            for (Map<String, Object> entry : Objects.requireNonNull(file.get("portals"), "portals")) {
                portals.put(text(entry, "code"), named(entry));
            }
            return new Markets(markets, portals);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Bilingual named(Map<?, ?> entry) {
        return new Bilingual(text(entry, "vi"), text(entry, "en"));
    }

    private static String text(Map<?, ?> entry, String key) {
        if (entry.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalStateException(RESOURCE + ": " + key + " must be a text");
    }

    public List<Market> all() {
        return List.copyOf(markets.values());
    }

    public Optional<Market> find(String code) {
        return Optional.ofNullable(markets.get(code));
    }

    /** Name by code, in the file's order. */
    public Map<String, Bilingual> portals() {
        return new LinkedHashMap<>(portals);
    }
}
