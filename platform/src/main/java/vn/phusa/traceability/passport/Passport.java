package vn.phusa.traceability.passport;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Bilingual;
import vn.phusa.traceability.supervision.Display;
import vn.phusa.traceability.trace.Completeness;
import vn.phusa.traceability.trace.RecallWarning;

/**
 * What everybody sees who scans a code: the consumer data set of NĐ 37/2026/NĐ-CP article 23(7), and what the owner opens beyond it.
 *
 * @param code what was scanned
 * @param producer name of who makes it
 * @param trader name of who answers for it on the market; null: nobody else
 * @param unknownLot whether it names a lot of which neither the owner nor any event tells anything
 * @param produced null: not known
 * @param expires last day; null: not known
 * @param expired whether that day is over
 * @param display whether the authority lets it be shown, and its blue tick
 * @param recall null: none
 * @param scans null: no serial number was scanned
 * @param completeness how much of the chain is told; null: the code names no lot and no single item
 * @param journey nothing unless the owner opens it
 * @param certificates empty unless the owner opens them
 */
public record Passport(
        Product product,
        ScannedCode code,
        Bilingual producer,
        @Nullable Bilingual trader,
        boolean unknownLot,
        @Nullable LocalDate produced,
        @Nullable LocalDate expires,
        boolean expired,
        Display display,
        @Nullable RecallWarning recall,
        @Nullable ScanHistory scans,
        @Nullable Completeness completeness,
        Journey journey,
        List<Certificate> certificates) {
    public Passport {
        certificates = List.copyOf(certificates);
    }

    /** Whether its data are shown; the authority may have put them out of sight. */
    public boolean open() {
        return display.state() == Display.State.SHOWN;
    }
}
