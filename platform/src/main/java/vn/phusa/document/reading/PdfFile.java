package vn.phusa.document.reading;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.text.PDFTextStripper;
import vn.phusa.document.DocumentText;

/** A PDF: whether it may be taken in, and its text page by page with broken lines joined into paragraphs again. */
final class PdfFile {
    static final int MOST_PAGES = 3000;
    /** Fewer letters than this in all: what one sees is a picture. */
    static final int FEWEST_LETTERS = 20;

    private static final Pattern PAGE_NUMBER =
            Pattern.compile("[-–—\\s]*(?:[Tt]rang\\s+)?\\d{1,4}(?:\\s*/\\s*\\d{1,4})?[-–—\\s]*");
    private static final Pattern LIST_MARK = Pattern.compile(
            "(?:[-–—+*•●○▪]|\\(?\\p{L}\\)|\\p{L}\\.|\\d{1,3}(?:\\.\\d{1,3})*[.)]|[IVXLC]{1,6}\\.|[Đđ]iều\\s+\\d+|[Cc]hương\\s+[IVX]+|CHƯƠNG\\s)\\s?.*");

    private PdfFile() {}

    /** @throws UnsafeFile when it must not be taken in */
    static void check(Path file) throws IOException {
        PdfStreams.refuseBomb(file);
        try (PDDocument pdf = open(file)) {
            if (pdf.getNumberOfPages() > MOST_PAGES) {
                throw new UnsafeFile(UnsafeFile.Why.TOO_MANY_PAGES);
            }
            if (pdf.getNumberOfPages() == 0) {
                throw new UnsafeFile(UnsafeFile.Why.DAMAGED);
            }
            PDDocumentCatalog catalog = pdf.getDocumentCatalog();
            boolean scripts = catalog.getNames() != null && catalog.getNames().getJavaScript() != null;
            if (scripts
                    || catalog.getOpenAction() instanceof PDActionJavaScript
                    || catalog.getOpenAction() instanceof PDActionLaunch) {
                throw new UnsafeFile(UnsafeFile.Why.MACROS);
            }
        }
    }

    static DocumentText read(Path file) throws IOException {
        try (PDDocument pdf = open(file)) {
            TextBuilder text = new TextBuilder();
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setLineSeparator("\n");
            stripper.setSuppressDuplicateOverlappingText(true);
            long letters = 0;
            int pages = pdf.getNumberOfPages();
            for (int page = 1; page <= pages; page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                Limited written = new Limited();
                stripper.writeText(pdf, written);
                text.startPage();
                for (String paragraph : paragraphs(written.toString())) {
                    letters += paragraph.chars().filter(Character::isLetter).count();
                    text.paragraph(paragraph);
                }
                text.endPage(page);
            }
            if (letters < FEWEST_LETTERS) {
                throw new UnsafeFile(UnsafeFile.Why.SCANNED);
            }
            return text.build("PDF");
        }
    }

    /** Lines that the page's width broke are joined; page numbers are left out. */
    static List<String> paragraphs(String page) {
        List<String> lines = new ArrayList<>();
        for (String line : page.split("\n", -1)) {
            lines.add(LegacyEncoding.repair(line.replace('\u00a0', ' ').strip()));
        }
        int longest = lines.stream().mapToInt(String::length).max().orElse(0);
        List<String> paragraphs = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        String previous = "";
        for (String line : lines) {
            boolean pageNumber = PAGE_NUMBER.matcher(line).matches();
            if (line.isEmpty() || pageNumber || !continues(previous, line, longest)) {
                flush(current, paragraphs);
            }
            if (!line.isEmpty() && !pageNumber) {
                current.append(current.isEmpty() ? "" : " ").append(line);
            }
            previous = pageNumber ? "" : line;
        }
        flush(current, paragraphs);
        return paragraphs;
    }

    /** Whether the line goes on with the sentence of the line before it. */
    private static boolean continues(String previous, String line, int longest) {
        if (previous.isEmpty() || line.isEmpty() || LIST_MARK.matcher(line).matches()) {
            return false;
        }
        char last = previous.charAt(previous.length() - 1);
        boolean full = previous.length() * 10 >= longest * 7;
        if (".;:!?".indexOf(last) >= 0) {
            // A sentence may end at the end of a full line in the midst of its paragraph.
            return last == '.' && previous.length() * 100 >= longest * 92;
        }
        return full || Character.isLowerCase(line.codePointAt(0)) && previous.length() * 10 >= longest * 4;
    }

    private static void flush(StringBuilder current, List<String> paragraphs) {
        if (!current.isEmpty()) {
            paragraphs.add(current.toString());
            current.setLength(0);
        }
    }

    private static PDDocument open(Path file) throws IOException {
        try {
            return Loader.loadPDF(file.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache());
        } catch (InvalidPasswordException e) {
            throw new UnsafeFile(UnsafeFile.Why.PASSWORD, e);
        } catch (IOException e) {
            throw new UnsafeFile(UnsafeFile.Why.DAMAGED, e);
        }
    }

    /** A page of text, within reason. */
    private static final class Limited extends Writer {
        private static final int MOST = 4_000_000;
        private final StringWriter written = new StringWriter();

        @Override
        public void write(char[] characters, int from, int length) throws IOException {
            if (written.getBuffer().length() + length > MOST) {
                throw new UnsafeFile(UnsafeFile.Why.TOO_MUCH_TEXT);
            }
            written.write(characters, from, length);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        @Override
        public String toString() {
            return written.toString();
        }
    }
}
