package vn.phusa.traceability.field;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import vn.phusa.base.Bilingual;

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
        try (InputStream stream = Objects.requireNonNull(FieldActions.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            Map<String, List<Map<String, Object>>> file =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            List<FieldAction> actions = new ArrayList<>();
            for (Map<String, Object> entry : Objects.requireNonNull(file.get("actions"), "actions")) {
                actions.add(action(entry));
            }
            return new FieldActions(List.copyOf(actions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them. */
    public List<FieldAction> all() {
        return actions;
    }

    /** Of that code. */
    public Optional<FieldAction> find(String code) {
        return actions.stream().filter(action -> action.code().equals(code)).findFirst();
    }

    private static FieldAction action(Map<String, Object> entry) {
        List<FieldAction.Element> elements = new ArrayList<>();
        if (entry.get("elements") instanceof List<?> list) {
            for (Object element : list) {
                elements.add(element((Map<?, ?>) element));
            }
        }
        Set<String> chains = new LinkedHashSet<>();
        if (entry.get("chains") instanceof List<?> list) {
            list.forEach(chain -> chains.add(String.valueOf(chain)));
        }
        return new FieldAction(
                text(entry, "code"),
                new Bilingual(text(entry, "name-vi"), text(entry, "name-en")),
                new Bilingual(text(entry, "hint-vi"), text(entry, "hint-en")),
                FieldAction.Shape.valueOf(constant(text(entry, "shape"))),
                Boolean.TRUE.equals(entry.get("creates")),
                Boolean.TRUE.equals(entry.get("removes")),
                FieldAction.Partner.valueOf(constant(entry.get("partner") instanceof String side ? side : "none")),
                text(entry, "step"),
                text(entry, "disposition"),
                optional(entry, "document"),
                Set.copyOf(chains),
                List.copyOf(elements));
    }

    private static FieldAction.Element element(Map<?, ?> entry) {
        return new FieldAction.Element(
                text(entry, "code"),
                new Bilingual(text(entry, "name-vi"), text(entry, "name-en")),
                FieldAction.Type.valueOf(constant(entry.get("type") instanceof String type ? type : "text")),
                "cbvmda".equals(entry.get("namespace")) ? CBV_MASTER_DATA : OWN_NAMESPACE,
                Boolean.TRUE.equals(entry.get("required")),
                optional(entry, "fsma"));
    }

    private static String constant(String code) {
        return code.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static String text(Map<?, ?> entry, String key) {
        String text = optional(entry, key);
        if (text == null) {
            throw new IllegalStateException(RESOURCE + ": " + key + " is missing");
        }
        return text;
    }

    private static @Nullable String optional(Map<?, ?> entry, String key) {
        return entry.get(key) instanceof String text ? text : null;
    }
}
