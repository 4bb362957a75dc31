package vn.phusa.document.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import vn.phusa.document.DocumentText;

/**
 * The text of a Word document (ISO/IEC 29500-1 §17), read as a stream: deleted text, field codes and the fallbacks of
 * text boxes are left out; automatic numbers are written as Word shows them.
 */
final class WordFile {
    private final TextBuilder text = new TextBuilder();
    private final WordNumbering numbering;
    private final Deque<Table> tables = new ArrayDeque<>();
    private final Deque<StringBuilder> paragraphs = new ArrayDeque<>();
    private final Deque<Numbered> numbers = new ArrayDeque<>();
    private int skipped;
    private int runs;
    private boolean inText;
    private boolean inParagraphProperties;

    /** A row being read; cells of a table inside a cell are joined into that cell. */
    private static final class Table {
        private final List<String> cells = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
    }

    /** What numbers a paragraph. */
    private static final class Numbered {
        private @Nullable String list;
        private @Nullable String style;
        private int level;
    }

    private WordFile(WordNumbering numbering) {
        this.numbering = numbering;
    }

    static DocumentText read(OfficePackage office) throws IOException {
        WordFile word = new WordFile(WordNumbering.of(office));
        InputStream main = office.part(office.mainPart());
        if (main == null) {
            throw new UnsafeFile(UnsafeFile.Why.DAMAGED);
        }
        try (main) {
            SecureXml.read(main, (reader, event) -> {
                try {
                    word.visit(reader, event);
                } catch (UnsafeFile e) {
                    throw new XMLStreamException(e);
                }
            });
        } catch (UnsafeFile e) {
            // The visitor's own refusal comes back wrapped by the reader.
            throw e.getCause() instanceof XMLStreamException wrapped
                            && wrapped.getNestedException() instanceof UnsafeFile own
                    ? own
                    : e;
        }
        return word.text.build("UTF-8");
    }

    private void visit(XMLStreamReader reader, int event) throws UnsafeFile {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start(reader);
            case XMLStreamConstants.END_ELEMENT -> end(reader.getLocalName());
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                if (inText && skipped == 0) {
                    append(reader.getText());
                }
            }
            default -> {}
        }
    }

    private void start(XMLStreamReader reader) {
        String name = reader.getLocalName();
        if (skipped > 0 || leftOut(name)) {
            skipped++;
            return;
        }
        switch (name) {
            case "tbl" -> tables.push(new Table());
            case "tr" -> {
                if (!tables.isEmpty()) {
                    tables.peek().cells.clear();
                }
            }
            case "tc" -> {
                if (!tables.isEmpty()) {
                    tables.peek().cell.setLength(0);
                }
            }
            case "p" -> {
                paragraphs.push(new StringBuilder());
                numbers.push(new Numbered());
            }
            case "pPr" -> inParagraphProperties = true;
            case "r" -> runs++;
            case "pStyle" -> {
                if (inParagraphProperties && !numbers.isEmpty()) {
                    numbers.peek().style = value(reader);
                }
            }
            case "numId" -> {
                if (inParagraphProperties && !numbers.isEmpty()) {
                    numbers.peek().list = value(reader);
                }
            }
            case "ilvl" -> {
                if (inParagraphProperties && !numbers.isEmpty()) {
                    numbers.peek().level = WordNumbering.level(value(reader));
                }
            }
            case "t" -> inText = true;
            case "tab" -> {
                if (runs > 0 && !inParagraphProperties) {
                    append("\t");
                }
            }
            case "br", "cr" -> append("\n");
            case "noBreakHyphen" -> append("-");
            default -> {}
        }
    }

    /** Deleted text, field codes, and what only old programs show. */
    private static boolean leftOut(String name) {
        return switch (name) {
            case "del", "moveFrom", "instrText", "delText", "Fallback", "sectPr", "rPr" -> true;
            default -> false;
        };
    }

    private void end(String name) throws UnsafeFile {
        if (skipped > 0) {
            skipped--;
            return;
        }
        switch (name) {
            case "t" -> inText = false;
            case "r" -> runs--;
            case "pPr" -> inParagraphProperties = false;
            case "p" -> endParagraph();
            case "tc" -> {
                if (!tables.isEmpty()) {
                    Table table = tables.peek();
                    table.cells.add(table.cell.toString().strip());
                    table.cell.setLength(0);
                }
            }
            case "tr" -> endRow();
            case "tbl" -> {
                if (!tables.isEmpty()) {
                    tables.pop();
                }
            }
            default -> {}
        }
    }

    private void endParagraph() throws UnsafeFile {
        if (paragraphs.isEmpty()) {
            return;
        }
        String line = LegacyEncoding.repair(paragraphs.pop().toString());
        Numbered numbered = numbers.pop();
        String number = numbering.next(numbered.list, numbered.style, numbered.level, line.isBlank());
        if (!number.isEmpty()) {
            line = number + " " + line.stripLeading();
        }
        if (tables.isEmpty()) {
            for (String part : line.split("\n", -1)) {
                text.paragraph(part.replace('\t', ' ').stripTrailing());
            }
        } else {
            for (String part : line.split("\n", -1)) {
                appendToCell(part.replace('\t', ' ').strip());
            }
        }
    }

    /** Units stand in a cell one below the other: what would run together is parted as a list is. */
    private void appendToCell(String line) {
        if (line.isEmpty() || tables.isEmpty()) {
            return;
        }
        StringBuilder cell = tables.peek().cell;
        boolean bullet = line.length() > 2 && "-–•+".indexOf(line.charAt(0)) >= 0 && line.charAt(1) == ' ';
        String item = bullet ? line.substring(2).strip() : line;
        if (cell.isEmpty()) {
            cell.append(item);
            return;
        }
        boolean opens = bullet || Character.isUpperCase(item.codePointAt(0)) && !isShouted(item);
        boolean parted = ",;:.…&/(".indexOf(cell.charAt(cell.length() - 1)) >= 0;
        cell.append(opens && !parted ? "; " : " ").append(item);
    }

    /** "ĐƠN VỊ / CHỦ TRÌ": a head of two lines. */
    private static boolean isShouted(String line) {
        return line.equals(line.toUpperCase(Locale.ROOT));
    }

    private void endRow() throws UnsafeFile {
        if (tables.isEmpty()) {
            return;
        }
        Table table = tables.peek();
        String row = String.join("\t", table.cells);
        table.cells.clear();
        if (tables.size() == 1) {
            text.row(row);
        } else {
            Table inner = tables.pop();
            StringBuilder cell = tables.peek().cell;
            cell.append(cell.isEmpty() ? "" : " ").append(row.replace('\t', ' ').strip());
            tables.push(inner);
        }
    }

    private void append(String piece) {
        if (!paragraphs.isEmpty()) {
            paragraphs.peek().append(piece.replace("\r", "").replace("\u00ad", ""));
        }
    }

    static @Nullable String value(XMLStreamReader reader) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals("val")) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }
}
