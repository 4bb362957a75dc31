package vn.phusa.document.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phusa.base.Outcome;
import vn.phusa.base.Problem;
import vn.phusa.document.DocumentProblem;
import vn.phusa.document.DocumentText;
import vn.phusa.document.FileKind;
import vn.phusa.document.Spreadsheet;

/** The door of this package: what a file really is, and its text. Needs no running platform. */
public final class FileReading {
    private static final int HEAD = 8192;

    /** Office files whose very name says that they carry programs. */
    private static final Set<String> MACRO_ENDINGS = Set.of("xlsm", "xltm", "xlam", "xlsb", "docm", "dotm", "pptm");

    private FileReading() {}

    /**
     * Looks whether the file is what its name says and may be taken in. Content decides, not what the browser declared.
     *
     * @param file readable, of any size that the caller allows
     * @param fileName as handed in
     * @throws IOException when the file itself cannot be read
     */
    public static Outcome<FileKind> inspect(Path file, String fileName) throws IOException {
        Optional<FileKind> promised = FileKind.promisedBy(fileName);
        byte[] head = head(file);
        if (head.length == 0) {
            return refuse(DocumentProblem.EMPTY);
        }
        if (isProgram(head)) {
            return refuse(DocumentProblem.PROGRAM);
        }
        if (isOldOffice(head)) {
            return refuse(holdsEncryptedPackage(file) ? DocumentProblem.PASSWORD : DocumentProblem.OLD_OFFICE_FORMAT);
        }
        if (MACRO_ENDINGS.contains(FileKind.endingOf(fileName))) {
            return refuse(DocumentProblem.MACROS);
        }
        if (promised.isEmpty()) {
            return refuse(DocumentProblem.UNKNOWN_KIND, FileKind.allEndings());
        }
        try {
            FileKind found = kindOf(file, head, promised.get());
            if (found == null) {
                return refuse(DocumentProblem.NOT_WHAT_ITS_NAME_SAYS, FileKind.endingOf(fileName), "unknown");
            }
            return found == promised.get()
                    ? Outcome.accepted(found)
                    : refuse(
                            DocumentProblem.NOT_WHAT_ITS_NAME_SAYS,
                            FileKind.endingOf(fileName),
                            found.endings().getFirst().toUpperCase(Locale.ROOT));
        } catch (UnsafeFile e) {
            return refuse(e.problem());
        }
    }

    /**
     * The text of an inspected file. Linear in its size; at most {@code 12} million characters.
     *
     * @param kind as {@link #inspect} found it
     * @throws IOException when the file itself cannot be read
     */
    public static Outcome<DocumentText> read(Path file, FileKind kind) throws IOException {
        try {
            return switch (kind) {
                case PDF -> Outcome.accepted(PdfFile.read(file));
                case WORD -> Outcome.accepted(readWord(file));
                case TEXT -> Outcome.accepted(PlainText.read(file));
                case SPREADSHEET, PRESENTATION, PNG, JPEG, WEBP, JSON, XML ->
                    refuse(DocumentProblem.NOT_READABLE, "docx, pdf, txt");
            };
        } catch (UnsafeFile e) {
            return refuse(e.problem());
        }
    }

    /**
     * The cells of an inspected workbook or CSV file.
     *
     * @param kind as {@link #inspect} found it
     * @throws IOException when the file itself cannot be read
     */
    public static Outcome<Spreadsheet> readTable(Path file, FileKind kind) throws IOException {
        try {
            return switch (kind) {
                case SPREADSHEET -> Outcome.accepted(SpreadsheetFile.readWorkbook(file));
                case TEXT -> Outcome.accepted(SpreadsheetFile.readCsv(file));
                case PDF, WORD, PRESENTATION, PNG, JPEG, WEBP, JSON, XML ->
                    refuse(DocumentProblem.NO_TABLE, "xlsx, csv");
            };
        } catch (UnsafeFile e) {
            return refuse(e.problem());
        }
    }

    private static DocumentText readWord(Path file) throws IOException {
        OfficePackage office = OfficePackage.open(file).orElseThrow(() -> new UnsafeFile(UnsafeFile.Why.DAMAGED));
        try (office) {
            return WordFile.read(office);
        }
    }

    private static @Nullable FileKind kindOf(Path file, byte[] head, FileKind promised) throws IOException {
        if (starts(head, "PK\u0003\u0004")) {
            Optional<OfficePackage> office = OfficePackage.open(file);
            if (office.isEmpty()) {
                return null;
            }
            try (OfficePackage opened = office.get()) {
                return opened.kind();
            }
        }
        if (new String(head, 0, Math.min(head.length, 1024), StandardCharsets.ISO_8859_1).contains("%PDF-")) {
            PdfFile.check(file);
            return FileKind.PDF;
        }
        if (starts(head, "\u0089PNG\r\n\u001a\n")) {
            return FileKind.PNG;
        }
        if (starts(head, "\u00ff\u00d8\u00ff")) {
            return FileKind.JPEG;
        }
        if (starts(head, "RIFF") && head.length > 12 && starts(head, 8, "WEBP")) {
            return FileKind.WEBP;
        }
        if (!isText(head)) {
            return null;
        }
        if (promised == FileKind.XML) {
            try (InputStream content = Files.newInputStream(file)) {
                SecureXml.read(content, (reader, event) -> {});
            }
        }
        return promised.plain() ? promised : FileKind.TEXT;
    }

    private static boolean isText(byte[] head) {
        boolean wide = starts(head, "\u00ff\u00fe")
                || starts(head, "\u00fe\u00ff")
                || PlainText.wideWithoutMark(head, head.length) != null;
        if (wide) {
            return true;
        }
        int odd = 0;
        for (byte b : head) {
            if (b == 0) {
                return false;
            }
            odd += (b & 0xFF) < 32 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 27 ? 1 : 0;
        }
        return odd * 100 <= head.length;
    }

    private static boolean isProgram(byte[] head) {
        return starts(head, "MZ") && head.length > 64 && head[2] != 0x20 && !isText(head)
                || starts(head, "\u007fELF")
                || starts(head, "#!")
                || starts(head, "\u00ca\u00fe\u00ba\u00be")
                || starts(head, "\u00cf\u00fa\u00ed\u00fe");
    }

    private static boolean isOldOffice(byte[] head) {
        return starts(head, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1");
    }

    /** Word keeps a document with a password in the old container, in a stream of this name. */
    private static boolean holdsEncryptedPackage(Path file) throws IOException {
        byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        byte[] buffer = new byte[1 << 16];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer, kept, buffer.length - kept);
                    read >= 0;
                    read = in.read(buffer, kept, buffer.length - kept)) {
                int length = kept + read;
                if (new String(buffer, 0, length, StandardCharsets.ISO_8859_1)
                        .contains(new String(name, StandardCharsets.ISO_8859_1))) {
                    return true;
                }
                kept = Math.min(length, name.length);
                System.arraycopy(buffer, length - kept, buffer, 0, kept);
            }
        }
        return false;
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static boolean starts(byte[] head, String latin1) {
        return starts(head, 0, latin1);
    }

    private static boolean starts(byte[] head, int at, String latin1) {
        if (head.length < at + latin1.length()) {
            return false;
        }
        for (int i = 0; i < latin1.length(); i++) {
            if ((head[at + i] & 0xFF) != latin1.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static <T> Outcome<T> refuse(DocumentProblem problem, Object... arguments) {
        return Outcome.rejected(Problem.at("file", problem, arguments));
    }
}
