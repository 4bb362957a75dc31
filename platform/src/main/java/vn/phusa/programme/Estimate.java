package vn.phusa.programme;

import java.time.LocalDate;

/**
 * How long the work still takes, as its lead sees it, in working days from the day of the estimate.
 *
 * @param on the day of the estimate
 * @param optimistic if all goes well, from 0
 * @param likely not below the optimistic figure
 * @param pessimistic if much goes wrong; not below the likely figure, at most {@value #LONGEST}
 */
public record Estimate(LocalDate on, int optimistic, int likely, int pessimistic) {
    /** Twenty years of working days. */
    public static final int LONGEST = 5_000;
}
