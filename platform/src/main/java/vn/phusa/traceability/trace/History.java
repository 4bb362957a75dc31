package vn.phusa.traceability.trace;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.Action;
import vn.phusa.traceability.ThingRole;

/**
 * Everything that was told of one thing and not taken back, in time.
 *
 * @param key the thing
 */
record History(String key, List<Line> lines) {

    /** The thing in one event. */
    record Line(Told told, Set<ThingRole> roles) {
        boolean as(ThingRole one, ThingRole other) {
            return roles.contains(one) || roles.contains(other);
        }
    }

    /**
     * When something was inside, or joined to, something else.
     *
     * @param other the container, or what is in it
     * @param joined by association, not by aggregation
     * @param quantity known by lot or class only
     * @param told the event that opened it, or closed it where nobody told the opening
     */
    record Stay(String other, boolean joined, boolean quantity, Span span, Told told) {}

    /** By what event it first came into being, as far as anybody told; empty where nobody did. */
    Optional<Line> making() {
        return lines.stream().filter(line -> line.told.makes(key)).findFirst();
    }

    /** In what the thing was, and when. What the container's own events close, {@link #emptiedAfter} tells. */
    List<Stay> stays() {
        return stays(true);
    }

    /** What was in the thing, and when. */
    List<Stay> contents() {
        return stays(false);
    }

    private record Kin(String other, boolean joined) {}

    private static final class Open {
        final Told told;
        final boolean quantity;
        /** How much is inside; null where nobody told. */
        @Nullable
        BigDecimal amount;

        Open(Told told, Told.Amount amount) {
            this.told = told;
            this.quantity = amount.quantity();
            this.amount = amount.value();
        }

        Stay until(Kin kin, Instant end) {
            return new Stay(kin.other, kin.joined, quantity, new Span(told.time, end), told);
        }
    }

    private List<Stay> stays(boolean asChild) {
        Map<Kin, Open> open = new LinkedHashMap<>();
        List<Stay> stays = new ArrayList<>();
        for (Line line : lines) {
            if (line.told.ends(line.roles)) {
                // What is no more holds nothing and is in nothing.
                closeAll(open, stays, line.told, null);
                continue;
            }
            Told.Packing packing = line.told.packing();
            if (packing == null || packing.parent() == null) {
                continue;
            }
            if (asChild && line.as(ThingRole.CHILD, ThingRole.CHILD_QUANTITY)) {
                note(open, stays, line.told, packing, packing.parent(), key);
            } else if (!asChild && line.roles.contains(ThingRole.PARENT)) {
                if (packing.empties()) {
                    closeAll(open, stays, line.told, packing.joined());
                } else {
                    packing.children().keySet().forEach(child -> note(open, stays, line.told, packing, child, child));
                }
            }
        }
        open.forEach((kin, inside) -> stays.add(inside.until(kin, Instant.MAX)));
        return stays;
    }

    private static void note(
            Map<Kin, Open> open, List<Stay> stays, Told told, Told.Packing packing, String other, String child) {
        Kin kin = new Kin(other, packing.joined());
        Told.Amount amount = packing.children().getOrDefault(child, Told.Amount.ONE);
        Open inside = open.get(kin);
        if (packing.action() != Action.DELETE) {
            if (inside == null) {
                open.put(kin, new Open(told, amount));
            } else if (packing.action() == Action.ADD && inside.quantity) {
                BigDecimal was = inside.amount;
                BigDecimal more = amount.value();
                inside.amount = was == null || more == null ? null : was.add(more);
            }
            return;
        }
        if (inside == null) {
            // Nobody told when it went in: it was inside at that moment at least.
            stays.add(new Stay(other, packing.joined(), amount.quantity(), new Span(told.time, told.time), told));
            return;
        }
        BigDecimal was = inside.amount;
        BigDecimal taken = amount.value();
        if (inside.quantity && was != null && taken != null && was.compareTo(taken) > 0) {
            inside.amount = was.subtract(taken);
            return;
        }
        open.remove(kin);
        stays.add(inside.until(kin, told.time));
    }

    private static void closeAll(Map<Kin, Open> open, List<Stay> stays, Told told, @Nullable Boolean joined) {
        open.entrySet().removeIf(entry -> {
            boolean closes = joined == null || joined == entry.getKey().joined;
            if (closes) {
                stays.add(entry.getValue().until(entry.getKey(), told.time));
            }
            return closes;
        });
    }

    /** The first moment after that one at which everything was taken out of this container, or it ceased to be. */
    Optional<Instant> emptiedAfter(Instant moment, boolean joined) {
        for (Line line : lines) {
            if (line.told.time.isAfter(moment)) {
                Told.Packing packing = line.told.packing();
                boolean emptied = line.told.ends(line.roles)
                        || packing != null
                                && packing.joined() == joined
                                && packing.empties()
                                && line.roles.contains(ThingRole.PARENT);
                if (emptied) {
                    return Optional.of(line.told.time);
                }
            }
        }
        return Optional.empty();
    }
}
