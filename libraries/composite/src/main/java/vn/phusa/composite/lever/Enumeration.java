package vn.phusa.composite.lever;

import org.jspecify.annotations.Nullable;
import vn.phusa.composite.frame.Problem;
import vn.phusa.composite.frame.ProblemCode;
import vn.phusa.composite.frame.RefusedException;

/** Tries every combination through the whole recipe. */
final class Enumeration {
    private final Question question;

    Enumeration(Question question) {
        this.question = question;
    }

    Plan solve() {
        long combinations = 1;
        for (Lever lever : question.levers()) {
            combinations = Math.multiplyExact(combinations, lever.options().size() + 1L);
            if (combinations > Levers.ENUMERATE_UP_TO) {
                throw new RefusedException(
                        Problem.of(ProblemCode.SEARCH_TOO_LARGE, "> " + combinations, Levers.ENUMERATE_UP_TO));
            }
        }
        int[] choices = new int[question.levers().size()];
        int @Nullable [] best = null;
        double bestCost = Double.POSITIVE_INFINITY;
        Standing nearest = Standing.of(question, question.data());
        for (long combination = 0; combination < combinations; combination++) {
            double cost = Choices.cost(question, choices);
            Standing standing = cost < bestCost || best == null
                    ? Standing.of(question, Choices.improved(question, choices))
                    : nearest;
            if (cost < bestCost && standing.reaches(question.target())) {
                best = choices.clone();
                bestCost = cost;
            }
            if (standing.rank() > 0 && standing.score() > nearest.score()) {
                nearest = standing;
            }
            next(choices);
        }
        if (best == null) {
            throw new RefusedException(Problem.of(ProblemCode.TARGET_OUT_OF_REACH, nearest.tell(question.target())));
        }
        return Choices.plan(question, best, combinations);
    }

    private void next(int[] choices) {
        for (int l = 0; l < choices.length; l++) {
            choices[l]++;
            if (choices[l] <= question.levers().get(l).options().size()) {
                return;
            }
            choices[l] = 0;
        }
    }
}
