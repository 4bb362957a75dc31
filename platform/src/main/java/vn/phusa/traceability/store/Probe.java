package vn.phusa.traceability.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A way to the numbers of the events that may fulfil a condition, through an index alone.
 *
 * @param rank how few are to be expected; the smallest is tried first
 * @param segments together they give all numbers
 * @param sorted whether each segment gives its numbers in their order, whatever their count
 * @param exists says of one event {@code e} whether the condition may hold, by one step in an index; null: only the event itself tells
 * @param walk another way, for a condition whose segments know no order: all values of a field in the order of numbers; null: none
 */
record Probe(
        int rank,
        List<Sql> segments,
        boolean sorted,
        @Nullable Sql exists,
        @Nullable Walk walk) {

    /** Beyond so many a union of sorted segments costs more than it saves. */
    private static final int MOST_SORTED = 64;

    Probe {
        segments = List.copyOf(segments);
        sorted = sorted && segments.size() <= MOST_SORTED;
    }

    Probe(int rank, List<Sql> segments, boolean sorted, @Nullable Sql exists) {
        this(rank, segments, sorted, exists, null);
    }

    /**
     * The values of a field in the order of numbers.
     *
     * @param field the code of its name
     * @param fits what is asked of {@code value}
     */
    record Walk(long field, Sql fits) {
        /**
         * Fitting numbers in their order.
         *
         * @param values of so many of the next values, so that fewer numbers than the limit need not be all; 0: of all
         */
        Sql numbers(long above, long upTo, boolean ascending, int limit, int values) {
            String order = " order by number" + (ascending ? "" : " desc");
            return new Sql(
                    "select number from (select number, value from traceability.field where name = " + field
                            + " and value is not null and number > " + above + " and number <= " + upTo + order
                            + (values == 0 ? "" : " limit " + values) + ") walked where " + fits.text() + order
                            + " limit " + limit,
                    fits.parameters());
        }
    }

    /** A part of a statement and its parameters. */
    record Sql(String text, List<Object> parameters) {
        Sql {
            parameters = List.copyOf(parameters);
        }

        static Sql of(String text, Object... parameters) {
            return new Sql(text, List.of(parameters));
        }

        static Sql joined(String between, List<Sql> parts) {
            List<Object> all = new ArrayList<>();
            parts.forEach(part -> all.addAll(part.parameters));
            return new Sql(parts.stream().map(Sql::text).collect(Collectors.joining(between)), all);
        }
    }

    /**
     * Numbers within bounds, not each once. Where it is sorted these are the first of them in their order, otherwise just some; fewer
     * than the limit are all.
     *
     * @param above exclusive
     * @param upTo inclusive
     */
    Sql numbers(long above, long upTo, boolean ascending, int limit) {
        String order = sorted ? " order by number" + (ascending ? "" : " desc") : "";
        String tail = " and number > " + above + " and number <= " + upTo + order + " limit " + limit;
        Sql union = Sql.joined(
                " union all ",
                segments.stream()
                        .map(segment -> new Sql("(" + segment.text() + tail + ")", segment.parameters()))
                        .toList());
        return new Sql(
                "select number from (" + union.text() + ") found" + order + " limit " + limit, union.parameters());
    }
}
