package vn.phusa.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    /** So many answers are kept; a page of a list takes some 20 KB. */
    private static final int MOST = 500;

    /** Longer pages of a list are read each time. */
    private static final int LONGEST = 100;

    private final CommitmentLists lists;
    private final ProgrammeStore programmes;
    private final Ledger ledger;
    private volatile Known known = new Known(-1, new ConcurrentHashMap<>());

    KnownLists(CommitmentLists lists, ProgrammeStore programmes, Ledger ledger) {
        this.lists = lists;
        this.programmes = programmes;
        this.ledger = ledger;
    }

    /** What was answered when the ledger had so many acts. */
    private record Known(long acts, Map<Question, Object> answers) {}

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
            Object totals = known.answers().get(new Totals(sight, filter, day));
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
            now = new Known(acts, new ConcurrentHashMap<>());
            known = now;
        }
        Object answer = now.answers().get(question);
        if (answer == null) {
            answer = database.get();
            if (now.answers().size() < MOST) {
                now.answers().put(question, answer);
            }
        }
        return answer;
    }
}
