package vn.phusa.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An act as it stands in the ledger.
 *
 * @param index its place in the tree
 * @param act its identity
 * @param kind code of its {@link ActKind}
 * @param recordedAt to the microsecond
 * @param actor name of whoever did it
 * @param account the account they used; null for visitors and the platform itself
 * @param channel how the request came in
 * @param subject what it is about, {@code type/id}
 * @param content canonical JSON; null once erased
 * @param rows how many rows of covered tables belong to it
 */
public record RecordedAct(
        LeafIndex index,
        ActId act,
        String kind,
        Instant recordedAt,
        String actor,
        @Nullable Long account,
        String channel,
        String subject,
        @Nullable String content,
        int rows) {

    public boolean erased() {
        return content == null;
    }
}
