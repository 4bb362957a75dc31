package vn.phusa.epcis.gs1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** Test vectors of others that stand beside the project; a test that needs them is skipped, loudly, where they are missing. */
final class SharedVectors {
    private SharedVectors() {}

    /** The rows of a file of JSON objects, with all values as text; objects inside them are flattened as "flags.name". */
    static List<Map<String, @Nullable String>> rows(String file) {
        Path path = Path.of("..", "..", "..", "shared", "data", "gs1-syntax", file);
        if (!Files.exists(path)) {
            System.err.println("SKIPPED: the vectors of " + file + " are not on this machine");
            Assumptions.abort("no vectors " + file);
        }
        List<Map<String, @Nullable String>> rows = new ArrayList<>();
        JsonFactory json = JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                .build();
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), Files.readString(path))) {
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                Map<String, @Nullable String> row = new LinkedHashMap<>();
                read(parser, "", row);
                rows.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static void read(JsonParser parser, String prefix, Map<String, @Nullable String> row) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = prefix + parser.currentName();
            switch (parser.nextToken()) {
                case START_OBJECT -> read(parser, name + ".", row);
                case VALUE_NULL -> row.put(name, null);
                default -> row.put(name, parser.getString());
            }
        }
    }
}
