package vn.phusa.party;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;

/**
 * One line of the register's own history.
 *
 * @param about what it states: NAME, PARENT, SUCCESSION, IDENTIFIER, CONTACT or MEMBERSHIP
 * @param text what was stated
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
