package vn.phusa.traceability.label;

import java.util.ArrayList;
import java.util.List;
import uk.org.okapibarcode.backend.Code128;
import uk.org.okapibarcode.backend.DataMatrix;
import uk.org.okapibarcode.backend.HumanReadableLocation;
import uk.org.okapibarcode.backend.QrCode;
import uk.org.okapibarcode.backend.Symbol;
import uk.org.okapibarcode.graphics.Rectangle;
import vn.phusa.epcis.gs1.ElementString;
import vn.phusa.epcis.gs1.ElementString.Element;

/** Makes codes. */
public final class CodeSymbols {
    private CodeSymbols() {}

    /** A QR code of an address; error correction level M (15 %), which is what labels need. */
    public static CodeSymbol qr(String address) {
        QrCode code = new QrCode();
        code.setPreferredEccLevel(QrCode.EccLevel.M);
        return drawn(Carrier.QR, code, address);
    }

    public static CodeSymbol dataMatrix(ElementString data) {
        DataMatrix code = new DataMatrix();
        code.setForceMode(DataMatrix.ForceMode.SQUARE);
        code.setDataType(Symbol.DataType.GS1);
        return drawn(Carrier.GS1_DATAMATRIX, code, bracketed(data));
    }

    public static CodeSymbol gs1128(ElementString data) {
        Code128 code = new Code128();
        code.setDataType(Symbol.DataType.GS1);
        code.setBarHeight(1);
        return drawn(Carrier.GS1_128, code, bracketed(data));
    }

    /** As the library wants it. */
    private static String bracketed(ElementString data) {
        StringBuilder text = new StringBuilder();
        for (Element element : data.elements()) {
            text.append('[').append(element.ai()).append(']').append(element.value());
        }
        return text.toString();
    }

    private static CodeSymbol drawn(Carrier carrier, Symbol symbol, String content) {
        symbol.setModuleWidth(1);
        symbol.setQuietZoneHorizontal(0);
        symbol.setQuietZoneVertical(0);
        symbol.setHumanReadableLocation(HumanReadableLocation.NONE);
        symbol.setContent(content);
        List<CodeSymbol.Bar> bars = new ArrayList<>();
        for (Rectangle one : symbol.getRectangles()) {
            bars.add(new CodeSymbol.Bar((int) one.x, (int) one.y, (int) one.width, (int) one.height));
        }
        return new CodeSymbol(carrier, symbol.getWidth(), carrier.linear() ? 1 : symbol.getHeight(), bars);
    }
}
