package vn.phusa.cli;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the platform where goods come from and where they went, and prints the answer as a tree or as it came. */
final class TraceQuestion {

    /** What is asked for. */
    enum Form {
        /** A tree to read. */
        TREE,
        /** The graph as JSON. */
        JSON,
        /** The events as an EPCIS query document. */
        EVENTS
    }

    private static final int OK = 200;
    private static final int DEEPEST = 60;

    private final Terminal terminal;
    private final RunningPlatform platform;
    private final JsonMapper json = JsonMapper.builder().build();

    TraceQuestion(Terminal terminal, RunningPlatform platform) {
        this.terminal = terminal;
        this.platform = platform;
    }

    /** True when there is an answer and nothing in it looks wrong. */
    boolean ask(String epc, String direction, Form form) {
        HttpResponse<String> answer = platform.ask(platform.request("/api/traceability/trace"
                        + (form == Form.EVENTS ? "/events" : "") + "?epc=" + encoded(epc) + "&direction="
                        + encoded(direction) + "&lang=" + terminal.locale().getLanguage())
                .build());
        if (answer.statusCode() != OK) {
            terminal.say("cli.trace-refused", platform.refusal(answer));
            return false;
        }
        if (form == Form.EVENTS) {
            terminal.data().println(answer.body());
            return true;
        }
        JsonNode trace = json.readTree(answer.body());
        if (form == Form.JSON) {
            terminal.data().println(answer.body());
        } else {
            tree(trace);
        }
        JsonNode flags = trace.path("flags");
        flags.forEach(
                flag -> terminal.say("cli.trace-flag", flag.path("sentence").asString()));
        if (trace.path("hidden").asInt() > 0) {
            terminal.say("cli.trace-hidden", trace.path("hidden").asInt());
        }
        if (trace.path("more").asBoolean()) {
            terminal.say("cli.trace-more");
        }
        terminal.say(
                "cli.trace-counts",
                trace.path("things").size(),
                trace.path("events").size(),
                trace.path("completeness").path("score").asInt());
        return flags.isEmpty();
    }

    private void tree(JsonNode trace) {
        Map<String, List<JsonNode>> below = new LinkedHashMap<>();
        JsonNode start = null;
        for (JsonNode thing : trace.path("things")) {
            if (thing.path("distance").asInt() == 0) {
                start = thing;
            } else {
                below.computeIfAbsent(thing.path("previous").asString(""), _ -> new ArrayList<>())
                        .add(thing);
            }
        }
        if (start == null) {
            return;
        }
        terminal.data()
                .println(start.path("label").asString() + "  "
                        + start.path("uri").asString());
        for (String side : List.of("up", "down")) {
            List<JsonNode> first = below.getOrDefault(start.path("key").asString(), List.of()).stream()
                    .filter(thing -> thing.path("direction").asString().equals(side)
                            || side.equals("down")
                                    && thing.path("direction").asString().equals("both"))
                    .toList();
            first.forEach(thing -> branch(thing, below, side.equals("up") ? "← " : "→ ", 1));
        }
    }

    private void branch(JsonNode thing, Map<String, List<JsonNode>> below, String arrow, int depth) {
        terminal.data()
                .println("  ".repeat(Math.min(depth, DEEPEST)) + arrow
                        + thing.path("label").asString() + "  "
                        + thing.path("uri").asString());
        if (depth < DEEPEST) {
            below.getOrDefault(thing.path("key").asString(), List.of())
                    .forEach(child -> branch(child, below, arrow, depth + 1));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
