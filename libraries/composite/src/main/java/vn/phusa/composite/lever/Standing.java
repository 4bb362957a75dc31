package vn.phusa.composite.lever;

import vn.phusa.composite.engine.Composite;
import vn.phusa.composite.frame.Dataset;
import vn.phusa.composite.frame.Table;

/** Where the unit stands. @param rank 1 the best; 0 if the unit is not ranked */
record Standing(double score, int rank) {

    static Standing of(Question question, Dataset data) {
        Table scores = Composite.scores(question.frame(), data, question.recipe());
        if (!scores.hasUnit(question.unit())) {
            return new Standing(Double.NaN, 0);
        }
        return of(scores.column(question.frame().index().code()), scores.unitPosition(question.unit()));
    }

    static Standing of(double[] index, int unit) {
        double own = index[unit];
        if (Double.isNaN(own)) {
            return new Standing(own, 0);
        }
        int rank = 1;
        for (double other : index) {
            rank += other > own ? 1 : 0;
        }
        return new Standing(own, rank);
    }

    boolean reaches(Target target) {
        return switch (target) {
            case Target.Rank(int wanted) -> rank > 0 && rank <= wanted;
            case Target.Score(double wanted) -> score >= wanted;
        };
    }

    /** How this standing is told where the target is out of reach. */
    String tell(Target target) {
        return switch (target) {
            case Target.Rank ignored -> String.valueOf(rank);
            case Target.Score ignored -> String.valueOf(score);
        };
    }
}
