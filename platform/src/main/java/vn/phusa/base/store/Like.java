package vn.phusa.base.store;

import vn.phusa.vietnamese.VietnameseText;

/** Patterns for {@code like}: what somebody typed, anywhere in a text, each sign standing for itself. */
public final class Like {
    private Like() {}

    /** For texts as they were written, with {@code ilike}. */
    public static String containing(String words) {
        return "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    /** For texts that the database's {@code base.folded} gives. */
    public static String containingFolded(String words) {
        return containing(folded(words));
    }

    /** Without case and diacritics, with single spaces: the same as the database's {@code base.folded}. */
    public static String folded(String words) {
        return VietnameseText.fold(words).strip().replaceAll("\\s+", " ");
    }
}
