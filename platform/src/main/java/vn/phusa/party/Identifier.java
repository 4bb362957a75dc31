package vn.phusa.party;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A code under which somebody else knows a party.
 *
 * @param value in the scheme's written form
 * @param from first day; null: not known
 * @param until first day on which it no longer counts; null: it still does
 */
public record Identifier(
        IdentifierScheme scheme,
        String value,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        Entry entry) {}
