package vn.phusa.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import vn.phusa.document.SampleFiles;
import vn.phusa.programme.reading.Readings;
import vn.phusa.programme.reading.TextRead;
import vn.phusa.testing.ActingAs;
import vn.phusa.testing.PlatformTest;

/** Files that should not be taken in, or cannot be read, at the pages where people send them. */
@PlatformTest
class BadInputTest {
    private final MockMvc web;
    private final Commitments commitments;
    private final Readings readings;
    private final ProgrammeFixture given;

    @Autowired
    BadInputTest(MockMvc web, Programmes programmes, Commitments commitments, Readings readings) {
        this.web = web;
        this.commitments = commitments;
        this.readings = readings;
        this.given = new ProgrammeFixture(programmes, commitments);
    }

    private record Sample(String name, byte[] content, String said) {}

    private static List<Sample> refused() {
        return List.of(
                new Sample("anh.pdf", SampleFiles.png(), "nhưng nội dung bên trong không phải loại đó"),
                new Sample("bao-cao.pdf", SampleFiles.program(), "tệp chương trình chạy được"),
                new Sample("bom.docx", SampleFiles.wordThatIsABomb(), "bung ra lớn bất thường"),
                new Sample("bom.pdf", SampleFiles.pdfThatIsABomb(), "bung ra lớn bất thường"),
                new Sample("macro.docx", SampleFiles.wordWithMacros(), "Tệp có mã chạy được"),
                new Sample("ma.pdf", SampleFiles.pdfWithScript(), "Tệp có mã chạy được"),
                new Sample("mat-khau.pdf", SampleFiles.pdfWithPassword("bi-mat"), "Tệp có mật khẩu"),
                new Sample("cu.doc", SampleFiles.oldOffice(false), "tệp Office kiểu cũ"),
                new Sample("trong.txt", new byte[0], ""));
    }

    private MockHttpServletResponse read(String name, byte[] content) throws Exception {
        return web.perform(multipart("/programmes/" + given.programme + "/readings")
                        .file(new MockMultipartFile("file", name, "application/octet-stream", content))
                        .with(ActingAs.actor(given.keeper))
                        .accept("text/html"))
                .andReturn()
                .getResponse();
    }

    private static String text(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    @TestFactory
    Stream<DynamicTest> aTextThatShouldNotBeTakenInIsRefusedAndNothingIsKept() {
        return refused().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> {
                    MockHttpServletResponse answer = read(sample.name(), sample.content());
                    assertThat(answer.getStatus()).isBetween(400, 422);
                    assertThat(text(answer)).contains(sample.said());
                    assertThat(readings.of(given.keeper, given.programme).orThrow())
                            .isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> evidenceThatShouldNotBeTakenInIsRefusedAndNothingIsKept() {
        CommitmentId id = given.assigned("1", LocalDate.of(2030, 6, 30));
        return refused().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> {
                    MockHttpServletResponse answer = web.perform(multipart("/commitments/" + id + "/do/add-evidence")
                                    .file(new MockMultipartFile(
                                            "add-evidence-file",
                                            sample.name(),
                                            "application/octet-stream",
                                            sample.content()))
                                    .param("add-evidence-name", "Biên bản gõ tay")
                                    .with(ActingAs.actor(given.officer))
                                    .accept("text/html"))
                            .andReturn()
                            .getResponse();
                    assertThat(answer.getStatus()).isBetween(400, 422);
                    assertThat(text(answer))
                            .contains(sample.said())
                            .contains("field-error")
                            .contains("Biên bản gõ tay");
                    assertThat(commitments
                                    .view(given.officer, id)
                                    .orThrow()
                                    .commitment()
                                    .evidence())
                            .isEmpty();
                }));
    }

    @Test
    void aScannedPdfSaysThatItCannotBeRead() throws Exception {
        MockHttpServletResponse answer = read("quet.pdf", SampleFiles.pdfWithoutText(3));
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(text(answer)).contains("Không đọc được chữ: tệp là ảnh quét");
        assertThat(readings.of(given.keeper, given.programme).orThrow()).isEmpty();
    }

    @Test
    void anExternalEntityIsNotFollowed() throws Exception {
        MockHttpServletResponse answer = read("thuc-the.docx", SampleFiles.wordWithExternalEntity());
        assertThat(answer.getStatus()).isBetween(400, 422);
        assertThat(text(answer)).contains("DTD hoặc thực thể ngoài");
        assertThat(readings.of(given.keeper, given.programme).orThrow()).isEmpty();
    }

    @Test
    void fiveHundredPagesAreRead() throws Exception {
        List<List<String>> pages = IntStream.rangeClosed(1, 500)
                .mapToObj(page ->
                        List.of(page + ". Bộ Khoa học và Công nghệ chủ trì hướng dẫn nội dung số " + page + "."))
                .toList();
        MockHttpServletResponse answer = read("nam-tram-trang.pdf", SampleFiles.pdf(pages));
        assertThat(answer.getStatus()).isEqualTo(302);
    }

    @Test
    void tenMegabytesOfOneLineAreRefusedWithTheirLimitAndNothingIsKept() throws Exception {
        byte[] line = "a b".repeat(3_500_000).getBytes(StandardCharsets.UTF_8);
        MockHttpServletResponse answer = read("mot-dong.txt", line);
        assertThat(answer.getStatus()).isEqualTo(413);
        assertThat(text(answer)).contains("Văn bản dài quá 2.000.000 ký tự");
        assertThat(readings.of(given.keeper, given.programme).orThrow()).isEmpty();
    }

    @Test
    void aLongLineWithoutAnyTaskIsReadAndProposesNothing() throws Exception {
        byte[] line = "a b".repeat(600_000).getBytes(StandardCharsets.UTF_8);
        assertThat(read("mot-dong.txt", line).getStatus()).isEqualTo(302);
        assertThat(readings.of(given.keeper, given.programme).orThrow()).hasSize(1);
    }

    @Test
    void decomposedLettersAreReadComposed() throws Exception {
        String sentence = "1. Sở Khoa học và Công nghệ chủ trì xây dựng kế hoạch.";
        MockHttpServletResponse answer = read(
                "roi-dau.txt",
                Normalizer.normalize(sentence, Normalizer.Form.NFD).getBytes(StandardCharsets.UTF_8));
        assertThat(answer.getStatus()).isEqualTo(302);
        String where = String.valueOf(answer.getRedirectedUrl());
        TextRead read = readings.of(given.keeper, given.programme).orThrow().getFirst();
        assertThat(where).contains(read.id().toString());
    }
}
