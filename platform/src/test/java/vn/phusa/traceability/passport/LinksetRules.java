package vn.phusa.traceability.passport;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a linkset must be, as our own rules: RFC 9264, and what GS1 asks beyond it. */
final class LinksetRules {
    private static final Set<String> OF_TARGET =
            Set.of("href", "title", "hreflang", "type", "context", "fwqs", "public", "title*");
    private static final String ADDRESS = "https?://[A-Za-z0-9./].*";

    private LinksetRules() {}

    static List<String> faults(JsonNode document) {
        List<String> faults = new ArrayList<>();
        if (!document.isObject()
                || document.size() != 1
                || !document.path("linkset").isArray()) {
            faults.add("a document holds one member, an array named linkset");
            return faults;
        }
        for (JsonNode context : document.get("linkset")) {
            if (!context.path("anchor").asString("").matches(ADDRESS)) {
                faults.add("anchor: " + context.path("anchor"));
            }
            if (context.path("itemDescription").asString("").isBlank()) {
                faults.add("no itemDescription");
            }
            context.propertyStream()
                    .filter(member -> !Set.of("anchor", "itemDescription").contains(member.getKey()))
                    .forEach(member -> {
                        if (!member.getKey().matches("[a-z-]+|https?://[A-Za-z0-9./]+")) {
                            faults.add("relation " + member.getKey());
                        }
                        if (!member.getValue().isArray() || member.getValue().isEmpty()) {
                            faults.add(member.getKey() + " is no array of targets");
                        }
                        member.getValue().forEach(target -> target(member.getKey(), target, faults));
                    });
        }
        return faults;
    }

    private static void target(String relation, JsonNode target, List<String> faults) {
        if (!target.path("href").asString("").matches(ADDRESS)) {
            faults.add(relation + ": href " + target.path("href"));
        }
        if (target.path("title").asString("").isBlank()) {
            faults.add(relation + ": no title");
        }
        target.propertyStream().forEach(member -> {
            if (!OF_TARGET.contains(member.getKey())) {
                faults.add(relation + ": " + member.getKey());
            }
        });
        target.path("hreflang").forEach(language -> {
            if (!language.asString().matches("\\w{2}(-\\w{2})?")) {
                faults.add(relation + ": hreflang " + language);
            }
        });
        if (target.has("type") && !target.get("type").asString().matches("\\w+/[-+.\\w]+")) {
            faults.add(relation + ": type " + target.get("type"));
        }
    }
}
