package vn.phusa.programme;

import java.util.List;

/**
 * One thing that differs between two versions.
 *
 * @param field wording key part: {@code programme.field.<field>}
 * @param before values as they were: String, LocalDate, Holder, PartyId, CommitmentKind, Funding, Milestone, Indicator,
 *     Boolean; empty: nothing
 * @param after values as they are
 */
public record Change(String field, List<Object> before, List<Object> after) {
    public Change {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
