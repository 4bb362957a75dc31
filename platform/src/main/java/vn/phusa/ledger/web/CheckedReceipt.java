package vn.phusa.ledger.web;

import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.phusa.ledger.ReceiptCheck;
import vn.phusa.merkle.Verdict;

/**
 * A checked receipt as the page shows it.
 *
 * @param reasonKey wording of why it proves nothing; null: it is valid
 * @param statement the act, readable; null: none carried, or not proved
 */
public record CheckedReceipt(
        @Nullable String reasonKey,
        String origin,
        long index,
        long size,
        @Nullable String statement) {

    static CheckedReceipt of(ReceiptCheck.Result result, UnaryOperator<String> readable) {
        String reasonKey = switch (result.verdict()) {
            case Verdict.Valid _ -> null;
            case Verdict.Invalid(Verdict.Reason reason, String _) ->
                "ledger.receipt.invalid."
                        + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
        return new CheckedReceipt(
                reasonKey,
                result.origin(),
                result.index(),
                result.size(),
                // What is not proved is not shown: it may be invented.
                reasonKey == null ? result.statement().map(readable).orElse(null) : null);
    }

    public boolean valid() {
        return reasonKey == null;
    }
}
