package vn.phusa.document;

/** Names of files as people's machines send them. */
final class FileNames {
    private static final int LONGEST = 200;

    private FileNames() {}

    /** Without the path that some browsers send along. */
    static String clean(String name) {
        int cut = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        return name.substring(cut + 1).strip();
    }

    /** No control characters, and none that turn the reading direction round to hide the ending. */
    static boolean acceptable(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST
                && !name.equals(".")
                && !name.equals("..")
                && name.codePoints()
                        .noneMatch(c -> Character.isISOControl(c)
                                || c >= 0x202A && c <= 0x202E
                                || c >= 0x2066 && c <= 0x2069
                                || c == 0xFFFE
                                || c == 0xFFFF);
    }
}
