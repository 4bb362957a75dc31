package vn.phusa.vietnamese.reading.evaluation;

/**
 * The counts behind precision, recall and F1 of the four scored fields, and what is counted beside them.
 *
 * @param detection commitments found
 * @param lead leads, each counted
 * @param coordinators coordinators, each counted
 * @param due exact dates
 * @param exactLeads matched commitments whose lead set is exact
 * @param emptyItems items without a commitment
 * @param emptyKept those of them for which nothing was proposed
 */
public record Scores(
        Tally detection, Tally lead, Tally coordinators, Tally due, int exactLeads, int emptyItems, int emptyKept) {

    static final Scores ZERO = new Scores(Tally.ZERO, Tally.ZERO, Tally.ZERO, Tally.ZERO, 0, 0, 0);

    /** Right, predicted and labelled, counted. */
    public record Tally(int right, int predicted, int labelled) {

        static final Tally ZERO = new Tally(0, 0, 0);

        Tally plus(Tally other) {
            return new Tally(right + other.right, predicted + other.predicted, labelled + other.labelled);
        }

        /** Share of the predicted that is right; 0 when nothing was predicted. */
        public double precision() {
            return predicted == 0 ? 0 : (double) right / predicted;
        }

        /** Share of the labelled that was found; 0 when nothing is labelled. */
        public double recall() {
            return labelled == 0 ? 0 : (double) right / labelled;
        }

        /** Harmonic mean of precision and recall. */
        public double f1() {
            double sum = precision() + recall();
            return sum == 0 ? 0 : 2 * precision() * recall() / sum;
        }
    }

    Scores plus(Scores other) {
        return new Scores(
                detection.plus(other.detection),
                lead.plus(other.lead),
                coordinators.plus(other.coordinators),
                due.plus(other.due),
                exactLeads + other.exactLeads,
                emptyItems + other.emptyItems,
                emptyKept + other.emptyKept);
    }
}
