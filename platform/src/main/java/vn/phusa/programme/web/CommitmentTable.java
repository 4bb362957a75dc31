package vn.phusa.programme.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.phusa.programme.CommitmentRow;
import vn.phusa.shell.Languages;
import vn.phusa.shell.Listing;
import vn.phusa.shell.Wording;

/** The list of commitments as a file. */
final class CommitmentTable {
    private CommitmentTable() {}

    static Listing<CommitmentRow> listing(Names names, Languages languages, Locale locale, LocalDate today) {
        Wording words = languages.in(locale);
        return new Listing<>(
                "cam-ket",
                "programme.commitments",
                List.of(
                        column("number", CommitmentRow::number),
                        column("wording", row -> row.wording().in(locale)),
                        column(
                                "kind",
                                row -> words.say("programme.kind." + row.kind().key())),
                        column("lead", row -> names.plain(row.lead())),
                        column(
                                "coordinators",
                                row -> String.join(
                                        "; ",
                                        row.coordinators().stream()
                                                .map(names::plain)
                                                .toList())),
                        column(
                                "stage",
                                row -> words.say(
                                        "programme.stage." + row.stage().key())),
                        column(
                                "standing",
                                row -> words.say(
                                        "programme.standing." + row.standing().key())),
                        column("due", CommitmentRow::dueOn),
                        column("original-due", CommitmentRow::originalDueOn),
                        column("done", CommitmentRow::doneOn),
                        column("days-overdue", row -> row.daysOverdue(today)),
                        column("percent", CommitmentRow::percent),
                        column("reported", CommitmentRow::lastReportOn),
                        column("carried-over", CommitmentRow::carriedOver),
                        column("programme", row -> row.programmeTitle().in(locale))));
    }

    private static Listing.Column<CommitmentRow> column(
            String key, java.util.function.Function<CommitmentRow, @Nullable Object> value) {
        return new Listing.Column<>(key, "programme.column." + key, value, true);
    }
}
