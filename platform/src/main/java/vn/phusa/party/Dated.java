package vn.phusa.party;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fact that holds from a date until the next fact of its kind. */
public interface Dated {
    /** First day on which it holds; null: since before anything is known. */
    @Nullable
    LocalDate from();

    /** Earliest first; a fact without a first day stands before all others. */
    Comparator<Dated> IN_ORDER =
            Comparator.comparing(Dated::from, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()));

    /** The fact that holds on the date; empty when the first one begins later. */
    static <T extends Dated> Optional<T> on(List<T> facts, LocalDate date) {
        return facts.stream().filter(fact -> begun(fact, date)).max(IN_ORDER);
    }

    private static boolean begun(Dated fact, LocalDate date) {
        LocalDate from = fact.from();
        return from == null || !from.isAfter(date);
    }
}
