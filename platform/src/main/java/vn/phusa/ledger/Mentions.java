package vn.phusa.ledger;

import java.util.List;

/**
 * Free text in which somebody may be named: it is shown to whoever erases, and never rewritten. Rooms contribute beans; {@link
 * ErasureDesk} has made sure that whoever asks may look.
 */
public interface Mentions {

    /**
     * Places whose text holds one of the names, whole, with or without its diacritics.
     *
     * @param most so many at most
     */
    List<Mention> of(List<String> names, int most);

    /**
     * A place.
     *
     * @param wordingKey what kind of place it is
     * @param label by which it is told from others; may be empty
     * @param path where it can be looked at and judged; empty: there is no page of it
     */
    record Mention(String wordingKey, String label, String path) {}
}
