package vn.phusa.traceability.sight.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Outcome;
import vn.phusa.base.PartyId;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.traceability.SharingProblem;
import vn.phusa.traceability.Sharings;
import vn.phusa.traceability.trace.WrittenIdentifier;

/** A wish to share, as people and programs write it. */
record SharingForm(
        @Nullable String owner,
        @Nullable String viewer,
        @Nullable String goods,
        @Nullable String from,
        @Nullable String until) {

    /** @param today from when it counts where nothing was said */
    Outcome<Sharings.Wish> read(LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        PartyId owner = party("owner", this.owner, problems);
        PartyId viewer = party("viewer", this.viewer, problems);
        String key = null;
        if (goods != null && !goods.isBlank()) {
            key = WrittenIdentifier.key(goods).orElse(null);
            if (key == null) {
                problems.add(Problem.at("goods", SharingProblem.NOT_GOODS));
            }
        }
        LocalDate from = day("from", this.from, problems);
        LocalDate last = day("until", until, problems);
        return owner != null && viewer != null && problems.isEmpty()
                ? Outcome.accepted(new Sharings.Wish(
                        owner, viewer, key, from == null ? today : from, last == null ? null : last.plusDays(1)))
                : Outcome.rejected(problems);
    }

    private static @Nullable PartyId party(String field, @Nullable String written, List<Problem> problems) {
        if (written == null || written.isBlank()) {
            problems.add(Problem.at(field, Refusal.REQUIRED));
            return null;
        }
        if (!written.strip().matches("[1-9]\\d{0,17}")) {
            problems.add(Problem.at(field, Refusal.UNKNOWN_CHOICE, written));
            return null;
        }
        return new PartyId(Long.parseLong(written.strip()));
    }

    static @Nullable LocalDate day(String field, @Nullable String written, List<Problem> problems) {
        if (written == null || written.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(written.strip());
        } catch (DateTimeParseException noDay) {
            problems.add(Problem.at(field, Refusal.NOT_A_DATE, written));
            return null;
        }
    }
}
