package vn.phusa.document;

import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;

/**
 * What is known about a document.
 *
 * @param owner the organisation it belongs to
 * @param latest its newest version
 * @param versions how many there are
 * @param erasedBecause reason of a lawful erasure; null: its content is there
 */
public record Document(
        DocumentId id,
        PartyId owner,
        Visibility visibility,
        DocumentVersion latest,
        int versions,
        @Nullable String erasedBecause) {
    public boolean erased() {
        return erasedBecause != null;
    }
}
