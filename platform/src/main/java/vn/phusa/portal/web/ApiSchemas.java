package vn.phusa.portal.web;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * JSON schemas (draft 2020-12, as OpenAPI 3.1 uses them) of the records that the interface answers, and an example of
 * each.
 */
final class ApiSchemas {
    private static final int DEEPEST_EXAMPLE = 6;

    private final Map<String, Object> schemas = new TreeMap<>();
    private final Map<Class<?>, String> names = new LinkedHashMap<>();
    private final String address;

    /** @param address of a programme, for the examples */
    ApiSchemas(String address) {
        this.address = address;
    }

    /** All schemas met so far, by name. */
    Map<String, Object> all() {
        return schemas;
    }

    /** The schema of a type; records go by reference. */
    Map<String, Object> of(Type type) {
        if (type instanceof Class<?> plain) {
            return ofClass(plain);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            Type[] arguments = generic.getActualTypeArguments();
            if (Collection.class.isAssignableFrom(raw)) {
                return Map.of("type", "array", "items", of(arguments[0]));
            }
            if (Map.class.isAssignableFrom(raw)) {
                return Map.of(
                        "type",
                        "object",
                        "additionalProperties",
                        arguments[1] == Object.class ? (Object) true : of(arguments[1]));
            }
            return of(raw);
        }
        return Map.of();
    }

    private Map<String, Object> ofClass(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (type == int.class || type == Integer.class) {
            return Map.of("type", "integer", "format", "int32");
        }
        if (type == long.class || type == Long.class) {
            return Map.of("type", "integer", "format", "int64");
        }
        if (type == double.class || type == Double.class || type == BigDecimal.class) {
            return Map.of("type", "number");
        }
        if (type == LocalDate.class) {
            return Map.of("type", "string", "format", "date");
        }
        if (type == Instant.class) {
            return Map.of("type", "string", "format", "date-time");
        }
        if (type == UUID.class) {
            return Map.of("type", "string", "format", "uuid");
        }
        if (type.isEnum()) {
            return Map.of(
                    "type",
                    "string",
                    "enum",
                    java.util.Arrays.stream(type.getEnumConstants())
                            .map(one -> ((Enum<?>) one).name())
                            .toList());
        }
        if (type.isRecord()) {
            return Map.of("$ref", "#/components/schemas/" + named(type));
        }
        return type == String.class ? Map.of("type", "string") : Map.of();
    }

    /** Two controllers may each have a record of the same name; the room's word before it tells them apart. */
    private String named(Class<?> type) {
        String known = names.get(type);
        if (known != null) {
            return known;
        }
        Class<?> around = type.getEnclosingClass();
        String name = around == null
                ? type.getSimpleName()
                : around.getSimpleName().replaceAll("(Api|Page|Pages)$", "") + type.getSimpleName();
        names.put(type, name);
        schemas.put(name, record(type));
        return name;
    }

    private Map<String, Object> record(Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            AnnotatedType annotated = component.getAnnotatedType();
            Map<String, Object> schema = items(annotated, of(component.getGenericType()));
            if (annotated.isAnnotationPresent(Nullable.class)) {
                properties.put(component.getName(), orNull(schema));
            } else {
                properties.put(component.getName(), schema);
                required.add(component.getName());
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private static Map<String, Object> items(AnnotatedType annotated, Map<String, Object> schema) {
        if (annotated instanceof AnnotatedParameterizedType generic
                && schema.get("items") instanceof Map<?, ?> items
                && generic.getAnnotatedActualTypeArguments()[0].isAnnotationPresent(Nullable.class)) {
            return Map.of("type", "array", "items", Map.of("anyOf", List.of(items, Map.of("type", "null"))));
        }
        return schema;
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        if (schema.get("type") instanceof String type && !schema.containsKey("enum")) {
            Map<String, Object> both = new LinkedHashMap<>(schema);
            both.put("type", List.of(type, "null"));
            return both;
        }
        return Map.of("anyOf", List.of(schema, Map.of("type", "null")));
    }

    // ---- examples

    /** A value that fits the schema. */
    @Nullable
    Object example(String name, Map<?, ?> schema, int depth) {
        if (depth > DEEPEST_EXAMPLE) {
            return null;
        }
        if (schema.get("$ref") instanceof String reference) {
            Map<?, ?> target = (Map<?, ?>) schemas.get(reference.substring(reference.lastIndexOf('/') + 1));
            return target == null ? null : example(name, target, depth);
        }
        if (schema.get("anyOf") instanceof List<?> any && any.getFirst() instanceof Map<?, ?> first) {
            return example(name, first, depth);
        }
        if (schema.get("enum") instanceof List<?> values) {
            return values.getFirst();
        }
        Object type = schema.get("type") instanceof List<?> several ? several.getFirst() : schema.get("type");
        return switch (String.valueOf(type)) {
            case "boolean" -> false;
            case "integer" -> number(name);
            case "number" -> new BigDecimal("60");
            case "array" ->
                schema.get("items") instanceof Map<?, ?> items
                        ? List.of(java.util.Objects.requireNonNullElse(example(name, items, depth + 1), "…"))
                        : List.of();
            case "object" -> object(schema, depth);
            case "string" -> text(name, String.valueOf(schema.get("format")));
            default -> null;
        };
    }

    private Map<String, @Nullable Object> object(Map<?, ?> schema, int depth) {
        Map<String, @Nullable Object> found = new LinkedHashMap<>();
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, property) ->
                    found.put(String.valueOf(name), example(String.valueOf(name), (Map<?, ?>) property, depth + 1)));
        } else if (schema.get("additionalProperties") instanceof Map<?, ?> values) {
            found.put("…", example("", values, depth + 1));
        }
        return found;
    }

    private static int number(String name) {
        return switch (name) {
            case "page" -> 1;
            case "size" -> 50;
            case "percent" -> 60;
            case "daysOverdue", "wrong", "headings" -> 0;
            default -> 12;
        };
    }

    private String text(String name, String format) {
        return switch (format) {
            case "date" -> "2026-06-30";
            case "date-time" -> "2026-06-30T09:00:00Z";
            case "uuid" -> "6a2f4f0e-6f0b-4b9c-9d0e-0d6c8f1f2a3b";
            default ->
                switch (name) {
                    case "number" -> "12";
                    case "vi", "wording", "title", "vietnamese" -> "Xây dựng sàn giao dịch công nghệ";
                    case "en", "english" -> "Build a technology exchange";
                    case "kind" -> "local-duty";
                    case "stage" -> "in-progress";
                    case "status" -> "open-in-time";
                    case "address" -> address;
                    case "state" -> "in-force";
                    case "selfRating" -> "amber";
                    case "qualifier" -> "≥";
                    case "path" -> "/commitments/12";
                    case "reason", "text", "said", "remark" -> "Đã trình dự thảo";
                    case "obstacles" -> "Chưa có định mức chi";
                    case "file", "fileName" -> "ke-hoach.xlsx";
                    default -> "…";
                };
        };
    }
}
