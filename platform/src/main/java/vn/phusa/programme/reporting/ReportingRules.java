package vn.phusa.programme.reporting;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.RuleFile;

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
        return new ReportingRules(RuleFile.of(RESOURCE).entries("rules").stream()
                .map(entry -> new Dated(
                        entry.date("from"),
                        entry.optionalDate("to").orElse(null),
                        new ReportingRule(
                                entry.wholeNumber("first-day"),
                                entry.wholeNumber("last-day"),
                                entry.wholeNumber("unit-report-days-after"),
                                entry.wholeNumber("summary-days-after"),
                                entry.text("source"))))
                .toList());
    }

    /** The rule in force on the day; the first one for days before all. */
    public ReportingRule on(LocalDate day) {
        return rules.stream()
                .filter(dated -> dated.covers(day))
                .findFirst()
                .orElse(rules.getFirst())
                .rule();
    }
}
