package vn.phusa.vietnamese.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of bodies are read whole, wherever they stand. */
class BodiesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{A} chủ trì, phối hợp với các đơn vị liên quan rà soát, hoàn thiện hồ sơ.",
                "{A} có trách nhiệm công khai kết quả trên trang thông tin điện tử.",
                "{A} báo cáo kết quả thực hiện về Bộ Nội vụ trước ngày 15 tháng 12 năm 2027.",
                "Hằng năm, {a} lập dự toán kinh phí gửi Sở Tài chính trước ngày 20 tháng 7.",
                "Giao {a} tổng hợp, trình Ủy ban nhân dân thành phố xem xét.",
                "Đề nghị {a} chỉ đạo các đơn vị trực thuộc thực hiện nghiêm quy định này.",
                "2. {A}\na) Xây dựng kế hoạch kiểm tra hằng năm;\nb) Tổng hợp kết quả."
            })
    void whoActs(String sentence) {
        assertThat(bodies())
                .allSatisfy(body -> assertThat(read(sentence, body))
                        .as(body)
                        .isNotEmpty()
                        .allSatisfy(commitment ->
                                assertThat(lower(commitment.leads())).containsExactly(lower(body))));
    }

    @Test
    void whoTakesPartAlone() {
        assertThat(bodies())
                .allSatisfy(body -> assertThat(
                                read("Sở Nội vụ chủ trì, phối hợp với {a} xây dựng kế hoạch kiểm tra.", body))
                        .as(body)
                        .singleElement()
                        .satisfies(commitment ->
                                assertThat(lower(commitment.coordinators())).containsExactly(lower(body))));
    }

    @Test
    void whoTakesPartAmongOthers() {
        assertThat(bodies())
                .allSatisfy(body -> assertThat(read(
                                "Sở Nội vụ chủ trì, phối hợp với Bộ Quốc phòng, {a} và các cơ quan liên quan tổ chức triển khai thực hiện.",
                                body))
                        .as(body)
                        .singleElement()
                        .satisfies(commitment -> assertThat(lower(commitment.coordinators()))
                                .containsExactly("bộ quốc phòng", lower(body), "các cơ quan liên quan")));
    }

    private static List<ProposedCommitment> read(String sentence, String body) {
        String opening = body.substring(0, 1).toUpperCase(Locale.ROOT) + body.substring(1);
        return CommitmentReader.read(sentence.replace("{A}", opening).replace("{a}", body))
                .commitments();
    }

    private static List<String> lower(List<String> names) {
        return names.stream().map(BodiesTest::lower).toList();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static List<String> bodies() {
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(BodiesTest.class.getResourceAsStream("bodies.txt")), StandardCharsets.UTF_8))) {
            return file.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
