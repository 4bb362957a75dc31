package vn.phusa.document.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.document.DocumentProblem;
import vn.phusa.document.DocumentText;
import vn.phusa.document.FileKind;
import vn.phusa.document.Place;
import vn.phusa.document.SampleFiles;

/** What is taken in, what is refused and why, and what is read from it. */
class FileReadingTest {
    private static final String SENTENCE =
            "Giao Sở Khoa học và Công nghệ chủ trì, phối hợp với các đơn vị thực hiện trước ngày 30/6/2026.";

    @TempDir
    Path folder;

    @Test
    void aFileIsTakenForWhatItIs() throws IOException {
        assertThat(inspect(SampleFiles.word(SampleFiles.paragraph("a")), "Báo cáo.docx"))
                .isEqualTo(Outcome.accepted(FileKind.WORD));
        assertThat(inspect(SampleFiles.pdf(List.of(List.of("a"))), "BC.PDF")).isEqualTo(Outcome.accepted(FileKind.PDF));
        assertThat(inspect(SampleFiles.png(), "anh.png")).isEqualTo(Outcome.accepted(FileKind.PNG));
        assertThat(inspect(SampleFiles.utf8("một,hai"), "a.csv")).isEqualTo(Outcome.accepted(FileKind.TEXT));
        assertThat(inspect(SampleFiles.utf8("<a/>"), "a.xml")).isEqualTo(Outcome.accepted(FileKind.XML));
    }

    @Test
    void aFileThatIsNotWhatItsNameSaysIsRefused() throws IOException {
        assertThat(problem(inspect(SampleFiles.pdf(List.of(List.of("a"))), "a.docx")))
                .isEqualTo(Problem.at("file", DocumentProblem.NOT_WHAT_ITS_NAME_SAYS, "docx", "PDF"));
        assertThat(problem(inspect(SampleFiles.utf8("chỉ là chữ"), "a.pdf")).code())
                .isEqualTo(DocumentProblem.NOT_WHAT_ITS_NAME_SAYS);
        assertThat(problem(inspect(SampleFiles.plainZip(), "a.docx")))
                .isEqualTo(Problem.at("file", DocumentProblem.NOT_WHAT_ITS_NAME_SAYS, "docx", "unknown"));
        assertThat(problem(inspect(SampleFiles.png(), "a.txt")))
                .isEqualTo(Problem.at("file", DocumentProblem.NOT_WHAT_ITS_NAME_SAYS, "txt", "PNG"));
    }

    @Test
    void anUnknownKindAndAnEmptyFileAreRefused() throws IOException {
        assertThat(problem(inspect(SampleFiles.utf8("a"), "a.html")).code()).isEqualTo(DocumentProblem.UNKNOWN_KIND);
        assertThat(problem(inspect(new byte[0], "a.txt")).code()).isEqualTo(DocumentProblem.EMPTY);
    }

    @Test
    void aProgramIsRefusedWhateverItsName() throws IOException {
        assertThat(problem(inspect(SampleFiles.program(), "bao-cao.pdf")).code())
                .isEqualTo(DocumentProblem.PROGRAM);
        assertThat(problem(inspect(SampleFiles.utf8("#!/bin/sh\n"), "a.txt")).code())
                .isEqualTo(DocumentProblem.PROGRAM);
    }

    @Test
    void macrosAreRefusedInEveryDisguise() throws IOException {
        assertThat(problem(inspect(SampleFiles.wordWithMacros(), "a.docx")).code())
                .isEqualTo(DocumentProblem.MACROS);
        assertThat(problem(inspect(SampleFiles.wordDeclaredWithMacros(), "a.docx"))
                        .code())
                .isEqualTo(DocumentProblem.MACROS);
        assertThat(problem(inspect(SampleFiles.wordWithTemplateFromElsewhere(), "a.docx"))
                        .code())
                .isEqualTo(DocumentProblem.MACROS);
        assertThat(problem(inspect(SampleFiles.pdfWithScript(), "a.pdf")).code())
                .isEqualTo(DocumentProblem.MACROS);
    }

    @Test
    void archivesThatGrowBeyondMeasureAreRefused() throws IOException {
        assertThat(problem(inspect(SampleFiles.wordThatIsABomb(), "a.docx")).code())
                .isEqualTo(DocumentProblem.ZIP_BOMB);
        assertThat(problem(inspect(SampleFiles.zipWithTooManyEntries(), "a.docx"))
                        .code())
                .isEqualTo(DocumentProblem.ZIP_BOMB);
        assertThat(problem(inspect(SampleFiles.pdfThatIsABomb(), "a.pdf")).code())
                .isEqualTo(DocumentProblem.ZIP_BOMB);
    }

    @Test
    void anExternalEntityIsNeverFollowed() throws IOException {
        Path file = write(SampleFiles.wordWithExternalEntity());
        assertThat(problem(FileReading.read(file, FileKind.WORD)).code()).isEqualTo(DocumentProblem.FORBIDDEN_XML);
        assertThat(problem(inspect(
                                SampleFiles.utf8(
                                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>"),
                                "a.xml"))
                        .code())
                .isEqualTo(DocumentProblem.FORBIDDEN_XML);
    }

    @Test
    void aFileWithAPasswordIsRecognised() throws IOException {
        assertThat(problem(inspect(SampleFiles.pdfWithPassword("bi-mat"), "a.pdf"))
                        .code())
                .isEqualTo(DocumentProblem.PASSWORD);
        assertThat(problem(inspect(SampleFiles.oldOffice(true), "a.docx")).code())
                .isEqualTo(DocumentProblem.PASSWORD);
    }

    @Test
    void anOldOfficeFileIsSentBackWithAdvice() throws IOException {
        assertThat(problem(inspect(SampleFiles.oldOffice(false), "a.doc")).code())
                .isEqualTo(DocumentProblem.OLD_OFFICE_FORMAT);
    }

    @Test
    void aTornFileIsRefused() throws IOException {
        assertThat(problem(inspect(SampleFiles.half(SampleFiles.word(SampleFiles.paragraph("a"))), "a.docx"))
                        .code())
                .isEqualTo(DocumentProblem.DAMAGED);
    }

    @Test
    void aScannedPdfIsTakenInButSaysThatItCannotBeRead() throws IOException {
        byte[] scan = SampleFiles.pdfWithoutText(3);
        assertThat(inspect(scan, "a.pdf")).isEqualTo(Outcome.accepted(FileKind.PDF));
        assertThat(problem(FileReading.read(write(scan), FileKind.PDF)).code()).isEqualTo(DocumentProblem.SCANNED);
    }

    @Test
    void fiveHundredPagesAreReadWithTheirPlaces() throws IOException {
        List<List<String>> pages = new ArrayList<>();
        for (int page = 1; page <= 500; page++) {
            pages.add(List.of("Điều " + page + ". Nội dung của trang số " + page + "."));
        }
        DocumentText text = text(SampleFiles.pdf(pages), FileKind.PDF);
        int found = text.text().indexOf("Điều 499. Nội dung");
        assertThat(text.pageOf(found)).contains(499);
    }

    @Test
    void linesThatThePdfPageBrokeAreJoinedAndPageNumbersLeftOut() throws IOException {
        DocumentText text = text(
                SampleFiles.pdf(List.of(List.of(
                        "2",
                        "1. Giao Sở Khoa học và Công nghệ chủ trì, phối hợp với các sở, ban,",
                        "ngành liên quan xây dựng kế hoạch trước ngày 30 tháng 6 năm 2026;",
                        "2. Sở Tài chính bố trí kinh phí."))),
                FileKind.PDF);
        assertThat(text.text().lines())
                .containsExactly(
                        "1. Giao Sở Khoa học và Công nghệ chủ trì, phối hợp với các sở, ban, ngành liên quan xây dựng"
                                + " kế hoạch trước ngày 30 tháng 6 năm 2026;",
                        "2. Sở Tài chính bố trí kinh phí.");
    }

    @Test
    void unitsOneBelowTheOtherInACellStayApart() throws IOException {
        String cell = "<w:tc>%s</w:tc>";
        DocumentText text = text(
                SampleFiles.word("<w:tbl><w:tr>"
                        + cell.formatted(
                                SampleFiles.paragraph("Rà soát cơ sở dữ liệu,") + SampleFiles.paragraph("số hóa hồ sơ"))
                        + cell.formatted(SampleFiles.paragraph("Sở Nội vụ") + SampleFiles.paragraph("Sở Y tế"))
                        + cell.formatted(
                                SampleFiles.paragraph("- Sở Tài chính") + SampleFiles.paragraph("- Công an thành phố"))
                        + cell.formatted(SampleFiles.paragraph("THỜI GIAN") + SampleFiles.paragraph("HOÀN THÀNH"))
                        + "</w:tr></w:tbl>"),
                FileKind.WORD);
        assertThat(text.text())
                .isEqualTo("Rà soát cơ sở dữ liệu, số hóa hồ sơ\tSở Nội vụ; Sở Y tế\tSở Tài chính; Công an thành phố"
                        + "\tTHỜI GIAN HOÀN THÀNH\n");
    }

    @Test
    void aWordDocumentGivesParagraphsAndTableRowsWithTheirPlaces() throws IOException {
        String cell = "<w:tc>%s</w:tc>";
        DocumentText text = text(
                SampleFiles.word(SampleFiles.paragraph("Điều 1.")
                        + "<w:tbl><w:tr>" + cell.formatted(SampleFiles.paragraph("Nội dung"))
                        + cell.formatted(SampleFiles.paragraph("Đơn vị") + SampleFiles.paragraph("chủ trì"))
                        + "</w:tr></w:tbl>"
                        + SampleFiles.paragraph("Điều 2.")),
                FileKind.WORD);
        assertThat(text.text()).isEqualTo("Điều 1.\nNội dung\tĐơn vị chủ trì\nĐiều 2.\n");
        assertThat(text.places())
                .containsExactly(
                        new Place(0, 7, Place.Kind.PARAGRAPH, 1),
                        new Place(8, 31, Place.Kind.TABLE_ROW, 1),
                        new Place(32, 39, Place.Kind.PARAGRAPH, 2));
    }

    @Test
    void deletedTextFieldCodesAndFallbacksAreNotRead() throws IOException {
        DocumentText text = text(
                SampleFiles.word("<w:p><w:r><w:t>Giữ</w:t></w:r><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>"
                        + "<w:r><w:instrText>PAGE</w:instrText></w:r><mc:AlternateContent><mc:Choice/><mc:Fallback>"
                        + "<w:r><w:t>cũ</w:t></w:r></mc:Fallback></mc:AlternateContent><w:ins><w:r><w:t> thêm</w:t></w:r>"
                        + "</w:ins></w:p>"),
                FileKind.WORD);
        assertThat(text.text()).isEqualTo("Giữ thêm\n");
    }

    @Test
    void automaticNumbersAreReadAsThePageShowsThem() throws IOException {
        String numbering = "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                + "<w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>"
                + "<w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/>"
                + "<w:lvlText w:val=\"%2)\"/></w:lvl></w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/></w:num>"
                + "</w:numbering>";
        String item = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr>"
                + "<w:r><w:t>%s</w:t></w:r></w:p>";
        DocumentText text = text(
                SampleFiles.wordWith(
                        item.formatted(0, "Giao")
                                + item.formatted(1, "Sở A")
                                + item.formatted(1, "Sở B")
                                + item.formatted(0, "Thi hành"),
                        Map.of("word/numbering.xml", numbering)),
                FileKind.WORD);
        assertThat(text.text()).isEqualTo("1. Giao\na) Sở A\nb) Sở B\n2. Thi hành\n");
    }

    @Test
    void plainTextIsReadInEveryEncodingOfItsTime() throws IOException {
        assertThat(text(SENTENCE.getBytes(StandardCharsets.UTF_8), FileKind.TEXT))
                .extracting(DocumentText::text)
                .isEqualTo(SENTENCE + "\n");
        assertThat(text(SENTENCE.getBytes(StandardCharsets.UTF_16), FileKind.TEXT)
                        .text())
                .isEqualTo(SENTENCE + "\n");
        assertThat(text(SENTENCE.getBytes(StandardCharsets.UTF_16LE), FileKind.TEXT)
                        .text())
                .isEqualTo(SENTENCE + "\n");
        assertThat(text(windows1258(SENTENCE), FileKind.TEXT).text()).isEqualTo(SENTENCE + "\n");
    }

    @Test
    void textOfBeforeUnicodeIsReadAsVietnamese() throws IOException {
        byte[] tcvn3 = latin1("Céng hßa x· héi chñ nghÜa ViÖt Nam");
        byte[] vni = latin1("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam");
        assertThat(text(tcvn3, FileKind.TEXT).text()).isEqualTo("Cộng hòa xã hội chủ nghĩa Việt Nam\n");
        assertThat(text(vni, FileKind.TEXT).text()).isEqualTo("Cộng hòa xã hội chủ nghĩa Việt Nam\n");
    }

    @Test
    void aWordDocumentInAnOldFontIsReadAsVietnamese() throws IOException {
        byte[] file = SampleFiles.word(SampleFiles.paragraph("Céng hßa x· héi chñ nghÜa ViÖt Nam"));
        assertThat(text(file, FileKind.WORD).text()).isEqualTo("Cộng hòa xã hội chủ nghĩa Việt Nam\n");
    }

    @Test
    void decomposedTextComesOutComposed() throws IOException {
        String decomposed = Normalizer.normalize(SENTENCE, Normalizer.Form.NFD);
        assertThat(text(SampleFiles.word(SampleFiles.paragraph(decomposed)), FileKind.WORD)
                        .text())
                .isEqualTo(SENTENCE + "\n");
    }

    @Test
    void tenMegabytesOfOneLineAreRead() throws IOException {
        String line = "Sở Khoa học và Công nghệ ".repeat(400_000);
        assertThat(text(SampleFiles.word(SampleFiles.paragraph(line)), FileKind.WORD)
                        .text()
                        .length())
                .isEqualTo(line.length());
    }

    @Test
    void aPictureHasNoTextToRead() throws IOException {
        assertThat(problem(FileReading.read(write(SampleFiles.png()), FileKind.PNG))
                        .code())
                .isEqualTo(DocumentProblem.NOT_READABLE);
    }

    private Outcome<FileKind> inspect(byte[] content, String name) throws IOException {
        return FileReading.inspect(write(content), name);
    }

    private DocumentText text(byte[] content, FileKind kind) throws IOException {
        return FileReading.read(write(content), kind).orThrow();
    }

    private Path write(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "sample", ".file"), content);
    }

    private static Problem problem(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        return ((Outcome.Rejected<?>) outcome).problems().getFirst();
    }

    /** Java's own encoder cannot split a letter into the base and the tone mark that this code page has. */
    private static byte[] windows1258(String text) {
        Charset page = Charset.forName("windows-1258");
        StringBuilder split = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            String letter = text.substring(i, i + 1);
            if (page.newEncoder().canEncode(letter)) {
                split.append(letter);
            } else {
                String parts = Normalizer.normalize(letter, Normalizer.Form.NFD);
                String tone = parts.replaceAll("[^\\u0300\\u0301\\u0303\\u0309\\u0323]", "");
                split.append(Normalizer.normalize(parts.replace(tone, ""), Normalizer.Form.NFC))
                        .append(tone);
            }
        }
        return split.toString().getBytes(page);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
