package vn.phusa.programme.reporting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The reporting rules with the days on which they are in force. */
public final class ReportingRules {
    private static final String RESOURCE = "/rules/programme/reporting-periods.yaml";

    private record Dated(LocalDate from, @Nullable LocalDate to, ReportingRule rule) {
        boolean covers(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    private final List<Dated> rules;

    private ReportingRules(List<Dated> rules) {
        this.rules = rules;
    }

    /** @throws IllegalStateException when the built-in file is not as it should be; found at start */
    public static ReportingRules builtIn() {
        try (InputStream stream =
                Objects.requireNonNull(ReportingRules.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            Map<String, List<Map<String, Object>>> file =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            List<Dated> rules = new ArrayList<>();
            for (Map<String, Object> entry : Objects.requireNonNull(file.get("rules"), "rules")) {
                rules.add(new Dated(
                        Objects.requireNonNull(date(entry.get("from")), "from"),
                        date(entry.get("to")),
                        new ReportingRule(
                                number(entry, "first-day"),
                                number(entry, "last-day"),
                                number(entry, "unit-report-days-after"),
                                number(entry, "summary-days-after"),
                                String.valueOf(entry.get("source")))));
            }
            return new ReportingRules(List.copyOf(rules));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rule in force on the day; the first one for days before all. */
    public ReportingRule on(LocalDate day) {
        return rules.stream()
                .filter(dated -> dated.covers(day))
                .findFirst()
                .orElse(rules.getFirst())
                .rule();
    }

    private static int number(Map<String, Object> entry, String key) {
        if (entry.get(key) instanceof Integer number) {
            return number;
        }
        throw new IllegalStateException(RESOURCE + ": " + key + " must be a whole number");
    }

    /** YAML reads a plain date as a moment at midnight UTC. */
    private static @Nullable LocalDate date(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case java.util.Date date -> LocalDate.ofInstant(date.toInstant(), java.time.ZoneOffset.UTC);
            default -> LocalDate.parse(value.toString());
        };
    }
}
