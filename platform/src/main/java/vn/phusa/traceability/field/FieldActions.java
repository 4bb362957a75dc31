package vn.phusa.traceability.field;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.phusa.base.RuleFile;

/** The actions of the rule set, in the order in which a chain takes them. */
public final class FieldActions {
    /** Of key data elements that the CBV does not name. */
    public static final String OWN_NAMESPACE = "urn:vn-local:kde";

    static final String CBV_MASTER_DATA = "urn:epcglobal:cbv:mda";
    private static final String RESOURCE = "/rules/traceability/field-actions.yaml";

    private final List<FieldAction> actions;

    private FieldActions(List<FieldAction> actions) {
        this.actions = actions;
    }

    /** @throws IllegalStateException when the built-in file is not as it should be; found at start */
    public static FieldActions builtIn() {
        return new FieldActions(RuleFile.of(RESOURCE).entries("actions").stream()
                .map(FieldActions::action)
                .toList());
    }

    /** All of them. */
    public List<FieldAction> all() {
        return actions;
    }

    /** Of that code. */
    public Optional<FieldAction> find(String code) {
        return actions.stream().filter(action -> action.code().equals(code)).findFirst();
    }

    private static FieldAction action(RuleFile.Entry entry) {
        return new FieldAction(
                entry.text("code"),
                entry.bilingual("name"),
                entry.bilingual("hint"),
                FieldAction.Shape.valueOf(constant(entry.text("shape"))),
                entry.flag("creates"),
                entry.flag("removes"),
                FieldAction.Partner.valueOf(
                        constant(entry.optionalText("partner").orElse("none"))),
                entry.text("step"),
                entry.text("disposition"),
                entry.optionalText("document").orElse(null),
                entry.entries("elements").stream().map(FieldActions::element).toList());
    }

    private static FieldAction.Element element(RuleFile.Entry entry) {
        return new FieldAction.Element(
                entry.text("code"),
                entry.bilingual("name"),
                FieldAction.Type.valueOf(constant(entry.optionalText("type").orElse("text"))),
                entry.optionalText("namespace").filter("cbvmda"::equals).isPresent() ? CBV_MASTER_DATA : OWN_NAMESPACE,
                entry.flag("required"),
                entry.optionalText("fsma").orElse(null));
    }

    private static String constant(String code) {
        return code.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
