package vn.phusa.traceability.label;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import vn.phusa.base.Bilingual;

/** The sheets that can be printed on: {@code rules/traceability/labels.yaml}. */
final class LabelTemplates {
    private static final String RESOURCE = "/rules/traceability/labels.yaml";

    private LabelTemplates() {}

    /** @throws IllegalStateException when the built-in file is not as it should be; found at start */
    static List<LabelTemplate> builtIn() {
        try (InputStream stream =
                Objects.requireNonNull(LabelTemplates.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            Map<String, List<Map<String, Object>>> file =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            List<LabelTemplate> templates = new ArrayList<>();
            for (Map<String, Object> entry : Objects.requireNonNull(file.get("templates"), "templates")) {
                templates.add(new LabelTemplate(
                        String.valueOf(entry.get("key")),
                        new Bilingual(String.valueOf(entry.get("vi")), String.valueOf(entry.get("en"))),
                        number(entry, "page-width"),
                        number(entry, "page-height"),
                        (int) number(entry, "columns"),
                        (int) number(entry, "rows"),
                        number(entry, "margin-left"),
                        number(entry, "margin-top"),
                        number(entry, "pitch-x"),
                        number(entry, "pitch-y"),
                        number(entry, "width"),
                        number(entry, "height")));
            }
            return List.copyOf(templates);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double number(Map<String, Object> entry, String key) {
        if (entry.get(key) instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalStateException(RESOURCE + ": " + key + " must be a number");
    }
}
