package vn.phusa.traceability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.epcis.Extensions;
import vn.phusa.epcis.Vocabulary;
import vn.phusa.epcis.VocabularyAttribute;
import vn.phusa.epcis.VocabularyElement;

/**
 * A SimpleMasterDataQuery (EPCIS 2.0, section 8.2.7.2): which things, and how much of what is known of them.
 *
 * @param types kinds of vocabularies; empty: all
 * @param attributes whether attributes are told
 * @param attributeNames only these; empty: all
 * @param children whether the things directly below are told
 * @param names only these things, by their key; null: all
 * @param withinNames only these and what is below them; null: all
 * @param having only things with one of these attributes; null: all
 * @param equal only things whose attribute has one of these values
 * @param most more things than this are an error; null: any number
 */
public record MasterDataQuery(
        Set<String> types,
        boolean attributes,
        Set<String> attributeNames,
        boolean children,
        @Nullable Set<String> names,
        @Nullable Set<String> withinNames,
        @Nullable Set<String> having,
        Map<String, Set<String>> equal,
        @Nullable Integer most) {

    private static final Set<String> OWN = Set.of(
            "vocabularyName",
            "includeAttributes",
            "includeChildren",
            "attributeNames",
            "EQ_name",
            "WD_name",
            "HASATTR",
            "maxElementCount");
    private static final String LEGAL =
            "vocabularyName, includeAttributes, includeChildren, attributeNames, EQ_name, WD_name, "
                    + "HASATTR, EQATTR_attribute, maxElementCount";

    public MasterDataQuery {
        types = Set.copyOf(types);
        attributeNames = Set.copyOf(attributeNames);
        equal = Map.copyOf(equal);
    }

    /** Whether these are parameters of such a query, and not of one about events. */
    public static boolean isMeant(Set<String> parameters) {
        return parameters.stream().anyMatch(OWN::contains);
    }

    /** Reads a query in which attributes and children are told unless they are not wanted. */
    public static Outcome<MasterDataQuery> telling(Map<String, Given> parameters) {
        Map<String, Given> given = new HashMap<>(parameters);
        given.putIfAbsent("includeAttributes", Given.texts("true"));
        given.putIfAbsent("includeChildren", Given.texts("true"));
        return of(given);
    }

    /** Reads a query. */
    public static Outcome<MasterDataQuery> of(Map<String, Given> parameters) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Set<String>> equal = new HashMap<>();
        for (Map.Entry<String, Given> each : parameters.entrySet()) {
            String name = each.getKey();
            if (name.startsWith("EQATTR_") && name.length() > "EQATTR_".length()) {
                equal.put(
                        MasterDataView.attribute(name.substring("EQATTR_".length())),
                        Set.copyOf(each.getValue().values()));
            } else if (!OWN.contains(name)) {
                problems.add(Problem.at(name, QueryProblem.UNKNOWN_PARAMETER, name, LEGAL));
            }
        }
        boolean attributes = bool(parameters, "includeAttributes", problems);
        boolean children = bool(parameters, "includeChildren", problems);
        Integer most = null;
        Given count = parameters.get("maxElementCount");
        if (count != null) {
            String text = String.join("|", count.values());
            if (text.matches("[0-9]{1,9}")) {
                most = Integer.valueOf(text);
            } else {
                problems.add(Problem.at("maxElementCount", QueryProblem.NO_WHOLE_NUMBER, "maxElementCount", text, 0));
            }
        }
        if (!problems.isEmpty()) {
            return Outcome.rejected(problems);
        }
        return Outcome.accepted(new MasterDataQuery(
                set(parameters, "vocabularyName", Set.of()),
                attributes,
                attributes(set(parameters, "attributeNames", Set.of())),
                children,
                keys(parameters, "EQ_name"),
                keys(parameters, "WD_name"),
                parameters.containsKey("HASATTR") ? attributes(set(parameters, "HASATTR", Set.of())) : null,
                equal,
                most));
    }

    private static boolean bool(Map<String, Given> parameters, String name, List<Problem> problems) {
        Given given = parameters.get(name);
        if (given == null) {
            problems.add(Problem.at(name, QueryProblem.MISSING_PARAMETER, name));
            return false;
        }
        String text = String.join("|", given.values());
        if (!Set.of("true", "false", "1", "0").contains(text)) {
            problems.add(Problem.at(name, QueryProblem.NO_BOOLEAN, name, text));
        }
        return text.equals("true") || text.equals("1");
    }

    private static Set<String> set(Map<String, Given> parameters, String name, Set<String> otherwise) {
        Given given = parameters.get(name);
        return given == null ? otherwise : Set.copyOf(given.values());
    }

    private static Set<String> attributes(Set<String> written) {
        return written.stream().map(MasterDataView::attribute).collect(Collectors.toSet());
    }

    private static @Nullable Set<String> keys(Map<String, Given> parameters, String name) {
        Given given = parameters.get(name);
        if (given == null) {
            return null;
        }
        Set<String> keys = new HashSet<>();
        given.values().forEach(value -> keys.add(MasterDataView.key(value)));
        return keys;
    }

    /** The answer, out of all elements of the kinds asked for. */
    public Outcome<List<Vocabulary>> answer(List<MasterElement> elements, MasterDataView view) {
        Set<String> below = null;
        if (withinNames != null) {
            below = new HashSet<>();
            for (String name : withinNames) {
                below.addAll(view.within(name));
            }
        }
        Map<String, List<VocabularyElement>> byType = new LinkedHashMap<>();
        int count = 0;
        for (MasterElement each : elements) {
            String key = MasterDataView.key(each.element().id());
            if ((names == null || names.contains(key))
                    && (below == null || below.contains(key))
                    && (types.isEmpty() || types.contains(each.type()))
                    && holds(each.element())) {
                byType.computeIfAbsent(each.type(), _ -> new ArrayList<>()).add(told(each.element()));
                count++;
            }
        }
        if (most != null && count > most) {
            return Outcome.rejected(Problem.at("maxElementCount", QueryProblem.TOO_LARGE, most));
        }
        return Outcome.accepted(byType.entrySet().stream()
                .map(each -> new Vocabulary(each.getKey(), each.getValue(), Extensions.NONE))
                .toList());
    }

    private boolean holds(VocabularyElement element) {
        if (having != null
                && element.attributes().stream()
                        .noneMatch(attribute -> having.contains(MasterDataView.attribute(attribute.id())))) {
            return false;
        }
        return equal.entrySet().stream()
                .allMatch(wanted -> element.attributes().stream()
                        .anyMatch(attribute -> MasterDataView.attribute(attribute.id())
                                        .equals(wanted.getKey())
                                && wanted.getValue()
                                        .contains(attribute.value().text().strip())));
    }

    private VocabularyElement told(VocabularyElement element) {
        List<VocabularyAttribute> some = attributes
                ? element.attributes().stream()
                        .filter(attribute -> attributeNames.isEmpty()
                                || attributeNames.contains(MasterDataView.attribute(attribute.id())))
                        .toList()
                : List.of();
        return new VocabularyElement(
                element.id(), some, children ? element.children() : List.of(), element.extensions());
    }
}
