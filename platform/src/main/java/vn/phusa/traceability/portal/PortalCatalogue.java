package vn.phusa.traceability.portal;

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

/** The portals that are known: {@code rules/traceability/portals.yaml}. */
final class PortalCatalogue {
    private static final String RESOURCE = "/rules/traceability/portals.yaml";

    private PortalCatalogue() {}

    /** @throws IllegalStateException when the built-in file is not as it should be; found at start */
    static List<Portal> builtIn() {
        try (InputStream stream =
                Objects.requireNonNull(PortalCatalogue.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            Map<String, List<Map<String, Object>>> file =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            List<Portal> portals = new ArrayList<>();
            for (Map<String, Object> entry : Objects.requireNonNull(file.get("portals"), "portals")) {
                portals.add(new Portal(
                        text(entry, "code"),
                        new Bilingual(text(entry, "name-vi"), text(entry, "name-en")),
                        text(entry, "keeper"),
                        text(entry, "source"),
                        null));
            }
            return List.copyOf(portals);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Map<String, Object> entry, String key) {
        if (entry.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalStateException(RESOURCE + ": " + key + " is missing");
    }
}
