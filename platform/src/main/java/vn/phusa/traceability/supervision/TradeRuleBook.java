package vn.phusa.traceability.supervision;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The rule sets of all sectors with the days on which they are in force. */
public final class TradeRuleBook {
    private static final String RESOURCE = "/rules/traceability/supervision.yaml";

    private final List<TradeRules> rules;

    private TradeRuleBook(List<TradeRules> rules) {
        this.rules = rules;
    }

    /** @throws IllegalStateException when the built-in file is not as it should be; found at start */
    public static TradeRuleBook builtIn() {
        try (InputStream stream = Objects.requireNonNull(TradeRuleBook.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            Map<String, List<Map<String, Object>>> file =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            List<TradeRules> rules = new ArrayList<>();
            for (Map<String, Object> entry : Objects.requireNonNull(file.get("rules"), "rules")) {
                rules.add(rules(entry));
            }
            return new TradeRuleBook(List.copyOf(rules));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TradeRules rules(Map<String, Object> entry) {
        return new TradeRules(
                Sector.of(text(entry, "sector")).orElseThrow(() -> wrong("sector")),
                Objects.requireNonNull(date(entry.get("from")), "from"),
                date(entry.get("to")),
                text(entry, "source"),
                items(entry.get("required")),
                Period.ofMonths(number(entry, "keep-months-after-expiry")),
                Period.ofMonths(number(entry, "keep-months-without-expiry")),
                number(entry, "answer-hours"),
                number(entry, "explain-hours"),
                new TradeRules.Thresholds(
                        decimal(entry.get("risk-medium-from")),
                        decimal(entry.get("risk-high-from")),
                        list(entry.get("risk-factors")).stream()
                                .map(TradeRuleBook::decimal)
                                .toList()));
    }

    /** The sector's rules in force on the day; the earliest ones for days before all. */
    public TradeRules on(Sector sector, LocalDate day) {
        List<TradeRules> own =
                rules.stream().filter(rule -> rule.sector() == sector).toList();
        return own.stream().filter(rule -> rule.covers(day)).findFirst().orElse(own.getFirst());
    }

    private static Set<DataSet.Item> items(@Nullable Object value) {
        Set<DataSet.Item> items = EnumSet.noneOf(DataSet.Item.class);
        for (Object code : list(value)) {
            items.add(Arrays.stream(DataSet.Item.values())
                    .filter(item -> item.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> wrong("required")));
        }
        return items;
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static String text(Map<String, Object> entry, String key) {
        return entry.get(key) instanceof String text ? text : missing(key);
    }

    private static String missing(String key) {
        throw wrong(key);
    }

    private static int number(Map<String, Object> entry, String key) {
        if (entry.get(key) instanceof Integer number) {
            return number;
        }
        throw wrong(key);
    }

    private static BigDecimal decimal(@Nullable Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        throw wrong("risk");
    }

    private static IllegalStateException wrong(String key) {
        return new IllegalStateException(RESOURCE + ": " + key + " is not as it should be");
    }

    /** YAML reads a plain date as a moment at midnight UTC. */
    private static @Nullable LocalDate date(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case java.util.Date date -> LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC);
            default -> LocalDate.parse(value.toString());
        };
    }
}
