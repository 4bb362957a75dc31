package vn.phusa.epcis.gs1;

import java.util.BitSet;

/** The character sets of element strings (GS1 General Specifications, section 7.11). */
enum CharacterSet {
    DIGITS("0123456789"),
    SET_82(CheckDigits.SET_82),
    SET_39("#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    /** File-safe and URI-safe base 64 (RFC 4648, section 5), with padding. */
    SET_64("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    private final BitSet characters = new BitSet(128);

    CharacterSet(String characters) {
        characters.chars().forEach(this.characters::set);
    }

    boolean holds(int character) {
        return characters.get(character);
    }

    boolean holdsAll(String text) {
        int end = text.length();
        if (this == SET_64) {
            // One or two marks of padding, as GS1's own check has it: they complete a group of three.
            while (end > 0 && text.charAt(end - 1) == '=') {
                end--;
            }
            int padding = text.length() - end;
            if (padding > 2 || padding > 0 && text.length() % 3 != 0) {
                return false;
            }
        }
        for (int i = 0; i < end; i++) {
            if (!holds(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The set that the table of identifiers calls n, x, y or z. */
    static CharacterSet named(char name) {
        return switch (name) {
            case 'n' -> DIGITS;
            case 'x' -> SET_82;
            case 'y' -> SET_39;
            case 'z' -> SET_64;
            default -> throw new IllegalArgumentException("no character set " + name);
        };
    }
}
