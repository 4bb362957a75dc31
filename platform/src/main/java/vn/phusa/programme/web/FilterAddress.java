package vn.phusa.programme.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.PartyId;
import vn.phusa.base.VietnamTime;
import vn.phusa.programme.CommitmentFilter;
import vn.phusa.programme.CommitmentKind;
import vn.phusa.programme.Life;
import vn.phusa.programme.ProgrammeId;
import vn.phusa.programme.Standing;
import vn.phusa.shell.ListQuery;

/**
 * A list's filter as its address says it: {@code ?programme=&unit=&lead=&kind=&stage=&standing=&open=1&dueFrom=&dueTo=
 * &overdueFrom=&overdueTo=&extension=1&carried=1&leadUnknown=1&asOf=&import=}. Nonsense counts as not said.
 */
final class FilterAddress {
    private FilterAddress() {}

    static CommitmentFilter read(ListQuery query) {
        Long programme = id(query.filter("programme"));
        return read(query, programme == null ? null : new ProgrammeId(programme), party(query.filter("unit")));
    }

    static CommitmentFilter read(ListQuery query, @Nullable ProgrammeId programme, @Nullable PartyId unit) {
        return new CommitmentFilter(
                programme,
                unit,
                party(query.filter("lead")),
                !query.filter("leadUnknown").isEmpty(),
                one(query.filter("kind"), CommitmentKind::of),
                one(query.filter("stage"), Life.Stage::of),
                one(query.filter("standing"), Standing::of),
                !query.filter("open").isEmpty(),
                TypedFields.readDate(query.filter("dueFrom")),
                TypedFields.readDate(query.filter("dueTo")),
                days(query.filter("overdueFrom")),
                days(query.filter("overdueTo")),
                !query.filter("extension").isEmpty(),
                !query.filter("carried").isEmpty(),
                query.text(),
                moment(query.filter("asOf")),
                id(query.filter("import")));
    }

    /** A moment in ISO 8601, or a date, which means its end in Việt Nam; null: neither. */
    static @Nullable Instant moment(String text) {
        LocalDate date = TypedFields.readDate(text);
        if (date != null) {
            return VietnamTime.startOf(date.plusDays(1)).minusNanos(1000);
        }
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException nonsense) {
            return null;
        }
    }

    private static @Nullable Integer days(String text) {
        return text.matches("\\d{1,5}") ? Integer.valueOf(text) : null;
    }

    private static @Nullable Long id(String text) {
        return text.matches("[1-9]\\d{0,17}") ? Long.valueOf(text) : null;
    }

    private static @Nullable PartyId party(String text) {
        Long id = id(text);
        return id == null ? null : new PartyId(id);
    }

    private static <T> @Nullable T one(String text, Function<String, T> of) {
        try {
            return text.isEmpty() ? null : of.apply(text);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }
}
