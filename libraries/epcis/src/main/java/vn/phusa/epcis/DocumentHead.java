package vn.phusa.epcis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document without its events.
 *
 * @param kind what it is
 * @param schemaVersion as sent, {@code 2.0} or {@code 1.2} for instance; null where missing
 * @param creationDate when it was made; null where missing or unreadable
 * @param id its own ID; JSON-LD only
 * @param sender who sent it; JSON-LD, in XML it stands in the header
 * @param receiver for whom it is
 * @param instanceIdentifier which copy
 * @param businessHeader the Standard Business Document Header of XML, as it stands
 * @param masterData vocabularies
 * @param queryName which query it answers; null where it answers none
 * @param subscriptionID which subscription
 * @param extensions what somebody has added to the document
 * @param namespaces which prefixes it uses
 */
public record DocumentHead(
        DocumentKind kind,
        @Nullable String schemaVersion,
        @Nullable Timestamp creationDate,
        @Nullable String id,
        @Nullable String sender,
        @Nullable String receiver,
        @Nullable String instanceIdentifier,
        @Nullable Element businessHeader,
        List<Vocabulary> masterData,
        @Nullable String queryName,
        @Nullable String subscriptionID,
        Extensions extensions,
        Namespaces namespaces) {

    public DocumentHead {
        masterData = List.copyOf(masterData);
    }

    /** A document of EPCIS 2.0 made now, with nothing but its events. */
    public static DocumentHead of(DocumentKind kind, Timestamp creationDate, Namespaces namespaces) {
        return new DocumentHead(
                kind,
                "2.0",
                creationDate,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                Extensions.NONE,
                namespaces);
    }

    /** The same document, made at that time. */
    public DocumentHead created(Timestamp time) {
        return new DocumentHead(
                kind,
                schemaVersion,
                time,
                id,
                sender,
                receiver,
                instanceIdentifier,
                businessHeader,
                masterData,
                queryName,
                subscriptionID,
                extensions,
                namespaces);
    }

    /** The same document with these vocabularies. */
    public DocumentHead with(List<Vocabulary> vocabularies) {
        return new DocumentHead(
                kind,
                schemaVersion,
                creationDate,
                id,
                sender,
                receiver,
                instanceIdentifier,
                businessHeader,
                vocabularies,
                queryName,
                subscriptionID,
                extensions,
                namespaces);
    }

    /** The same document as the answer to a query. @param subscription null: nobody subscribed, somebody asked */
    public DocumentHead answering(@Nullable String query, @Nullable String subscription) {
        return new DocumentHead(
                kind,
                schemaVersion,
                creationDate,
                id,
                sender,
                receiver,
                instanceIdentifier,
                businessHeader,
                masterData,
                query,
                subscription,
                extensions,
                namespaces);
    }
}
