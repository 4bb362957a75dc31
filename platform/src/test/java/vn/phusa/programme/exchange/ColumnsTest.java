package vn.phusa.programme.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.phusa.document.Spreadsheet;
import vn.phusa.shell.Wording;

/** What a column means is guessed from its heading. */
class ColumnsTest {
    private static final List<Wording> LANGUAGES = List.of(
            Wording.load(Wording.VIETNAMESE, List.of("programme")),
            Wording.load(Wording.ENGLISH, List.of("programme")));

    @Test
    void everyColumnOfTheTemplateIsRecognisedInBothLanguages() {
        for (Wording words : LANGUAGES) {
            for (ImportKind kind : ImportKind.values()) {
                List<ImportField> fields = ImportField.of(kind);
                List<String> headings = fields.stream()
                        .map(field -> words.say("programme.import.field." + field.key()))
                        .toList();
                Columns guessed = Columns.guess(headings, kind);
                for (int i = 0; i < fields.size(); i++) {
                    assertThat(guessed.field(i)).as(headings.get(i)).isEqualTo(fields.get(i));
                }
            }
        }
    }

    @Test
    void headingsOfRealPlansAreRecognisedWithAndWithoutDiacritics() {
        List<String> headings =
                List.of("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành");
        List<String> bare = headings.stream()
                .map(vn.phusa.vietnamese.VietnameseText::fold)
                .map(text -> text.toUpperCase(Locale.ROOT))
                .toList();
        for (List<String> written : List.of(headings, bare)) {
            assertThat(Columns.guess(written, ImportKind.COMMITMENTS).fields())
                    .containsEntry(0, ImportField.NUMBER)
                    .containsEntry(1, ImportField.WORDING)
                    .containsEntry(2, ImportField.LEAD)
                    .containsEntry(3, ImportField.COORDINATORS)
                    .containsEntry(4, ImportField.DUE);
        }
    }

    @Test
    void aLongerHeadingCountsByTheWordsItHolds() {
        assertThat(Columns.guess(
                                List.of("Kinh phí dự kiến (triệu đồng)", "Đơn vị chủ trì thực hiện"),
                                ImportKind.COMMITMENTS)
                        .fields())
                .containsEntry(0, ImportField.PLANNED)
                .containsEntry(1, ImportField.LEAD);
    }

    @Test
    void theHeadingsAreFoundBelowATitle() {
        List<Spreadsheet.Row> rows = List.of(
                row(1, "ỦY BAN NHÂN DÂN THÀNH PHỐ"),
                row(2, "KẾ HOẠCH"),
                row(5, "STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"),
                row(6, "1", "Làm", "Sở", "2026"));
        assertThat(Columns.headerAmong(rows, ImportKind.COMMITMENTS)).isEqualTo(2);
    }

    @Test
    void withoutWordingOrLeadATableSaysNothing() {
        assertThat(Columns.guess(List.of("STT", "Ghi chú"), ImportKind.COMMITMENTS)
                        .problems(ImportKind.COMMITMENTS))
                .extracting(problem -> problem.arguments().getFirst())
                .containsExactly("wording", "lead");
    }

    private static Spreadsheet.Row row(int number, String... cells) {
        return new Spreadsheet.Row(
                number,
                java.util.Arrays.stream(cells).map(Spreadsheet.Cell::text).toList());
    }
}
