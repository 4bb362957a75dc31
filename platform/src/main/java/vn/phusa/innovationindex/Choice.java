package vn.phusa.innovationindex;

import java.util.List;

/**
 * How a reader wants an edition computed.
 *
 * @param merged for the 34 provinces since 1 July 2025 instead of the units of that year
 * @param rules a preset's name; empty: the edition's own rules
 */
public record Choice(boolean merged, String rules) {
    public static final List<String> PRESETS = List.of("gii", "coinr", "pci", "hdi");
    public static final Choice OWN = new Choice(false, "");

    public Choice {
        if (!rules.isEmpty() && !PRESETS.contains(rules)) {
            rules = "";
        }
    }

    /** As it stands in addresses: empty, or parameters that begin with a question mark. */
    public String query() {
        String territory = merged ? "territory=34" : "";
        String preset = rules.isEmpty() ? "" : "rules=" + rules;
        String both = territory.isEmpty() || preset.isEmpty() ? territory + preset : territory + "&" + preset;
        return both.isEmpty() ? "" : "?" + both;
    }

    public boolean own() {
        return !merged && rules.isEmpty();
    }
}
