package vn.phusa.party;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;

/**
 * To whom an organisation belongs from a date on.
 *
 * @param parent null: to nobody from then on
 */
public record DatedParent(
        @Nullable PartyId parent, @Nullable LocalDate from, Entry entry) implements Dated {}
