package vn.phusa.traceability.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.traceability.Lots;
import vn.phusa.traceability.chain.ChainTemplate;
import vn.phusa.traceability.chain.FieldAction;

/** What a chain asks for at a step, held against what was recorded. */
final class FieldNeeds {
    private FieldNeeds() {}

    /** Needed and not there. Amounts are not asked for here: a lot without one is refused whatever the chain is. */
    static List<Problem> missing(ChainTemplate.Step step, FieldEntry entry) {
        List<Problem> problems = new ArrayList<>();
        need(step, ChainTemplate.Given.PLACE, entry.place() + entry.position(), problems);
        need(step, ChainTemplate.Given.PARTNER, entry.partner(), problems);
        need(step, ChainTemplate.Given.PAPER, entry.paper(), problems);
        for (FieldAction.Element element : step.action().elements()) {
            if (step.needs().contains(element.code())
                    && entry.elements().getOrDefault(element.code(), "").isBlank()) {
                problems.add(Problem.at("elements." + element.code(), Refusal.REQUIRED));
            }
        }
        return List.copyOf(problems);
    }

    private static void need(ChainTemplate.Step step, ChainTemplate.Given given, String said, List<Problem> problems) {
        if (step.needs().contains(given.code()) && said.isBlank()) {
            problems.add(Problem.at(given.code(), Refusal.REQUIRED));
        }
    }

    /** Keys of the products that the lines of an entry name; what cannot be read is refused elsewhere. */
    static List<String> products(FieldEntry entry) {
        return Stream.concat(entry.things().stream(), entry.results().stream())
                .map(FieldEntry.Row::key)
                .flatMap(Optional::stream)
                .map(Lots::classOf)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }
}
