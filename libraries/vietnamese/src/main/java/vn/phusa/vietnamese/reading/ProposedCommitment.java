package vn.phusa.vietnamese.reading;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.vietnamese.Money;
import vn.phusa.vietnamese.Recurrence;

/**
 * A commitment that the text lays on somebody, as proposed to the officer. Names are as written in the text; what the text
 * does not say is null or empty.
 *
 * @param kind whose commitment it is
 * @param leads who leads; never empty, several where the text names several
 * @param coordinators who takes part ("phối hợp với"); may hold unnamed parties such as "các đơn vị liên quan"
 * @param beneficiaries whom the action helps, where named
 * @param action the verbs: "hướng dẫn, hỗ trợ"
 * @param object what they act on, or null
 * @param due fixed date, or null
 * @param recurrence cycle, or null
 * @param duePhrase the wording of the deadline, cycle or term, or null
 * @param money sums named in the quote
 * @param quote {@code text.substring(start, end)} of the text that was given
 * @param start index of the quote in the text as given (not normalised)
 * @param end index after the quote
 * @param because the phrase on which the proposal rests, such as "chủ trì, phối hợp với"
 */
public record ProposedCommitment(
        CommitmentKind kind,
        List<String> leads,
        List<String> coordinators,
        List<String> beneficiaries,
        String action,
        @Nullable String object,
        @Nullable LocalDate due,
        @Nullable Recurrence recurrence,
        @Nullable String duePhrase,
        List<Money> money,
        String quote,
        int start,
        int end,
        String because) {

    /** Copies the lists. */
    public ProposedCommitment {
        leads = List.copyOf(leads);
        coordinators = List.copyOf(coordinators);
        beneficiaries = List.copyOf(beneficiaries);
        money = List.copyOf(money);
    }
}
