package vn.phusa.traceability.passport;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Judges by the words of JSON Schema that the linkset schema uses: type, required, properties, patterns, items. */
final class SchemaSubset {
    private SchemaSubset() {}

    static void check(JsonNode schema, JsonNode value, String path, List<String> faults) {
        String type = schema.path("type").asString("");
        boolean fits = switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            default -> true;
        };
        if (!fits) {
            faults.add(path + " is no " + type);
            return;
        }
        if (schema.has("pattern")
                && !Pattern.compile(schema.get("pattern").asString())
                        .matcher(value.asString())
                        .find()) {
            faults.add(path + " does not match " + schema.get("pattern"));
        }
        schema.path("required").forEach(name -> {
            if (!value.has(name.asString())) {
                faults.add(path + " lacks " + name);
            }
        });
        if (value.isArray() && schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                check(schema.get("items"), value.get(i), path + "[" + i + "]", faults);
            }
        }
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                boolean known = schema.path("properties").has(member.getKey());
                if (known) {
                    check(
                            schema.get("properties").get(member.getKey()),
                            member.getValue(),
                            path + "." + member.getKey(),
                            faults);
                }
                for (Map.Entry<String, JsonNode> pattern :
                        schema.path("patternProperties").properties()) {
                    if (Pattern.compile(pattern.getKey())
                            .matcher(member.getKey())
                            .find()) {
                        known = true;
                        check(pattern.getValue(), member.getValue(), path + "." + member.getKey(), faults);
                    }
                }
                boolean closed = schema.has("additionalProperties")
                        && !schema.get("additionalProperties").asBoolean(true);
                if (!known && closed) {
                    faults.add(path + "." + member.getKey() + " is not foreseen");
                }
            }
        }
    }
}
