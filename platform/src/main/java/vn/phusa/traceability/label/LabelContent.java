package vn.phusa.traceability.label;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phusa.epcis.gs1.ElementString;

/**
 * What one label says.
 *
 * @param address where a phone is led
 * @param data GS1 element string; null: the product has no GTIN
 * @param title name of the product
 * @param lines below it
 */
public record LabelContent(String address, @Nullable ElementString data, String title, List<String> lines) {
    public LabelContent {
        lines = List.copyOf(lines);
    }

    /** Its code in that carrier. */
    public CodeSymbol symbol(Carrier carrier) {
        if (carrier == Carrier.QR) {
            return CodeSymbols.qr(address);
        }
        ElementString elements = data;
        if (elements == null) {
            throw new IllegalStateException("a product without a GTIN has no element string");
        }
        return carrier == Carrier.GS1_128 ? CodeSymbols.gs1128(elements) : CodeSymbols.dataMatrix(elements);
    }

    /** What people read where the code cannot be scanned. */
    public String readable(Carrier carrier) {
        return carrier == Carrier.QR || data == null ? "" : data.humanReadable();
    }
}
