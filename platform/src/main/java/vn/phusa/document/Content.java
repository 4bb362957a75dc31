package vn.phusa.document;

import java.io.InputStream;

/** A version that somebody was allowed to open. */
public final class Content {
    private final BlobStore blobs;
    private final Document document;
    private final DocumentVersion version;

    Content(BlobStore blobs, Document document, DocumentVersion version) {
        this.blobs = blobs;
        this.document = document;
        this.version = version;
    }

    public Document document() {
        return document;
    }

    public DocumentVersion version() {
        return version;
    }

    /** From the first byte. */
    public InputStream stream() {
        return blobs.open(version.digest(), 0);
    }
}
