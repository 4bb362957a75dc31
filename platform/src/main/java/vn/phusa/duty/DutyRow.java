package vn.phusa.duty;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;

/**
 * A duty as lists show it.
 *
 * @param dueUntil the first moment that is too late; null: no deadline
 * @param askedUntil an extension that waits for a decision; null: none
 * @param status as of the moment of the query
 */
public record DutyRow(
        DutyId id,
        Subject subject,
        String title,
        PartyId holder,
        @Nullable PartyId assigner,
        @Nullable Long parent,
        Life life,
        boolean urgent,
        @Nullable LocalDate originalDueOn,
        @Nullable LocalDate dueOn,
        @Nullable Instant dueUntil,
        boolean byTheHour,
        int extensions,
        @Nullable Instant reportedAt,
        @Nullable LocalDate askedUntil,
        int acts,
        OfficialStatus status) {}
