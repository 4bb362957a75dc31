package vn.phusa.duty;

import java.util.Optional;
import vn.phusa.base.PartyId;

/**
 * How a holder without an account answers about the duties of one room; rooms contribute these as beans. What is
 * returned goes into the mail that reminds the holder.
 */
public interface AnswerDoor {
    /** The room whose duties it is about. */
    String room();

    /**
     * A new address, from the root, that opens without signing in, for this one thing and this holder only.
     *
     * @return empty when nothing can be answered about it now
     */
    Optional<String> open(Subject subject, PartyId holder);
}
