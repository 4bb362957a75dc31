package vn.phusa.programme;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.phusa.ledger.Ledger;
import vn.phusa.programme.store.CommitmentLists;
import vn.phusa.programme.store.ProgrammeStore;

/**
 * Lists and counts of commitments, remembered until the next official act. Every change of a commitment is an act of the
 * ledger, and the ledger's size moves in the very commit that changes the rows; so one look at the size says whether what is
 * remembered still holds, on whichever node the act was done. A transaction that changes something itself reads afresh.
 */
@Component
class KnownLists {
    /** So many pages of lists are kept, of some 20 KB each; those used longest ago go first. */
    private static final int MOST_PAGES = 500;

    /** So many counts are kept, of some 2 KB each. */
    private static final int MOST_COUNTS = 2_000;

    /** Longer pages of a list are read each time. */
    private static final int LONGEST = 100;

    private final CommitmentLists lists;
    private final ProgrammeStore programmes;
    private final Ledger ledger;
    private volatile Known known = new Known(-1);

    KnownLists(CommitmentLists lists, ProgrammeStore programmes, Ledger ledger) {
        this.lists = lists;
        this.programmes = programmes;
        this.ledger = ledger;
    }

    /** What was answered when the ledger had so many acts. */
    private record Known(long acts, Map<Question, Object> pages, Map<Question, Object> counts) {
        Known(long acts) {
            this(acts, longestUnusedFirst(MOST_PAGES), longestUnusedFirst(MOST_COUNTS));
        }

        Map<Question, Object> of(Question question) {
            return switch (question) {
                case Rows _ -> pages;
                case Count _, All _, ProgrammeRows _, Totals _ -> counts;
            };
        }
    }

    private static Map<Question, Object> longestUnusedFirst(int most) {
        return Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Question, Object> eldest) {
                return size() > most;
            }
        });
    }

    /** What can be asked. */
    private sealed interface Question {}

    private record Rows(
            Sight sight,
            CommitmentFilter filter,
            LocalDate day,
            @Nullable String sort,
            boolean descending,
            int limit,
            long offset)
            implements Question {}

    private record Count(Sight sight, CommitmentFilter filter, LocalDate day) implements Question {}

    private record All() implements Question {}

    private record ProgrammeRows(LocalDate day) implements Question {}

    private record Totals(Sight sight, CommitmentFilter filter, LocalDate day) implements Question {}

    /** All programmes there are. */
    @SuppressWarnings("unchecked")
    List<Programme> programmes() {
        return (List<Programme>) answer(new All(), () -> List.copyOf(programmes.all()));
    }

    /** All programmes with their counts. */
    @SuppressWarnings("unchecked")
    List<ProgrammeRow> programmes(LocalDate day) {
        return (List<ProgrammeRow>) answer(new ProgrammeRows(day), () -> List.copyOf(programmes.rows(day)));
    }

    @SuppressWarnings("unchecked")
    List<CommitmentRow> rows(
            Sight sight,
            CommitmentFilter filter,
            LocalDate day,
            @Nullable String sort,
            boolean descending,
            int limit,
            long offset) {
        if (limit > LONGEST) {
            return lists.rows(sight, filter, day, sort, descending, limit, offset);
        }
        return (List<CommitmentRow>) answer(
                new Rows(sight, filter, day, sort, descending, limit, offset),
                () -> List.copyOf(lists.rows(sight, filter, day, sort, descending, limit, offset)));
    }

    long count(Sight sight, CommitmentFilter filter, LocalDate day) {
        return (Long) answer(new Count(sight, filter, day), () -> {
            // The totals say it too, where the page has asked for them already.
            Object totals = known.counts().get(new Totals(sight, filter, day));
            return totals instanceof Overview overview ? overview.total() : lists.count(sight, filter, day);
        });
    }

    Overview overview(Sight sight, CommitmentFilter filter, LocalDate day) {
        return (Overview) answer(new Totals(sight, filter, day), () -> lists.overview(sight, filter, day));
    }

    private Object answer(Question question, Supplier<Object> database) {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            return database.get();
        }
        // The size first: rows that change after this look are remembered under the older size and never found again.
        long acts = ledger.size();
        Known now = known;
        if (now.acts() != acts) {
            now = new Known(acts);
            known = now;
        }
        Object answer = now.of(question).get(question);
        if (answer == null) {
            answer = database.get();
            now.of(question).put(question, answer);
        }
        return answer;
    }
}
