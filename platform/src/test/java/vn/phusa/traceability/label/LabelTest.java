package vn.phusa.traceability.label;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.phusa.epcis.gs1.ElementString;
import vn.phusa.epcis.gs1.Parsed;

/** Labels as a scanner reads them: another program reads what was drawn. */
class LabelTest {
    private static final String ADDRESS = "https://truyxuat.cantho.example/01/08938880000013/10/LO-7/21/K7M2P9QXR4TA";
    private static final String DATA = "(01)08938880000013(17)271231(10)LO-7/A(21)K7M2P9QXR4TA";
    private static final List<LabelTemplate> TEMPLATES = LabelTemplates.builtIn();

    private static ElementString data() {
        return switch (ElementString.bracketed(DATA)) {
            case Parsed.Good<ElementString>(ElementString good) -> good;
            case Parsed.Bad<ElementString> bad -> throw new AssertionError(bad);
        };
    }

    private static LabelContent content() {
        return new LabelContent(
                ADDRESS, data(), "Gạo thơm ST25 Thới Lai, vụ Đông Xuân", List.of("Lô: LO-7", "HSD: 31/12/2027"));
    }

    private static LabelTemplate template(String key) {
        return TEMPLATES.stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] pdf(LabelTemplate template, Carrier carrier, int labels) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LabelSheets.pdf(
                template, carrier, Collections.nCopies(labels, content()).iterator(), out);
        return out.toByteArray();
    }

    /** The first label of a printed sheet, cut out and read. */
    private static Result scanned(byte[] pdf, LabelTemplate template, Carrier carrier) throws Exception {
        int dotsPerInch = 300;
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, dotsPerInch, ImageType.GRAY);
            double dots = dotsPerInch / 25.4;
            LabelLayout layout = LabelSheets.layout(template, carrier, content());
            // A scanner for small codes is held over the code, one for the others sees the whole label.
            boolean aimed = carrier == Carrier.GS1_DATAMATRIX;
            double around = aimed ? 3 * layout.module() : 0;
            double left = template.marginLeft() + (aimed ? Math.max(0, layout.codeX() - around) : 0);
            double top = template.marginTop() + (aimed ? Math.max(0, layout.codeY() - around) : 0);
            double side = layout.codeHeight() + 2 * around;
            BufferedImage label = page.getSubimage(
                    (int) (left * dots),
                    (int) (top * dots),
                    (int) ((aimed ? side : template.width()) * dots) - 1,
                    (int) ((aimed ? side : template.height()) * dots) - 1);
            int[] pixels = label.getRGB(0, 0, label.getWidth(), label.getHeight(), null, 0, label.getWidth());
            BarcodeFormat format = switch (carrier) {
                case QR -> BarcodeFormat.QR_CODE;
                case GS1_DATAMATRIX -> BarcodeFormat.DATA_MATRIX;
                case GS1_128 -> BarcodeFormat.CODE_128;
            };
            return new MultiFormatReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(
                                    new RGBLuminanceSource(label.getWidth(), label.getHeight(), pixels))),
                            Map.of(
                                    DecodeHintType.POSSIBLE_FORMATS,
                                    List.of(format),
                                    DecodeHintType.TRY_HARDER,
                                    true,
                                    DecodeHintType.ASSUME_GS1,
                                    true));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsScannedFromAPrintedBoxLabelIsWhatWasMeant(Carrier carrier) throws Exception {
        LabelTemplate box = template("a4-2");
        Result read = scanned(pdf(box, carrier, 2), box, carrier);
        if (carrier == Carrier.QR) {
            assertThat(read.getText()).isEqualTo(ADDRESS);
        } else {
            String text = read.getText().startsWith("]") ? read.getText() : "]d2" + read.getText();
            assertThat(ElementString.scanned(text.replaceFirst("^(]d2)\u001d", "$1")))
                    .isEqualTo(new Parsed.Good<>(data()));
        }
    }

    @Test
    void theSmallLabelsOfASheetAreScannedToo() throws Exception {
        for (String key : List.of("a4-24", "a4-8", "roll-50-30")) {
            LabelTemplate small = template(key);
            assertThat(LabelSheets.layout(small, Carrier.QR, content()).scannable())
                    .as(key)
                    .isTrue();
            assertThat(scanned(pdf(small, Carrier.QR, 1), small, Carrier.QR).getText())
                    .as(key)
                    .isEqualTo(ADDRESS);
        }
    }

    @Test
    void aCodeThatWouldBeTooSmallToScanIsNotCalledScannable() {
        assertThat(LabelSheets.layout(template("roll-50-30"), Carrier.GS1_128, content())
                        .scannable())
                .isFalse();
    }

    @Test
    void theQuietZoneStaysWhite() {
        for (LabelTemplate template : TEMPLATES) {
            LabelLayout label = LabelSheets.layout(template, Carrier.QR, content());
            double quiet = Carrier.QR.quietZone() * label.module();
            double right = label.codeX() + label.symbol().width() * label.module();
            assertThat(label.codeX()).isGreaterThanOrEqualTo(quiet);
            assertThat(label.codeY()).isGreaterThanOrEqualTo(quiet - 1e-6);
            assertThat(label.words()).allSatisfy(words -> assertThat(words.x()).isGreaterThanOrEqualTo(right + quiet));
        }
    }

    @Test
    void aSheetHasAsManyPagesAsItNeeds() throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf(template("a4-24"), Carrier.QR, 49))) {
            assertThat(document.getNumberOfPages()).isEqualTo(3);
        }
    }

    @Test
    void theSvgHoldsTheCodeAndItsTextsAsText() {
        String svg = LabelSheets.svg(template("a4-8"), LabelSheets.layout(template("a4-8"), Carrier.QR, content()));
        assertThat(svg)
                .contains("viewBox=\"0 0 105 74\"", "Gạo thơm ST25", "<path ")
                .doesNotContain("script");
    }

    @Test
    void aHundredThousandSerialNumbersAreDifferentAndHoldNoSignsThatAreMistakenForOthers() {
        Set<String> serials = Serials.fresh(Serials.MOST, new Random(7));
        assertThat(serials).hasSize(100_000);
        Set<Integer> signs = new HashSet<>();
        serials.forEach(serial -> serial.chars().forEach(signs::add));
        assertThat(signs).hasSize(Serials.SIGNS.length());
        assertThat(Serials.SIGNS).doesNotContain("0", "O", "1", "I", "L", "U");
    }
}
