package vn.phusa.programme.reporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Problem;
import vn.phusa.base.Refusal;
import vn.phusa.document.paper.PaperKind;
import vn.phusa.document.paper.PaperNumber;
import vn.phusa.document.paper.Signature;
import vn.phusa.document.paper.SigningAuthority;

/**
 * What people add to a summary that writes itself before it goes out: number, date, who signs, who receives, and their
 * own view.
 *
 * @param number in the register of the year, from 1; null: a draft without a number
 * @param symbol abbreviation of the issuing body ("SKHCN")
 * @param date on which names are those printed
 * @param place where it is issued
 * @param addressee after "Kính gửi:"; empty: none
 * @param legalBasis without "Căn cứ" or with it
 * @param assessment the focal point's own view of the period; empty: none
 * @param outlook what comes next; empty: none
 * @param proposals the focal point's own; empty: none
 * @param principal for whom it is signed; empty where the head signs
 * @param position of the signer
 * @param signer name of the signer; empty: left open
 * @param recipients after "Nơi nhận:"
 */
public record Letter(
        @Nullable Integer number,
        String symbol,
        LocalDate date,
        String place,
        String addressee,
        List<String> legalBasis,
        String assessment,
        String outlook,
        String proposals,
        SigningAuthority authority,
        String principal,
        String position,
        String signer,
        List<String> recipients) {
    private static final int LONGEST_LINE = 300;
    private static final int MOST_LINES = 50;

    public Letter {
        legalBasis = List.copyOf(legalBasis);
        recipients = List.copyOf(recipients);
    }

    /** All that keeps it from being issued. */
    List<Problem> problems(LocalDate periodEnd, LocalDate today) {
        List<Problem> found = new ArrayList<>();
        if (number == null) {
            found.add(Problem.at("number", Refusal.REQUIRED));
        } else if (number < 1 || number > 999_999) {
            found.add(Problem.at("number", Refusal.OUT_OF_RANGE, 1, 999_999));
        }
        line("symbol", symbol, true, found);
        line("place", place, true, found);
        line("addressee", addressee, false, found);
        line("position", position, true, found);
        line("signer", signer, false, found);
        line("principal", principal, false, found);
        if (authority != SigningAuthority.OWN && authority != SigningAuthority.ACTING && principal.isBlank()) {
            found.add(Problem.at("principal", ReportingProblem.PRINCIPAL_NEEDED));
        }
        if (date.isAfter(today) || date.isBefore(periodEnd)) {
            found.add(Problem.at("date", ReportingProblem.PAPER_DATE));
        }
        lines("legalBasis", legalBasis, found);
        lines("recipients", recipients, found);
        text("assessment", assessment, found);
        text("outlook", outlook, found);
        text("proposals", proposals, found);
        return found;
    }

    private static void line(String field, String text, boolean required, List<Problem> found) {
        if (required && text.isBlank()) {
            found.add(Problem.at(field, Refusal.REQUIRED));
        } else if (text.length() > LONGEST_LINE) {
            found.add(Problem.at(field, Refusal.TOO_LONG, LONGEST_LINE));
        }
    }

    private static void lines(String field, List<String> lines, List<Problem> found) {
        if (lines.size() > MOST_LINES || lines.stream().anyMatch(line -> line.length() > LONGEST_LINE)) {
            found.add(Problem.at(field, Refusal.TOO_LONG, LONGEST_LINE));
        }
    }

    private static void text(String field, String text, List<Problem> found) {
        if (text.length() > UnitReport.LONGEST_TEXT) {
            found.add(Problem.at(field, Refusal.TOO_LONG, UnitReport.LONGEST_TEXT));
        }
    }

    @Nullable
    PaperNumber paperNumber() {
        return number == null || symbol.isBlank() ? null : new PaperNumber(number, PaperKind.REPORT, symbol);
    }

    Signature signature() {
        String asWhat = position.isBlank() ? "…" : position;
        boolean own = authority == SigningAuthority.OWN || principal.isBlank();
        return new Signature(
                own ? SigningAuthority.OWN : authority,
                own ? null : principal,
                asWhat,
                signer.isBlank() ? null : signer);
    }

    /** For another paper of the same house: what was said of the old period is left out. */
    Letter next(int nextNumber, LocalDate on) {
        return new Letter(
                nextNumber,
                symbol,
                on,
                place,
                addressee,
                legalBasis,
                "",
                "",
                "",
                authority,
                principal,
                position,
                signer,
                recipients);
    }

    public Letter on(LocalDate day) {
        return with(number, day);
    }

    /** Without a number: it has not gone out. */
    public Letter draft() {
        return with(null, date);
    }

    private Letter with(@Nullable Integer other, LocalDate on) {
        return new Letter(
                other,
                symbol,
                on,
                place,
                addressee,
                legalBasis,
                assessment,
                outlook,
                proposals,
                authority,
                principal,
                position,
                signer,
                recipients);
    }
}
