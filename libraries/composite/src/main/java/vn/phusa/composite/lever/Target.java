package vn.phusa.composite.lever;

/** What the unit wants to reach. */
public sealed interface Target {

    /** This rank or a better one; ties count as reached. @param rank at least 1 */
    record Rank(int rank) implements Target {
        public Rank {
            if (rank < 1) {
                throw new IllegalArgumentException("rank " + rank);
            }
        }
    }

    /** This score of the index or more. */
    record Score(double score) implements Target {}
}
