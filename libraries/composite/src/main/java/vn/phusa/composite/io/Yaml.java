package vn.phusa.composite.io;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;

/** A YAML file as plain maps and lists: no types of its own, no duplicate keys, limited depth and aliases. */
final class Yaml {
    private Yaml() {}

    static Map<String, Object> read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (CharacterCodingException malformed) {
            throw new RefusedException(Problem.at(Problem.Place.cell(file.toString(), 0, ""), ProblemCode.NOT_UTF8));
        } catch (IOException failure) {
            throw new RefusedException(Problem.of(ProblemCode.UNREADABLE_FILE, file));
        }
    }

    static Map<String, Object> parse(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(20);
        options.setNestingDepthLimit(20);
        Object loaded;
        try {
            loaded = new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).load(text);
        } catch (YAMLException malformed) {
            throw new RefusedException(Problem.of(ProblemCode.UNREADABLE_FILE, String.valueOf(malformed.getMessage())));
        }
        if (!(loaded instanceof Map<?, ?> map)) {
            throw new RefusedException(Problem.of(ProblemCode.UNREADABLE_FILE, "YAML"));
        }
        Map<String, Object> result = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (key != null && value != null) {
                result.put(key.toString(), value);
            } else if (key != null) {
                result.put(key.toString(), Map.of());
            }
        });
        return result;
    }
}
