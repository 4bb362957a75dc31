package vn.phusa.composite.frame;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The frame of an index (khung chỉ số): a tree of elements with any number of levels. Immutable and always valid; a new
 * year's frame is a new frame with a new version.
 */
public final class Frame {
    private final String id;
    private final String version;
    private final List<Element> elements;
    private final List<Element> indicators;
    private final List<Element> aggregates;
    private final Map<String, Element> byCode;
    private final Map<String, List<Element>> children;
    private final Element index;

    private Frame(String id, String version, List<Element> elements) {
        this.id = id;
        this.version = version;
        this.elements = List.copyOf(elements);
        this.indicators = elements.stream().filter(Element::isIndicator).toList();
        this.aggregates = elements.stream()
                .filter(element -> !element.isIndicator())
                .sorted(Comparator.comparingInt(Element::level))
                .toList();
        this.byCode = new LinkedHashMap<>();
        this.children = new LinkedHashMap<>();
        for (Element element : elements) {
            byCode.put(element.code(), element);
            element.parent()
                    .ifPresent(parent -> children.computeIfAbsent(parent, ignored -> new ArrayList<>())
                            .add(element));
        }
        this.index = aggregates.getLast();
    }

    /**
     * Checks the elements and builds the frame.
     *
     * @param id what the frame is for, for example "PII"
     * @param version its version, usually the year
     */
    public static Outcome<Frame> of(String id, String version, Collection<Element> elements) {
        List<Element> given = List.copyOf(elements);
        List<Problem> problems = check(given);
        return problems.isEmpty()
                ? new Outcome.Accepted<>(new Frame(id, version, given))
                : new Outcome.Rejected<>(problems);
    }

    private static List<Problem> check(List<Element> elements) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Element> byCode = new HashMap<>();
        for (Element element : elements) {
            checkAlone(element, problems);
            if (byCode.putIfAbsent(element.code(), element) != null) {
                problems.add(problem(element, "code", ProblemCode.DUPLICATE_ELEMENT, element.code()));
            }
        }
        if (elements.stream().noneMatch(Element::isIndicator)) {
            problems.add(Problem.of(ProblemCode.NO_INDICATOR));
        }
        List<String> tops = elements.stream()
                .filter(element -> element.parent().isEmpty())
                .map(Element::code)
                .toList();
        if (tops.size() != 1) {
            problems.add(Problem.of(ProblemCode.NOT_ONE_INDEX, tops.isEmpty() ? "0" : String.join(", ", tops)));
        }
        Set<String> parents = new HashSet<>();
        Set<String> reported = new HashSet<>();
        for (Element element : elements) {
            Optional<String> code = element.parent();
            if (code.isEmpty()) {
                continue;
            }
            parents.add(code.get());
            Element parent = byCode.get(code.get());
            if (parent == null) {
                problems.add(problem(element, "parent", ProblemCode.UNKNOWN_PARENT, code.get()));
                continue;
            }
            List<String> cycle = cycleFrom(element, byCode);
            if (!cycle.isEmpty()) {
                if (reported.addAll(cycle)) {
                    problems.add(problem(element, "parent", ProblemCode.CYCLE, String.join(" → ", cycle)));
                }
            } else if (parent.level() <= element.level()) {
                problems.add(problem(
                        element,
                        "parent",
                        ProblemCode.PARENT_NOT_HIGHER,
                        parent.code(),
                        parent.level(),
                        element.level()));
            }
        }
        for (Element element : elements) {
            if (!element.isIndicator() && !parents.contains(element.code())) {
                problems.add(problem(element, "code", ProblemCode.CHILDLESS_AGGREGATE, element.code()));
            }
        }
        for (String parent : parents) {
            List<Element> family = elements.stream()
                    .filter(element -> element.parent().filter(parent::equals).isPresent())
                    .toList();
            if (byCode.containsKey(parent) && family.stream().allMatch(element -> element.weight() == 0)) {
                problems.add(Problem.of(ProblemCode.WEIGHTS_SUM_TO_ZERO, parent));
            }
        }
        return problems;
    }

    private static void checkAlone(Element element, List<Problem> problems) {
        if (element.code().isBlank()) {
            problems.add(Problem.of(ProblemCode.EMPTY_ELEMENT_CODE));
        }
        if (element.level() < 1) {
            problems.add(problem(element, "level", ProblemCode.BAD_LEVEL, element.level()));
        }
        if (element.weight() < 0) {
            problems.add(problem(element, "weight", ProblemCode.NEGATIVE_WEIGHT, element.code(), element.weight()));
        } else if (!Double.isFinite(element.weight())) {
            problems.add(problem(element, "weight", ProblemCode.BAD_WEIGHT, element.code(), element.weight()));
        }
        if (element.goalposts().filter(posts -> posts.lower() == posts.upper()).isPresent()) {
            problems.add(problem(element, "goalposts", ProblemCode.EQUAL_GOALPOSTS, element.code()));
        }
    }

    private static List<String> cycleFrom(Element start, Map<String, Element> byCode) {
        Set<String> seen = new LinkedHashSet<>();
        Element current = start;
        while (current != null) {
            if (!seen.add(current.code())) {
                List<String> path = new ArrayList<>(seen);
                List<String> cycle = new ArrayList<>(path.subList(path.indexOf(current.code()), path.size()));
                cycle.add(current.code());
                return cycle.contains(start.code()) ? cycle : List.of();
            }
            current = current.parent().map(byCode::get).orElse(null);
        }
        return List.of();
    }

    private static Problem problem(Element element, String column, ProblemCode code, Object... details) {
        return Problem.at(Problem.Place.unit(element.code(), column), code, details);
    }

    public String id() {
        return id;
    }

    public String version() {
        return version;
    }

    /** All elements in the order given. */
    public List<Element> elements() {
        return elements;
    }

    /** The indicators in the order given. */
    public List<Element> indicators() {
        return indicators;
    }

    /** The aggregates, lower levels first, the index last. */
    public List<Element> aggregates() {
        return aggregates;
    }

    /** The top of the tree. */
    public Element index() {
        return index;
    }

    /** The highest level, that of the index. */
    public int levels() {
        return index.level();
    }

    public boolean contains(String code) {
        return byCode.containsKey(code);
    }

    /** The element of that code. @throws RefusedException if there is none */
    public Element element(String code) {
        Element element = byCode.get(code);
        if (element == null) {
            throw new RefusedException(Problem.of(ProblemCode.UNKNOWN_ELEMENT, code));
        }
        return element;
    }

    /** The direct children of an aggregate, in the order given; empty for an indicator. */
    public List<Element> children(String code) {
        return children.getOrDefault(code, List.of());
    }

    /** The elements of one level, in the order given. */
    public List<Element> level(int level) {
        return elements.stream().filter(element -> element.level() == level).toList();
    }

    /** The ancestors of an element from its parent up to the index. */
    public List<Element> lineage(String code) {
        List<Element> line = new ArrayList<>();
        Optional<String> parent = element(code).parent();
        while (parent.isPresent()) {
            Element next = element(parent.get());
            line.add(next);
            parent = next.parent();
        }
        return line;
    }

    /** The indicators below an element; the element itself if it is an indicator. */
    public List<Element> indicatorsBelow(String code) {
        Element element = element(code);
        return element.isIndicator()
                ? List.of(element)
                : indicators.stream()
                        .filter(indicator -> lineage(indicator.code()).contains(element))
                        .toList();
    }

    /** The same frame without some elements (and all that stands below them); aggregates left childless go too. */
    public Outcome<Frame> without(Set<String> codes) {
        codes.forEach(this::element);
        List<Element> left = elements.stream()
                .filter(element -> !codes.contains(element.code())
                        && lineage(element.code()).stream().noneMatch(above -> codes.contains(above.code())))
                .collect(Collectors.toCollection(ArrayList::new));
        boolean pruned = true;
        while (pruned) {
            Set<String> parents =
                    left.stream().flatMap(element -> element.parent().stream()).collect(Collectors.toSet());
            pruned = left.removeIf(element -> !element.isIndicator() && !parents.contains(element.code()));
        }
        return of(id, version, left);
    }

    /** The same frame with other weights; elements not named keep theirs. */
    public Outcome<Frame> withWeights(Map<String, Double> weights) {
        weights.keySet().forEach(this::element);
        return of(
                id,
                version,
                elements.stream()
                        .map(element -> element.withWeight(weights.getOrDefault(element.code(), element.weight())))
                        .toList());
    }
}
