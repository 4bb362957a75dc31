package vn.phusa.party;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;

/**
 * Who belongs to whom, through time.
 *
 * @param parents of each organisation that ever had one
 */
public record Hierarchy(Map<PartyId, List<DatedParent>> parents) {
    public Hierarchy {
        parents = Map.copyOf(parents);
    }

    public Optional<PartyId> parentOn(PartyId unit, LocalDate date) {
        return Dated.on(parents.getOrDefault(unit, List.of()), date)
                .flatMap(parent -> Optional.ofNullable(parent.parent()));
    }

    /** From the direct parent upwards; stops where it would begin to repeat. */
    public List<PartyId> chainAbove(PartyId unit, LocalDate date) {
        List<PartyId> chain = new ArrayList<>();
        Set<PartyId> seen = new HashSet<>(Set.of(unit));
        Optional<PartyId> next = parentOn(unit, date);
        while (next.isPresent() && seen.add(next.get())) {
            chain.add(next.get());
            next = parentOn(next.get(), date);
        }
        return chain;
    }

    /** Whether the unit would stand above itself on any day, were it put under the parent from that day on. */
    public boolean wouldCircle(PartyId unit, PartyId parent, @Nullable LocalDate from) {
        if (unit.equals(parent)) {
            return true;
        }
        LocalDate start = Objects.requireNonNullElse(from, LocalDate.MIN);
        Optional<LocalDate> end = parents.getOrDefault(unit, List.of()).stream()
                .map(DatedParent::from)
                .filter(Objects::nonNull)
                .filter(later -> later.isAfter(start))
                .min(LocalDate::compareTo);
        Set<LocalDate> days = new TreeSet<>(Set.of(start));
        parents.values().stream()
                .flatMap(List::stream)
                .map(DatedParent::from)
                .filter(Objects::nonNull)
                .filter(day -> day.isAfter(start))
                .filter(day -> end.isEmpty() || day.isBefore(end.get()))
                .forEach(days::add);
        return days.stream().anyMatch(day -> chainAbove(parent, day).contains(unit));
    }
}
