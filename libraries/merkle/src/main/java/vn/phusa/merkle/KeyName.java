package vn.phusa.merkle;

/** The rule for key names of C2SP signed-note: not empty, no Unicode space, no plus sign, nothing that breaks a line. */
final class KeyName {

    private KeyName() {}

    static String require(String name) {
        boolean wrong = name.isEmpty() || name.codePoints().anyMatch(KeyName::isForbidden);
        if (wrong) {
            throw new MalformedTextException(MalformedTextException.Code.KEY_NAME, name);
        }
        return name;
    }

    private static boolean isForbidden(int character) {
        return character == '+'
                || Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character);
    }
}
