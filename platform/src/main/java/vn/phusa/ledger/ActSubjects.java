package vn.phusa.ledger;

import java.util.Optional;
import vn.phusa.base.Actor;

/**
 * A room says of the things that its acts are about who sees them and where their pages are. Whoever sees a thing may take the
 * receipts of what was done to it. Each method answers for the room's own types of subjects and knows nothing of others.
 */
public interface ActSubjects {
    /** Whether the actor sees the thing with its history; false: not, or it is another room's. */
    boolean sees(Actor actor, Subject subject);

    /** Address of its page; empty: it has none, or is another room's. */
    Optional<String> page(Subject subject);
}
