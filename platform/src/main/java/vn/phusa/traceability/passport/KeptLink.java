package vn.phusa.traceability.passport;

import java.time.Instant;
import vn.phusa.base.PartyId;

/** A link that an organisation has added to a code. */
public record KeptLink(
        long id,
        Anchor anchor,
        PartyId owner,
        LinkType type,
        String href,
        String title,
        String language,
        String mediaType,
        boolean preferred,
        Instant since) {

    /** As the resolver offers it. */
    public Offer offer() {
        return new Offer(type, href, title, language, mediaType, preferred, false);
    }
}
