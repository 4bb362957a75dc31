package vn.phusa.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The QR code that a terminal shows. */
public class TerminalCodeTest {
    /** What a camera reads from the lines: each cell is drawn as two squares of eight by eight points. */
    public static String read(List<String> lines) throws Exception {
        int scale = 8;
        int width = lines.getFirst().length() * scale;
        int height = lines.size() * 2 * scale;
        int[] points = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                char cell = lines.get(y / (2 * scale)).charAt(x / scale);
                boolean dark = cell == '█' || cell == (y / scale % 2 == 0 ? '▀' : '▄');
                points[y * width + x] = dark ? 0x000000 : 0xffffff;
            }
        }
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, points))))
                .getText();
    }

    @Test
    void aCameraReadsTheAddress() throws Exception {
        String address = "https://192.168.1.20:8443/setup";
        assertThat(read(TerminalCode.lines(address, false))).isEqualTo(address);
    }

    @Test
    void fourLightModulesStandAllAround() {
        List<String> lines = TerminalCode.lines("https://phusa.local", false);
        assertThat(lines.subList(0, 2)).allSatisfy(line -> assertThat(line).isBlank());
        assertThat(lines.subList(lines.size() - 2, lines.size()))
                .allSatisfy(line -> assertThat(line).isBlank());
        assertThat(lines).allSatisfy(line -> assertThat(line).startsWith("    ").endsWith("    "));
        assertThat(lines).anySatisfy(line -> assertThat(line.charAt(4)).isNotEqualTo(' '));
    }

    @Test
    void aDarkTerminalIsToldWhatIsWhite() {
        List<String> plain = TerminalCode.lines("https://phusa.local", false);
        List<String> coloured = TerminalCode.lines("https://phusa.local", true);
        assertThat(coloured)
                .hasSameSizeAs(plain)
                .allSatisfy(
                        line -> assertThat(line).startsWith("\u001b[30;107m").endsWith("\u001b[0m"));
    }

    @Test
    void itFitsAnEightyColumnTerminal() {
        assertThat(TerminalCode.lines("https://may-chu-cua-so-khcn.vinhlong.gov.vn:8443/", false))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
    }
}
