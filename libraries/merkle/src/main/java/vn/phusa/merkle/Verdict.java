package vn.phusa.merkle;

/** The result of a check: it holds, or it does not and why. */
public sealed interface Verdict {

    /** The claim is proved. */
    record Valid() implements Verdict {}

    /**
     * The claim is not proved; nothing may be concluded from it.
     *
     * @param detail what was found, in English, for logs
     */
    record Invalid(Reason reason, String detail) implements Verdict {}

    /** Why a claim is not proved. The names are stable: programs and translations may rely on them. */
    enum Reason {
        /** Index or sizes cannot belong to a tree, e.g. an index beyond the size, or consistency from size 0. */
        OUT_OF_RANGE,
        /** The proof has too few or too many hashes for its sizes. */
        PROOF_LENGTH,
        /** The hashes lead to another root. */
        ROOT_MISMATCH,
        /** No signature of a trusted key. */
        NO_TRUSTED_SIGNATURE,
        /** A signature in the name of a trusted key is false. */
        BAD_SIGNATURE,
        /** The checkpoint is of another log. */
        OTHER_LOG,
        /** The text is not written as its format demands. */
        MALFORMED,
        /** The receipt holds no entry, so there is nothing to prove. */
        NO_ENTRY
    }

    default boolean isValid() {
        return this instanceof Valid;
    }

    static Verdict valid() {
        return new Valid();
    }

    static Verdict invalid(Reason reason, String detail) {
        return new Invalid(reason, detail);
    }
}
