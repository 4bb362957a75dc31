package vn.phusa.traceability.passport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.phusa.base.Bilingual;
import vn.phusa.base.RuleFile;

/** The markets with their patterns for place codes ({@code rules/traceability/markets.yaml}), and the portals of others by name. */
public final class Markets {
    private static final String RESOURCE = "/rules/traceability/markets.yaml";
    private static final String PORTALS = "/rules/traceability/portals.yaml";

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
        Map<String, Market> markets = new LinkedHashMap<>();
        for (RuleFile.Entry entry : RuleFile.of(RESOURCE).entries("markets")) {
            Map<PlaceCode.Kind, Pattern> patterns = new LinkedHashMap<>();
            Map<PlaceCode.Kind, String> examples = new LinkedHashMap<>();
            for (PlaceCode.Kind kind : PlaceCode.Kind.values()) {
                entry.entry(kind.key()).ifPresent(rule -> {
                    patterns.put(kind, Pattern.compile(rule.text("pattern")));
                    examples.put(kind, rule.text("example"));
                });
            }
            String code = entry.text("code");
            markets.put(code, new Market(code, entry.bilingual("name"), patterns, examples));
        }
        Map<String, Bilingual> portals = new LinkedHashMap<>();
        for (RuleFile.Entry entry : RuleFile.of(PORTALS).entries("portals")) {
            portals.put(entry.text("code"), entry.bilingual("name"));
        }
        return new Markets(markets, portals);
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
