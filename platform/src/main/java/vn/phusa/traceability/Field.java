package vn.phusa.traceability;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Something an event can be looked for by, beside its identifiers and its plain columns: a business transaction, a source, a value of a
 * sensor in its basic unit, an extension. The index only narrows; {@code EventQuery} judges the event itself.
 *
 * @param name what it is, with the scope and the namespace ("ilmd:https://ns.gao.vn#lot")
 * @param text the value as text; null where only the number counts
 * @param number the value as a number or an instant (seconds); null where it is neither
 */
public record Field(
        String name, @Nullable String text, @Nullable BigDecimal number) {}
