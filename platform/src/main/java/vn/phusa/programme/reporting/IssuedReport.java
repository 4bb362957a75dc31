package vn.phusa.programme.reporting;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phusa.document.DocumentId;
import vn.phusa.ledger.ActId;
import vn.phusa.programme.ProgrammeId;

/**
 * A report as it went out; never changed.
 *
 * @param round null: made as of a day, outside any round
 * @param asOf last day of the period
 * @param knownAt nothing recorded later is in it
 * @param number "05/BC-SKHCN"
 * @param wordDigest SHA-256 of the DOCX, in hexadecimal
 * @param pdfDigest SHA-256 of the PDF
 * @param by who issued it, by the name of that time
 * @param act the official act, for its receipt
 */
public record IssuedReport(
        IssuedId id,
        ProgrammeId programme,
        @Nullable RoundId round,
        LocalDate asOf,
        Instant knownAt,
        String number,
        LocalDate issuedOn,
        String subject,
        DocumentId word,
        String wordDigest,
        DocumentId pdf,
        String pdfDigest,
        Instant issuedAt,
        String by,
        ActId act) {}
