package vn.phusa.composite.lever;

import java.util.ArrayList;
import java.util.List;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Table;

/** Choices of options put into data: option 0 of a lever leaves it alone, option k is the k-th of its list. */
final class Choices {
    private Choices() {}

    static double cost(Lever lever, int choice) {
        return choice == 0 ? 0 : lever.options().get(choice - 1).cost();
    }

    static double cost(Question question, int[] choices) {
        double cost = 0;
        for (int l = 0; l < choices.length; l++) {
            cost += cost(question.levers().get(l), choices[l]);
        }
        return cost;
    }

    static Dataset improved(Question question, int[] choices) {
        Table table = question.data().values();
        for (int l = 0; l < choices.length; l++) {
            if (choices[l] > 0) {
                Lever lever = question.levers().get(l);
                table = table.replace(
                        question.unit(),
                        lever.indicator(),
                        lever.options().get(choices[l] - 1).value());
            }
        }
        return question.data().withValues(table);
    }

    static Plan plan(Question question, int[] choices, long explored) {
        Dataset improved = improved(question, choices);
        Standing before = Standing.of(question, question.data());
        Standing after = Standing.of(question, improved);
        List<Plan.Improvement> steps = new ArrayList<>();
        for (int l = 0; l < choices.length; l++) {
            if (choices[l] > 0) {
                Lever lever = question.levers().get(l);
                Lever.Option option = lever.options().get(choices[l] - 1);
                steps.add(new Plan.Improvement(
                        lever.indicator(),
                        question.data().values().at(question.unit(), lever.indicator()),
                        option.value(),
                        option.cost()));
            }
        }
        return new Plan(
                steps,
                cost(question, choices),
                before.rank(),
                after.rank(),
                before.score(),
                after.score(),
                improved,
                explored);
    }
}
