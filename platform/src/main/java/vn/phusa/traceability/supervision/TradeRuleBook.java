package vn.phusa.traceability.supervision;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import vn.phusa.base.RuleFile;

/** The rule sets of all sectors with the days on which they are in force. */
public final class TradeRuleBook {
    private static final String RESOURCE = "/rules/traceability/supervision.yaml";

    private final List<TradeRules> rules;

    private TradeRuleBook(List<TradeRules> rules) {
        this.rules = rules;
    }

    /** @throws IllegalStateException when the built-in file is not as it should be; found at start */
    public static TradeRuleBook builtIn() {
        return new TradeRuleBook(RuleFile.of(RESOURCE).entries("rules").stream()
                .map(TradeRuleBook::rules)
                .toList());
    }

    private static TradeRules rules(RuleFile.Entry entry) {
        return new TradeRules(
                Sector.of(entry.text("sector")).orElseThrow(() -> unknown("sector", entry.text("sector"))),
                entry.date("from"),
                entry.optionalDate("to").orElse(null),
                entry.text("source"),
                entry.words("required").stream().map(TradeRuleBook::item).collect(Collectors.toUnmodifiableSet()),
                Period.ofMonths(entry.wholeNumber("keep-months-after-expiry")),
                Period.ofMonths(entry.wholeNumber("keep-months-without-expiry")),
                entry.wholeNumber("answer-hours"),
                entry.wholeNumber("explain-hours"),
                new TradeRules.Thresholds(
                        entry.decimal("risk-medium-from"),
                        entry.decimal("risk-high-from"),
                        entry.decimals("risk-factors")));
    }

    private static DataSet.Item item(String code) {
        return Arrays.stream(DataSet.Item.values())
                .filter(item -> item.code().equals(code))
                .findFirst()
                .orElseThrow(() -> unknown("required", code));
    }

    private static IllegalStateException unknown(String key, String value) {
        return new IllegalStateException(RESOURCE + ": " + key + " has no " + value);
    }

    /** The sector's rules in force on the day; the earliest ones for days before all. */
    public TradeRules on(Sector sector, LocalDate day) {
        List<TradeRules> own =
                rules.stream().filter(rule -> rule.sector() == sector).toList();
        return own.stream().filter(rule -> rule.covers(day)).findFirst().orElse(own.getFirst());
    }
}
