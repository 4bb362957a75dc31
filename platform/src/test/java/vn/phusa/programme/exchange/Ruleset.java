package vn.phusa.programme.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Evaluates IATI's ruleset files on a document, as their specification describes the rules. Rules that need the
 * registry's list of publishers ({@code idCondition}, {@code ORG-ID-PREFIX}) are left out and counted.
 */
final class Ruleset {
    private final XPath xpath = XPathFactory.newInstance().newXPath();
    private final JsonNode rules;
    private final LocalDate today;
    private final List<String> broken = new ArrayList<>();
    private final Set<String> unknown = new TreeSet<>();
    private int checked;
    private int leftOut;

    Ruleset(String json, LocalDate today) {
        this.rules = JsonMapper.builder().build().readTree(json);
        this.today = today;
        xpath.setNamespaceContext(new NamespaceContext() {
            @Override
            public String getNamespaceURI(String prefix) {
                return prefix.equals("xml") ? XMLConstants.XML_NS_URI : XMLConstants.NULL_NS_URI;
            }

            @Override
            public String getPrefix(String uri) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Iterator<String> getPrefixes(String uri) {
                throw new UnsupportedOperationException();
            }
        });
    }

    /** Errors found; warnings too where they are wanted. */
    List<String> broken() {
        return broken;
    }

    /** Names of rules that this evaluator does not know. */
    Set<String> unknown() {
        return unknown;
    }

    int checked() {
        return checked;
    }

    int leftOut() {
        return leftOut;
    }

    Ruleset check(Document document) throws XPathExpressionException {
        for (Map.Entry<String, JsonNode> context : rules.properties()) {
            for (Node node : nodes(context.getKey(), document)) {
                for (Map.Entry<String, JsonNode> rule : context.getValue().properties()) {
                    cases(rule.getKey(), rule.getValue().path("cases"), node, null);
                }
            }
        }
        return this;
    }

    private void cases(String rule, JsonNode cases, Node node, String loop) throws XPathExpressionException {
        for (JsonNode one : cases) {
            one(rule, one, node, loop);
        }
    }

    private void one(String rule, JsonNode one, Node node, String loop) throws XPathExpressionException {
        if (one.has("idCondition")) {
            leftOut++;
            return;
        }
        if (one.has("condition") && !truth(filled(one.path("condition").asString(), loop), node)) {
            return;
        }
        if (rule.equals("loop")) {
            Set<String> values = new HashSet<>(texts(nodes(one.path("foreach").asString(), node)));
            for (String value : values) {
                for (Map.Entry<String, JsonNode> inner : one.path("do").properties()) {
                    cases(inner.getKey(), inner.getValue().path("cases"), node, value);
                }
            }
            return;
        }
        checked++;
        List<Node> found = new ArrayList<>();
        for (JsonNode path : one.path("paths")) {
            found.addAll(nodes(filled(path.asString(), loop), node));
        }
        boolean good = switch (rule) {
            case "no_more_than_one" -> found.size() <= 1;
            case "atleast_one" -> !found.isEmpty();
            case "unique" -> new HashSet<>(texts(found)).size() == found.size();
            case "no_spaces" -> texts(found).stream().allMatch(text -> text.equals(text.strip()));
            case "regex_matches" ->
                texts(found).stream()
                        .allMatch(text -> Pattern.compile(one.path("regex").asString())
                                .matcher(text)
                                .find());
            case "startswith" -> startsWith(one, found, node);
            case "one_or_all" -> oneOrAll(one, node);
            case "date_now" ->
                texts(nodes(one.path("date").asString(), node)).stream()
                        .allMatch(text -> !day(text).isAfter(today));
            case "date_order" -> dateOrder(one, node);
            case "time_limit" -> timeLimit(one, node);
            case "between_dates" -> true;
            case "strict_sum", "sum" ->
                found.isEmpty()
                        || texts(found).stream()
                                        .map(BigDecimal::new)
                                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                                        .compareTo(
                                                new BigDecimal(one.path("sum").asString()))
                                == 0;
            case "range" ->
                texts(found).stream()
                        .map(BigDecimal::new)
                        .allMatch(number -> number.doubleValue()
                                        >= one.path("min").asDouble()
                                && number.doubleValue() <= one.path("max").asDouble());
            case "if_then" ->
                !truth(filled(one.path("if").asString(), loop), node)
                        || truth(filled(one.path("then").asString(), loop), node);
            default -> {
                unknown.add(rule);
                yield true;
            }
        };
        if (!good) {
            broken.add(one.path("ruleInfo").path("severity").asString("error") + " "
                    + one.path("ruleInfo").path("id").asString("?") + " " + rule + " at " + node.getNodeName() + ": "
                    + one.path("ruleInfo").path("message").asString(one.toString()));
        }
    }

    private boolean startsWith(JsonNode one, List<Node> found, Node node) throws XPathExpressionException {
        List<String> prefixes = new ArrayList<>();
        for (JsonNode prefix : one.path("prefix")) {
            prefixes.addAll(texts(nodes(prefix.asString(), node)));
        }
        String separator = one.path("separator").asString("");
        return texts(found).stream()
                .allMatch(text -> prefixes.stream().anyMatch(prefix -> text.startsWith(prefix + separator)));
    }

    private boolean oneOrAll(JsonNode one, Node node) throws XPathExpressionException {
        if (!nodes(one.path("one").asString(), node).isEmpty()) {
            return true;
        }
        return switch (one.path("all").asString()) {
            case "lang" -> nodes(".//narrative[not(@xml:lang)]", node).isEmpty();
            case "currency" -> nodes(".//value[not(@currency)]", node).isEmpty();
            case "sector" -> nodes("transaction[not(sector)]", node).isEmpty();
            default -> throw new IllegalStateException("one_or_all " + one);
        };
    }

    private boolean dateOrder(JsonNode one, Node node) throws XPathExpressionException {
        List<LocalDate> less = days(one.path("less").asString(), node);
        List<LocalDate> more = days(one.path("more").asString(), node);
        return less.stream().allMatch(early -> more.stream().noneMatch(early::isAfter));
    }

    private List<LocalDate> days(String path, Node node) throws XPathExpressionException {
        return path.equals("NOW")
                ? List.of(today)
                : texts(nodes(path, node)).stream().map(Ruleset::day).toList();
    }

    private boolean timeLimit(JsonNode one, Node node) throws XPathExpressionException {
        List<LocalDate> start = days(one.path("start").asString(), node);
        List<LocalDate> end = days(one.path("end").asString(), node);
        return start.isEmpty()
                || end.isEmpty()
                || !start.getFirst().plusYears(1).isBefore(end.getFirst());
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text.substring(0, 10));
    }

    private static String filled(String path, String loop) {
        return loop == null ? path : path.replace("$1", loop);
    }

    private boolean truth(String path, Node node) throws XPathExpressionException {
        return (Boolean) xpath.evaluate(path, node, XPathConstants.BOOLEAN);
    }

    private List<Node> nodes(String path, Node node) throws XPathExpressionException {
        NodeList list = (NodeList) xpath.evaluate(path, node, XPathConstants.NODESET);
        List<Node> found = new ArrayList<>();
        for (int i = 0; i < list.getLength(); i++) {
            found.add(list.item(i));
        }
        return found;
    }

    private static List<String> texts(List<Node> nodes) {
        return nodes.stream().map(Node::getTextContent).toList();
    }
}
