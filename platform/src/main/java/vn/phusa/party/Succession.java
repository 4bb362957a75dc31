package vn.phusa.party;

import java.time.LocalDate;
import vn.phusa.base.PartyId;

/**
 * How an organisation ended, and who took its place. A split has one of these for each heir.
 *
 * @param predecessor who ended
 * @param heir who took its place
 * @param kind in what way
 * @param on first day on which the predecessor is no more
 */
public record Succession(PartyId predecessor, Heir heir, Kind kind, LocalDate on, Entry entry) {

    /** Who took the place of an organisation. */
    public sealed interface Heir {}

    public record Known(PartyId successor) implements Heir {}

    /** Somebody did, but no source says who. */
    public record Unknown() implements Heir {}

    /** Nobody did. */
    public record Nobody() implements Heir {}

    /** In what way an organisation ended. */
    public enum Kind {
        /** Founded anew under another name, tasks unchanged. A mere change of name is a {@link DatedName}. */
        RENAMED,
        /** Went into another organisation, alone or with others. */
        MERGED,
        /** Its tasks went to several. */
        SPLIT,
        /** Closed. */
        DISSOLVED;

        public String wordingKey() {
            return "party.succession." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
