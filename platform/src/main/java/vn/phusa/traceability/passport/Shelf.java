package vn.phusa.traceability.passport;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a product keeps.
 *
 * @param kind from what the last day follows
 * @param count days or months from the day of production; 0 where it is not counted
 */
public record Shelf(Kind kind, int count) {
    /** Longest that is counted. */
    public static final int MOST = 3_650;

    /** From what the last day follows. */
    public enum Kind {
        /** It does not expire. */
        NONE,
        DAYS,
        MONTHS,
        /** The day stands on the packaging. */
        ON_PACKAGE;

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Shelf {
        boolean counted = kind == Kind.DAYS || kind == Kind.MONTHS;
        if (counted != (count > 0) || count > MOST) {
            throw new IllegalArgumentException("no shelf life: " + kind + " " + count);
        }
    }

    public static Shelf onPackage() {
        return new Shelf(Kind.ON_PACKAGE, 0);
    }

    /** The last day of what was made on that day; empty where it cannot be told. */
    public Optional<LocalDate> lastDay(@Nullable LocalDate produced) {
        if (produced == null) {
            return Optional.empty();
        }
        return switch (kind) {
            case DAYS -> Optional.of(produced.plusDays(count));
            case MONTHS -> Optional.of(produced.plusMonths(count));
            case NONE, ON_PACKAGE -> Optional.empty();
        };
    }
}
