package vn.phusa.innovationindex;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Rule sets that stand ready: {@code rules/innovationindex/*.yaml}. */
@Component
public class Presets {
    private final Map<String, String> texts = new LinkedHashMap<>();

    Presets() {
        for (String name : Choice.PRESETS) {
            texts.put(name, read(name));
        }
    }

    /** The YAML of a preset; empty for none. */
    public String text(String name) {
        return texts.getOrDefault(name, "");
    }

    private static String read(String name) {
        String resource = "/rules/innovationindex/" + name + ".yaml";
        try (InputStream stream = Objects.requireNonNull(Presets.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
