package vn.phusa.traceability.passport;

/**
 * A link that a code leads to.
 *
 * @param href absolute
 * @param title for people
 * @param language {@code vi}, {@code en-US}; empty: any
 * @param mediaType of what stands there; empty: not known
 * @param preferred whether it is where the code leads when nothing is asked for
 * @param own whether it leads to this platform's passport
 */
public record Offer(
        LinkType type, String href, String title, String language, String mediaType, boolean preferred, boolean own) {}
