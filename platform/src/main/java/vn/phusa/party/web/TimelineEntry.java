package vn.phusa.party.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;
import vn.phusa.party.Entry;

/**
 * One event in the life of an organisation, in words.
 *
 * @param date null: before anything is known
 * @param other the other organisation that it names; null: none
 * @param entry what it rests on
 */
public record TimelineEntry(
        @Nullable LocalDate date, String text, @Nullable PartyId other, Entry entry) {}
