package vn.phusa.document.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The layout of NĐ 30/2020/NĐ-CP, phụ lục I, read back from the files that were written. */
class OfficialPaperTest {
    private static final double MILLIMETRE = 72 / 25.4;

    @Test
    void numbersBelowTenAndTheFirstTwoMonthsCarryANought() {
        assertThat(paper(3).numberLine()).isEqualTo("Số: 05/BC-SKHCN");
        assertThat(paper(3).placeAndDate()).isEqualTo("Cần Thơ, ngày 05 tháng 02 năm 2026");
        assertThat(new PaperNumber(12, PaperKind.SUBMISSION, "SKHCN")).hasToString("12/TTr-SKHCN");
    }

    @Test
    void headingsAreNumberedAsTheDecreeDoes() {
        Numbering numbering = new Numbering();
        List<String> numbered = new ArrayList<>();
        for (int level : new int[] {1, 2, 3, 3, 2, 3, 1, 2}) {
            numbered.add(numbering.next(new Block.Heading(level, "x")));
        }
        assertThat(numbered).containsExactly("I. x", "1. x", "a) x", "b) x", "2. x", "a) x", "II. x", "1. x");
    }

    @Test
    void aDeputySignsForTheHead() {
        assertThat(paper(3).signature().lines()).containsExactly("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC");
        assertThatThrownBy(() -> new Signature(SigningAuthority.DEPUTY, null, "Phó Giám đốc", null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theWordPageIsA4WithTheDecreesMargins() throws Exception {
        Element page = element(word(paper(3)), "w:pgSz");
        Element margins = element(word(paper(3)), "w:pgMar");
        assertThat(millimetres(page, "w:w")).isBetween(209.5, 210.5);
        assertThat(millimetres(page, "w:h")).isBetween(296.5, 297.5);
        assertThat(millimetres(margins, "w:top")).isBetween(19.9, 25.1);
        assertThat(millimetres(margins, "w:bottom")).isBetween(19.9, 25.1);
        assertThat(millimetres(margins, "w:left")).isBetween(29.9, 35.1);
        assertThat(millimetres(margins, "w:right")).isBetween(14.9, 20.1);
    }

    @Test
    void theWordDocumentIsInTimesNewRomanAndBlack() throws Exception {
        Document styles = xml(parts(paper(3)).get("word/styles.xml"));
        assertThat(element(styles, "w:rFonts").getAttribute("w:ascii")).isEqualTo("Times New Roman");
        assertThat(element(styles, "w:color").getAttribute("w:val")).isEqualTo("000000");
    }

    @Test
    void theHeadOfTheWordDocumentHasItsBlocksInTheirFaces() throws Exception {
        Document word = word(paper(3));
        assertThat(face(word, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")).isEqualTo("12 bold");
        assertThat(face(word, "Độc lập - Tự do - Hạnh phúc")).isEqualTo("13 bold underlined");
        assertThat(face(word, "ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ")).isEqualTo("12");
        assertThat(face(word, "SỞ KHOA HỌC VÀ CÔNG NGHỆ")).isEqualTo("12 bold");
        assertThat(face(word, "Số: 05/BC-SKHCN")).isEqualTo("13");
        assertThat(face(word, "Cần Thơ, ngày 05 tháng 02 năm 2026")).isEqualTo("13 italic");
        assertThat(face(word, "BÁO CÁO")).isEqualTo("14 bold");
        assertThat(face(word, "Nơi nhận:")).isEqualTo("12 bold italic");
        assertThat(face(word, "- Như trên;")).isEqualTo("11");
        assertThat(face(word, "- Lưu: VT, QLCN.")).isEqualTo("11");
        assertThat(face(word, "Căn cứ Nghị định số 09/2019/NĐ-CP;")).isEqualTo("14 italic");
    }

    @Test
    void theWordPageNumberStandsAtTheTopInTheMiddleFromTheSecondPage() throws Exception {
        Map<String, String> parts = parts(paper(3));
        Document header = xml(parts.get("word/header1.xml"));
        assertThat(element(header, "w:instrText").getTextContent().strip()).isEqualTo("PAGE");
        assertThat(element(header, "w:jc").getAttribute("w:val")).isEqualTo("center");
        Document word = word(paper(3));
        assertThat(word.getElementsByTagName("w:titlePg").getLength()).isEqualTo(1);
        assertThat(element(word, "w:headerReference").getAttribute("w:type")).isEqualTo("default");
    }

    @Test
    void everyPartThatTheWordPackageNamesIsThere() throws Exception {
        Map<String, String> parts = parts(paper(3));
        NodeList overrides = xml(parts.get("[Content_Types].xml")).getElementsByTagName("Override");
        for (int i = 0; i < overrides.getLength(); i++) {
            assertThat(parts)
                    .containsKey(((Element) overrides.item(i))
                            .getAttribute("PartName")
                            .substring(1));
        }
        for (Map.Entry<String, String> part : parts.entrySet()) {
            assertThat(xml(part.getValue())).as(part.getKey()).isNotNull();
        }
    }

    @Test
    void theSamePaperGivesTheSameWordBytes() throws IOException {
        assertThat(wordBytes(paper(3))).isEqualTo(wordBytes(paper(3)));
    }

    @Test
    void markupAndControlCharactersInTheTextStayText() throws Exception {
        OfficialPaper odd = withBody(List.of(new Block.Paragraph("a < b & \"c\" \u0001 <script>x</script>")));
        assertThat(word(odd).getDocumentElement().getTextContent()).contains("a < b & \"c\"  <script>x</script>");
        assertThat(pdfText(odd)).contains("<script>x</script>");
    }

    @Test
    void thePdfPageIsA4AndTheTextKeepsTheDecreesMargins() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(pdfBytes(paper(60)))) {
            assertThat(pdf.getPage(0).getMediaBox().getWidth() / MILLIMETRE).isBetween(209.5, 210.5);
            assertThat(pdf.getPage(0).getMediaBox().getHeight() / MILLIMETRE).isBetween(296.5, 297.5);
            List<Letter> body = letters(pdf, 2).stream()
                    .filter(letter -> letter.top() > 18 * MILLIMETRE)
                    .toList();
            assertThat(body).isNotEmpty().allSatisfy(letter -> {
                assertThat(letter.left() / MILLIMETRE).isGreaterThanOrEqualTo(29.9);
                assertThat(letter.right() / MILLIMETRE).isLessThanOrEqualTo(210 - 14.9);
                assertThat(letter.bottom() / MILLIMETRE).isLessThanOrEqualTo(297 - 19.9);
            });
        }
    }

    @Test
    void thePdfCarriesItsTypeWithAllVietnameseLetters() throws IOException {
        byte[] pdf = pdfBytes(withBody(List.of(new Block.Paragraph("Ặ ẵ ỡ Ỹ ỷ ứ Đ đ ẩ ễ ộ"))));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Set<String> fonts = new HashSet<>();
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    fonts.add(font.getName().replaceAll("^[A-Z]{6}\\+", ""));
                }
            }
            assertThat(fonts).allMatch(name -> name.startsWith("LiberationSerif"));
            assertThat(new PDFTextStripper().getText(document)).contains("Ặ ẵ ỡ Ỹ ỷ ứ Đ đ ẩ ễ ộ");
        }
    }

    @Test
    void thePdfPageNumberStandsAtTheTopInTheMiddleFromTheSecondPage() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(pdfBytes(paper(60)))) {
            assertThat(letters(pdf, 1)).noneMatch(letter -> letter.top() < 18 * MILLIMETRE);
            List<Letter> top = letters(pdf, 2).stream()
                    .filter(letter -> letter.top() < 18 * MILLIMETRE)
                    .toList();
            assertThat(top).extracting(Letter::text).containsExactly("2");
            double middle = (top.getFirst().left() + top.getFirst().right()) / 2 / MILLIMETRE;
            assertThat(middle).isBetween(30 + 165 / 2.0 - 2, 30 + 165 / 2.0 + 2);
        }
    }

    @Test
    void thePdfSaysEverythingInOrder() throws IOException {
        assertThat(pdfText(paper(3)))
                .containsSubsequence(
                        "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
                        "BÁO CÁO",
                        "Kết quả thực hiện",
                        "Căn cứ Nghị định số 09/2019/NĐ-CP;",
                        "I. Tình hình",
                        "1. Kết quả",
                        "Đơn vị chủ trì",
                        "Nơi nhận:",
                        "- Lưu: VT, QLCN.");
        assertThat(pdfText(paper(3))).contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "KT. GIÁM ĐỐC", "Nguyễn Thị An");
    }

    @Test
    void aLongTableRepeatsItsHeaderOnEveryPage() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(pdfBytes(paper(120)))) {
            PDFTextStripper page = new PDFTextStripper();
            page.setStartPage(3);
            page.setEndPage(3);
            assertThat(page.getText(pdf)).contains("Đơn vị chủ trì");
        }
        assertThat(word(paper(120)).getElementsByTagName("w:tblHeader").getLength())
                .isEqualTo(1);
    }

    @Test
    void theNameOfTheCountryFitsOnOneLine() {
        assertThat(Layout.widthOfBold(Layout.COUNTRY, Layout.COUNTRY_SIZE)).isLessThan(Layout.HEAD_RIGHT);
    }

    @Test
    void theLineUnderANameIsAThirdToAHalfOfIt() {
        double name = Layout.widthOfBold("SỞ KHOA HỌC VÀ CÔNG NGHỆ", 12);
        assertThat(Layout.lineUnder("SỞ KHOA HỌC VÀ CÔNG NGHỆ", 12)).isBetween(name / 3, name / 2);
    }

    @Test
    void anAnnexBeginsOnAPageOfItsOwnAndCountsItsPagesAnew() throws Exception {
        OfficialPaper plain = paper(60);
        OfficialPaper with = new OfficialPaper(
                plain.superiorBody(),
                plain.issuingBody(),
                plain.number(),
                plain.place(),
                plain.date(),
                plain.kind(),
                plain.subject(),
                plain.urgency(),
                plain.addressee(),
                plain.legalBasis(),
                plain.body(),
                plain.signature(),
                plain.recipients(),
                List.of(new OfficialPaper.Annex("Danh mục nhiệm vụ", plain.body())));
        Document word = word(with);
        assertThat(face(word, "Phụ lục")).isEqualTo("14 bold");
        assertThat(face(word, "DANH MỤC NHIỆM VỤ")).isEqualTo("14 bold");
        assertThat(face(
                        word,
                        "(Kèm theo Báo cáo số 05/BC-SKHCN ngày 05 tháng 02 năm 2026 của Sở Khoa học và Công nghệ)"))
                .isEqualTo("14 italic");
        assertThat(word.getElementsByTagName("w:sectPr").getLength()).isEqualTo(2);
        assertThat(((Element) word.getElementsByTagName("w:pgNumType").item(1)).getAttribute("w:start"))
                .isEqualTo("1");
        try (PDDocument pdf = Loader.loadPDF(pdfBytes(with))) {
            int annex = 0;
            for (int page = 1; page <= pdf.getNumberOfPages() && annex == 0; page++) {
                annex = page(pdf, page).contains("DANH MỤC NHIỆM VỤ") ? page : 0;
            }
            assertThat(page(pdf, annex - 1))
                    .as("the signature stands before the annex")
                    .contains("Nơi nhận:");
            List<Letter> top = letters(pdf, annex + 1).stream()
                    .filter(letter -> letter.top() < 18 * MILLIMETRE)
                    .toList();
            assertThat(top).extracting(Letter::text).containsExactly("2");
        }
    }

    private static String page(PDDocument pdf, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf);
    }

    @Test
    void severalAddresseesStandEachOnALineOfItsOwn() throws Exception {
        OfficialPaper plain = paper(1);
        OfficialPaper two = new OfficialPaper(
                plain.superiorBody(),
                plain.issuingBody(),
                plain.number(),
                plain.place(),
                plain.date(),
                plain.kind(),
                plain.subject(),
                plain.urgency(),
                "Bộ Khoa học và Công nghệ; Ủy ban nhân dân thành phố",
                plain.legalBasis(),
                plain.body(),
                plain.signature(),
                plain.recipients());
        assertThat(two.addresseeLines())
                .containsExactly("Kính gửi:", "- Bộ Khoa học và Công nghệ;", "- Ủy ban nhân dân thành phố.");
        assertThat(plain.addresseeLines()).containsExactly("Kính gửi: Ủy ban nhân dân thành phố");
        Document word = word(two);
        for (String line : two.addresseeLines()) {
            assertThat(face(word, line)).isEqualTo("14");
        }
        assertThat(pdfText(two).lines().map(String::strip)).containsSequence(two.addresseeLines());
    }

    @Test
    void anUrgentPaperSaysSo() throws Exception {
        OfficialPaper ordinary = paper(1);
        OfficialPaper urgent = new OfficialPaper(
                ordinary.superiorBody(),
                ordinary.issuingBody(),
                ordinary.number(),
                ordinary.place(),
                ordinary.date(),
                ordinary.kind(),
                ordinary.subject(),
                OfficialPaper.Urgency.EXPRESS,
                ordinary.addressee(),
                ordinary.legalBasis(),
                ordinary.body(),
                ordinary.signature(),
                ordinary.recipients());
        assertThat(face(word(urgent), "HỎA TỐC")).isEqualTo("14 bold");
        assertThat(pdfText(urgent)).contains("HỎA TỐC");
    }

    static OfficialPaper paper(int rows) {
        List<List<String>> cells = new ArrayList<>();
        for (int i = 1; i <= rows; i++) {
            cells.add(
                    List.of(Integer.toString(i), "Hỗ trợ xây dựng không gian đổi mới sáng tạo", "Sở KH&CN", "1.234,5"));
        }
        return withBody(List.of(
                new Block.Heading(1, "Tình hình chung"),
                new Block.Heading(2, "Kết quả"),
                new Block.Paragraph("Trong kỳ, các đơn vị đã báo cáo đầy đủ. ".repeat(4)),
                new Block.Item("Một việc đã hoàn thành"),
                new Block.Table(
                        "Bảng 1. Các cam kết",
                        List.of(
                                new Block.Column("TT", 1, true),
                                new Block.Column("Nội dung", 6, false),
                                new Block.Column("Đơn vị chủ trì", 3, false),
                                new Block.Column("Kinh phí", 2, true)),
                        cells),
                new Block.Heading(1, "Kiến nghị"),
                new Block.Paragraph("Không có.")));
    }

    private static OfficialPaper withBody(List<Block> body) {
        return new OfficialPaper(
                "Ủy ban nhân dân thành phố Cần Thơ",
                "Sở Khoa học và Công nghệ",
                new PaperNumber(5, PaperKind.REPORT, "SKHCN"),
                "Cần Thơ",
                LocalDate.of(2026, 2, 5),
                PaperKind.REPORT,
                "Kết quả thực hiện Chương trình phối hợp quý IV năm 2025",
                null,
                "Ủy ban nhân dân thành phố",
                List.of("Căn cứ Nghị định số 09/2019/NĐ-CP", "Căn cứ Chương trình phối hợp đã ký"),
                body,
                new Signature(SigningAuthority.DEPUTY, "Giám đốc", "Phó Giám đốc", "Nguyễn Thị An"),
                List.of("Như trên", "Bộ Khoa học và Công nghệ", "Lưu: VT, QLCN"));
    }

    private static byte[] wordBytes(OfficialPaper paper) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WordPaper.write(paper, out);
        return out.toByteArray();
    }

    private static byte[] pdfBytes(OfficialPaper paper) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfPaper.write(paper, out);
        return out.toByteArray();
    }

    private static String pdfText(OfficialPaper paper) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(pdfBytes(paper))) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private static Map<String, String> parts(OfficialPaper paper) throws IOException {
        Map<String, String> parts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(wordBytes(paper)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    private static Document word(OfficialPaper paper) throws Exception {
        return xml(parts(paper).get("word/document.xml"));
    }

    private static Document xml(String text) throws ParserConfigurationException, IOException, SAXException {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    private static Element element(Document document, String name) {
        return (Element) document.getElementsByTagName(name).item(0);
    }

    private static double millimetres(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute)) * 25.4 / 1440;
    }

    /** Size and cut of the run that holds exactly this text. */
    private static String face(Document word, String text) {
        NodeList runs = word.getElementsByTagName("w:r");
        for (int i = 0; i < runs.getLength(); i++) {
            Element run = (Element) runs.item(i);
            if (run.getTextContent().equals(text)) {
                int half = Integer.parseInt(
                        ((Element) run.getElementsByTagName("w:sz").item(0)).getAttribute("w:val"));
                return half / 2
                        + (run.getElementsByTagName("w:b").getLength() > 0 ? " bold" : "")
                        + (run.getElementsByTagName("w:i").getLength() > 0 ? " italic" : "")
                        + (run.getElementsByTagName("w:u").getLength() > 0 ? " underlined" : "");
            }
        }
        return "no run says " + text;
    }

    /** A letter on the page, in points from the upper left corner. */
    private record Letter(String text, double left, double right, double top, double bottom) {}

    private static List<Letter> letters(PDDocument pdf, int page) throws IOException {
        List<Letter> letters = new ArrayList<>();
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition position) {
                if (!position.getUnicode().isBlank()) {
                    letters.add(new Letter(
                            position.getUnicode(),
                            position.getXDirAdj(),
                            position.getXDirAdj() + position.getWidthDirAdj(),
                            position.getYDirAdj() - position.getHeightDir(),
                            position.getYDirAdj()));
                }
            }
        };
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        stripper.getText(pdf);
        return letters;
    }
}
