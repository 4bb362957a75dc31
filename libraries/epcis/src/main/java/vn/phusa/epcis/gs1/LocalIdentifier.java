package vn.phusa.epcis.gs1;

/**
 * The identifier of a product of a producer without a GS1 company prefix (Decree 37/2026/NĐ-CP, article 28(4)):
 * {@code urn:vn-local:product:92-00123:GAO-ST25:W}. It can never be taken for a GS1 key: it is neither an EPC URN nor a Digital
 * Link, its first part always holds a hyphen, and its reference always begins with a letter.
 *
 * @param authority two digits of the province, a hyphen, two to eight digits of the producer there
 * @param reference the producer's own word for the product: a letter, then up to 30 letters A to Z, digits and hyphens
 */
public record LocalIdentifier(String authority, String reference) {
    private static final String START = "urn:vn-local:product:";
    private static final int LONGEST_REFERENCE = 31;
    private static final int SHORTEST_PRODUCER = 2;
    private static final int LONGEST_PRODUCER = 8;
    private static final int PROVINCE = 2;

    /** Only well-formed ones exist; {@link #of} says so as an answer. */
    public LocalIdentifier {
        if (!isAuthority(authority) || !isReference(reference)) {
            throw new IllegalArgumentException("no local identifier: " + authority + ":" + reference);
        }
    }

    /** Makes one of its parts. */
    public static Parsed<LocalIdentifier> of(String authority, String reference) {
        return isAuthority(authority) && isReference(reference)
                ? new Parsed.Good<>(new LocalIdentifier(authority, reference))
                : Parsed.bad(Gs1Rule.NOT_LOCAL, START + authority + ":" + reference);
    }

    /** Reads one; the last digit checks what stands before it, so that a slip of the pen is noticed. */
    public static Parsed<LocalIdentifier> parse(String text) {
        String[] parts = text.startsWith(START) ? text.substring(START.length()).split(":", -1) : new String[0];
        return parts.length == 3 && isAuthority(parts[0]) && isReference(parts[1])
                ? new LocalIdentifier(parts[0], parts[1]).checkedAgainst(parts[2])
                : Parsed.bad(Gs1Rule.NOT_LOCAL, text);
    }

    private Parsed<LocalIdentifier> checkedAgainst(String given) {
        String right = String.valueOf(checkCharacter());
        return right.equals(given)
                ? new Parsed.Good<>(this)
                : Parsed.bad(Gs1Rule.CHECK_DIGIT, START + authority + ":" + reference + ":" + given, right);
    }

    /** ISO/IEC 7064, MOD 37,36 over letters and digits: it finds every wrong character and nearly every exchange of two. */
    private char checkCharacter() {
        int rest = 36;
        String text = authority + reference;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt(i), 36);
            if (value >= 0) {
                int sum = (rest + value) % 36;
                rest = (sum == 0 ? 36 : sum) * 2 % 37;
            }
        }
        return Character.toUpperCase(Character.forDigit((37 - rest) % 36, 36));
    }

    private static boolean isAuthority(String text) {
        int producer = text.length() - PROVINCE - 1;
        if (producer < SHORTEST_PRODUCER || producer > LONGEST_PRODUCER || text.charAt(PROVINCE) != '-') {
            return false;
        }
        return (text.substring(0, PROVINCE) + text.substring(PROVINCE + 1))
                .chars()
                .allMatch(ContentCheck::digit);
    }

    private static boolean isReference(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_REFERENCE
                && isLetter(text.charAt(0))
                && text.charAt(text.length() - 1) != '-'
                && text.chars().allMatch(c -> isLetter(c) || ContentCheck.digit(c) || c == '-');
    }

    private static boolean isLetter(int character) {
        return character >= 'A' && character <= 'Z';
    }

    @Override
    public String toString() {
        return START + authority + ":" + reference + ":" + checkCharacter();
    }
}
