package vn.phusa.party;

/**
 * How a party is reached.
 *
 * @param value e-mail address, telephone number, web address or postal address, as {@link Kind} says
 */
public record Contact(Kind kind, String value, Entry entry) {
    /** By which way. */
    public enum Kind {
        EMAIL,
        PHONE,
        WEBSITE,
        ADDRESS;

        public String wordingKey() {
            return "party.contact." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
