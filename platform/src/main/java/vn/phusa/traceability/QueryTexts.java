package vn.phusa.traceability;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.epcis.Namespaces;

/** Reads queries that are written as JSON objects of parameters: the query language of EPCIS 2.0. */
public final class QueryTexts {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private QueryTexts() {}

    /**
     * Reads {@code {"name": …, "query": {…}}} or the parameters alone.
     *
     * @param declared what the prefixes stand for that the request declares
     */
    public static Outcome<QueryText> read(String text, Namespaces declared) {
        try {
            JsonNode document = JSON.readTree(text);
            if (!document.isObject()) {
                return Outcome.rejected(Problem.of(QueryProblem.NOT_A_QUERY, "{ }"));
            }
            JsonNode name = document.get("name");
            JsonNode inner = document.get("query");
            JsonNode parameters = inner == null ? document : inner;
            if (!parameters.isObject() || name != null && !name.isString()) {
                return Outcome.rejected(Problem.of(QueryProblem.NOT_A_QUERY, "{\"name\": \"…\", \"query\": { }}"));
            }
            Namespaces namespaces = declared.and(context(document.get("@context")));
            if (inner != null) {
                namespaces = namespaces.and(context(parameters.get("@context")));
            }
            Map<String, Given> given = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> each : parameters.properties()) {
                if (each.getKey().equals("@context")
                        || inner == null && each.getKey().equals("name")) {
                    continue;
                }
                Given value = given(each.getValue());
                if (value == null) {
                    return Outcome.rejected(Problem.at(each.getKey(), QueryProblem.NOT_A_QUERY, each.getKey()));
                }
                given.put(each.getKey(), value);
            }
            Namespaces all = namespaces;
            String called = name == null ? null : name.stringValue();
            return MasterDataQuery.isMeant(given.keySet())
                    ? MasterDataQuery.telling(given)
                            .map(query -> new QueryText(called, parameters.toString(), all, null, query))
                    : EventQuery.of(given, all)
                            .map(query -> new QueryText(called, parameters.toString(), all, query, null));
        } catch (JacksonException notJson) {
            return Outcome.rejected(Problem.of(QueryProblem.NOT_A_QUERY, notJson.getOriginalMessage()));
        } catch (NumberFormatException beyond) {
            return Outcome.rejected(Problem.of(QueryProblem.NOT_A_QUERY, String.valueOf(beyond.getMessage())));
        }
    }

    private static @Nullable Given given(JsonNode value) {
        if (!value.isArray()) {
            return value.isNull() ? new Given(List.of(), Given.Form.TEXT) : value.isObject() ? null : scalar(value);
        }
        List<String> texts = new ArrayList<>();
        boolean numbers = !value.isEmpty();
        for (JsonNode each : value) {
            if (each.isContainer() || each.isNull()) {
                return null;
            }
            numbers &= each.isNumber();
            texts.add(text(each));
        }
        return new Given(texts, numbers ? Given.Form.NUMBER : Given.Form.TEXT);
    }

    private static Given scalar(JsonNode value) {
        return new Given(List.of(text(value)), value.isNumber() ? Given.Form.NUMBER : Given.Form.TEXT);
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : value.asString();
    }

    /** The prefixes of an {@code @context}: its objects; addresses of contexts are not fetched. */
    public static Namespaces context(@Nullable JsonNode context) {
        Map<String, String> prefixes = new LinkedHashMap<>();
        if (context != null) {
            add(context, prefixes);
        }
        return Namespaces.of(prefixes);
    }

    private static void add(JsonNode context, Map<String, String> prefixes) {
        if (context.isArray()) {
            context.forEach(each -> add(each, prefixes));
        } else if (context.isObject()) {
            context.properties().forEach(each -> {
                JsonNode meaning = each.getValue().isObject() ? each.getValue().get("@id") : each.getValue();
                if (meaning != null && meaning.isString()) {
                    prefixes.put(each.getKey(), meaning.stringValue());
                }
            });
        }
    }
}
