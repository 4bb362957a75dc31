package vn.phusa.vietnamese.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.phusa.vietnamese.Qualifier;

/**
 * The facts of a programme that its text states. Nothing is filled in: a text without a signing date gives null.
 *
 * @param title name of the programme, or null
 * @param parties the bodies that conclude it, as written
 * @param signedOn day of signing, or null when the text gives none
 * @param firstYear first year of its period, or null
 * @param lastYear last year of its period, or null
 * @param signers who signs, with office and body
 * @param baselines counts that describe the state at the start
 * @param legalBasis what it rests on, as its head lists it
 */
public record Programme(
        @Nullable String title,
        List<String> parties,
        @Nullable LocalDate signedOn,
        @Nullable Integer firstYear,
        @Nullable Integer lastYear,
        List<Signer> signers,
        List<Baseline> baselines,
        List<String> legalBasis) {

    /** Copies the lists. */
    public Programme {
        // Readings that were stored before legal bases were read have none.
        legalBasis = Objects.requireNonNullElse(legalBasis, List.<String>of()).stream()
                .toList();
        parties = List.copyOf(parties);
        signers = List.copyOf(signers);
        baselines = List.copyOf(baselines);
    }

    /**
     * A person who signs.
     *
     * @param name as written
     * @param office "Bộ trưởng", "Chủ tịch"
     * @param party the body signed for
     */
    public record Signer(String name, String office, String party) {}

    /**
     * A count of something at the start of the programme.
     *
     * @param what the thing counted, as written
     * @param value the number
     * @param qualifier exact, or a bound ("hơn 60" is at least 60)
     * @param quote the words in the text
     * @param start index of the quote in the text
     * @param end index after it
     */
    public record Baseline(String what, BigDecimal value, Qualifier qualifier, String quote, int start, int end) {}
}
