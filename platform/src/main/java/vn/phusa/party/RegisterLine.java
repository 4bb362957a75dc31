package vn.phusa.party;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;

/**
 * One line of the register's own history.
 *
 * @param about what it states: NAME, PARENT, SUCCESSION, IDENTIFIER, CONTACT, MEMBERSHIP or SPELLING
 * @param text what was stated: words of the register's own (a kind of ending, a scheme, a way, an office) come first, then a space
 * @param other the other party it names; null: none
 * @param replaced whether a later line corrects it
 */
public record RegisterLine(
        String about,
        String text,
        @Nullable PartyId other,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        boolean replaced,
        Entry entry) {}
