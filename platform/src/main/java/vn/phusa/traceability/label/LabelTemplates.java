package vn.phusa.traceability.label;

import java.util.List;
import vn.phusa.base.RuleFile;

/** The sheets that can be printed on: {@code rules/traceability/labels.yaml}. */
final class LabelTemplates {
    private static final String RESOURCE = "/rules/traceability/labels.yaml";

    private LabelTemplates() {}

    /** @throws IllegalStateException when the built-in file is not as it should be; found at start */
    static List<LabelTemplate> builtIn() {
        return RuleFile.of(RESOURCE).entries("templates").stream()
                .map(entry -> new LabelTemplate(
                        entry.text("key"),
                        entry.bilingual("name"),
                        millimetres(entry, "page-width"),
                        millimetres(entry, "page-height"),
                        entry.wholeNumber("columns"),
                        entry.wholeNumber("rows"),
                        millimetres(entry, "margin-left"),
                        millimetres(entry, "margin-top"),
                        millimetres(entry, "pitch-x"),
                        millimetres(entry, "pitch-y"),
                        millimetres(entry, "width"),
                        millimetres(entry, "height")))
                .toList();
    }

    private static double millimetres(RuleFile.Entry entry, String key) {
        return entry.decimal(key).doubleValue();
    }
}
