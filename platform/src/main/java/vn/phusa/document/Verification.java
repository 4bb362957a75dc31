package vn.phusa.document;

import java.util.List;

/**
 * What came of reading every stored file again.
 *
 * @param files pieces of content read
 * @param bytes read in all
 * @param findings what is wrong; empty: everything is as it was stored
 */
public record Verification(long files, long bytes, List<Finding> findings) {
    public Verification {
        findings = List.copyOf(findings);
    }

    public boolean sound() {
        return findings.isEmpty();
    }

    /**
     * Something wrong with one piece of content.
     *
     * @param documents ids of the documents that refer to it; may be empty
     */
    public record Finding(Digest digest, Kind kind, List<DocumentId> documents) {
        public Finding {
            documents = List.copyOf(documents);
        }
    }

    /** What can be wrong. */
    public enum Kind {
        /** The bytes are no longer those that were stored. */
        CHANGED,
        /** A document refers to content that is gone. */
        MISSING
    }

    /** Hears how far the reading is. */
    @FunctionalInterface
    public interface Progress {
        void at(long bytesDone, long bytesInAll);
    }
}
