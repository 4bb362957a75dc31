package vn.phusa.duty;

import java.util.Map;
import vn.phusa.base.PartyId;

/**
 * How many duties of each official status a unit holds.
 *
 * @param counts statuses without any are left out
 */
public record StatusCount(PartyId holder, Map<OfficialStatus, Integer> counts) {
    public StatusCount {
        counts = Map.copyOf(counts);
    }

    public int of(OfficialStatus status) {
        return counts.getOrDefault(status, 0);
    }

    /** All that are in force. */
    public int total() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey() != OfficialStatus.WITHDRAWN)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
