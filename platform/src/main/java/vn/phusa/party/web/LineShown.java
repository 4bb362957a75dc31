package vn.phusa.party.web;

import org.jspecify.annotations.Nullable;
import vn.phusa.party.Contact;
import vn.phusa.party.IdentifierScheme;
import vn.phusa.party.Membership;
import vn.phusa.party.RegisterLine;
import vn.phusa.party.Succession;
import vn.phusa.shell.Wording;

/**
 * A line of the register's history as its page shows it.
 *
 * @param text what was stated, in words
 */
public record LineShown(RegisterLine line, String text) {

    /** @param other what the other party is called; null: the line names none */
    static LineShown of(RegisterLine line, @Nullable String other, Wording words) {
        String stated = line.text();
        int space = stated.indexOf(' ');
        String first = space < 0 ? stated : stated.substring(0, space);
        String rest = space < 0 ? "" : stated.substring(space + 1).strip();
        return new LineShown(
                line,
                switch (line.about()) {
                    case "PARENT" -> other == null ? words.say("party.nobody-above") : other;
                    case "SUCCESSION" ->
                        words.say(Succession.Kind.valueOf(first).wordingKey()) + " → "
                                + (other != null
                                        ? other
                                        : words.say(
                                                rest.equals("NOBODY") ? "party.heir.nobody" : "party.heir.unknown"));
                    case "IDENTIFIER" ->
                        words.say(IdentifierScheme.valueOf(first).wordingKey()) + " " + orErased(rest, words);
                    case "CONTACT" ->
                        words.say(Contact.Kind.valueOf(first).wordingKey()) + " "
                                + (rest.isEmpty() ? words.say("party.line.no-more") : rest);
                    case "MEMBERSHIP" ->
                        (rest.isEmpty()
                                        ? words.say(
                                                Membership.Office.valueOf(first).wordingKey())
                                        : rest)
                                + (other == null ? "" : ": " + other);
                    default -> stated;
                });
    }

    private static String orErased(String value, Wording words) {
        return value.isEmpty() ? words.say("party.line.no-more") : value;
    }
}
