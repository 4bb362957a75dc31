package vn.phusa.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vn.phusa.Rooms;
import vn.phusa.shell.Languages;

/**
 * The catalogue of audit events is written by the code: {@code docs/audit-events.md} says exactly what the enums of the rooms
 * say. Write it anew with {@code PHUSA_WRITE_DOCS=true}.
 */
class AuditCatalogueTest {
    private static final Languages LANGUAGES = Languages.load(Rooms.FROM_THE_GROUND_UP);

    private static final List<ActKind> KINDS = kinds();

    private static List<ActKind> kinds() {
        List<ActKind> kinds = new ArrayList<>();
        for (JavaClass found : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("vn.phusa")) {
            if (found.isEnum() && found.isAssignableTo(ActKind.class)) {
                for (Object constant : found.reflect().getEnumConstants()) {
                    kinds.add((ActKind) constant);
                }
            }
        }
        kinds.sort(Comparator.comparing((ActKind kind) -> Rooms.FROM_THE_GROUND_UP.indexOf(room(kind)))
                .thenComparing(kind -> ((Enum<?>) kind).getDeclaringClass().getName())
                .thenComparing(kind -> ((Enum<?>) kind).ordinal()));
        return kinds;
    }

    private static String room(ActKind kind) {
        return kind.code().substring(0, kind.code().indexOf('.'));
    }

    @Test
    void theDocumentSaysWhatTheCodeSays() throws IOException {
        Path document = Path.of(System.getProperty("phusa.root"), "docs", "audit-events.md");
        if (Boolean.parseBoolean(System.getenv("PHUSA_WRITE_DOCS"))) {
            Files.writeString(document, catalogue());
        }
        assertThat(document).as("run this test with PHUSA_WRITE_DOCS=true").hasContent(catalogue());
    }

    @Test
    void everyKindHasACodeOfItsOwnThatBeginsWithItsRoom() {
        Set<String> codes = new TreeSet<>();
        for (ActKind kind : KINDS) {
            assertThat(kind.code()).matches("[a-z]+\\.[a-z]+(-[a-z]+)*");
            assertThat(((Enum<?>) kind).getDeclaringClass().getName())
                    .as(kind.code())
                    .startsWith("vn.phusa." + room(kind) + ".");
            assertThat(codes.add(kind.code())).as(kind.code()).isTrue();
        }
    }

    @Test
    void everyKindHasANameInBothLanguages() {
        assertThat(KINDS).allSatisfy(kind -> {
            assertThat(LANGUAGES.vietnamese().has("act." + kind.code()))
                    .as(kind.code())
                    .isTrue();
            assertThat(LANGUAGES.english().has("act." + kind.code()))
                    .as(kind.code())
                    .isTrue();
        });
    }

    private static String catalogue() {
        StringBuilder text = new StringBuilder("""
                # Audit events

                Every official act is a leaf of the [ledger](ledger-coverage.md) with one of these codes. This page is written by
                `AuditCatalogueTest` from the enums in the code; a code never changes its meaning.
                """);
        String room = "";
        for (ActKind kind : KINDS) {
            if (!room(kind).equals(room)) {
                room = room(kind);
                text.append("\n## ").append(room).append("\n\n| Code | Tiếng Việt | English |\n|---|---|---|\n");
            }
            text.append("| `")
                    .append(kind.code())
                    .append("` | ")
                    .append(LANGUAGES.vietnamese().say("act." + kind.code()))
                    .append(" | ")
                    .append(LANGUAGES.english().say("act." + kind.code()))
                    .append(" |\n");
        }
        return text.toString();
    }
}
