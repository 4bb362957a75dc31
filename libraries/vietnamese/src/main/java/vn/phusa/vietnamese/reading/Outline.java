package vn.phusa.vietnamese.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.phusa.vietnamese.Token;
import vn.phusa.vietnamese.VietnameseText;

/**
 * Cuts a text into headings, numbered items, paragraphs and table rows, and knows which item lies under which.
 *
 * <p>Lines that a page layout has broken in the middle of a sentence are joined. A line of more than a hundred thousand
 * characters is cut into windows, so that no input makes reading slower than linear.
 */
final class Outline {

    static final int LONGEST_BLOCK = 100_000;

    /** The level of a paragraph without a number; items under it lie deeper only when it introduces them. */
    static final int PARAGRAPH = 90;

    private static final Pattern MARKER =
            Pattern.compile("[\\s\\u00a0]{0,40}(?:(?<hash>#{1,6})[ \\t]{0,10})?(?:\\*{1,3}(?=[^\\s*]))?[ \\t]{0,10}"
                    + "(?:(?<article>(?:Điều|ĐIỀU)\\s{1,5}\\d{1,4}[a-zđ]?)\\s{0,3}"
                    + "(?:[.:]|(?=(?:Trách nhiệm|Nhiệm vụ|Chức năng|Quyền hạn)\\s))"
                    + "|(?<chapter>(?:Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)\\s{1,5}[\\dIVXLC]{1,6})\\b[.:]?"
                    + "|(?<roman>[IVX]{1,6})\\s{0,2}(?:[.)/]|[-–](?=\\s))"
                    + "|(?<deep>\\d{1,3}\\.\\d{1,3}\\.\\d{1,3})[.)]?(?=\\s)"
                    + "|(?<sub>\\d{1,3}\\.\\d{1,3})[.)\\-–/]?(?=\\s)"
                    + "|(?<number>\\d{1,4})(?:\\s{0,2}\\\\?[.)](?!\\d)|[-–/](?=\\s))"
                    + "|(?<letter>[a-zđ])(?:\\s{0,2}\\\\?(?:[.)](?=[\\s*])|\\)(?=\\p{Lu}))|[-–/](?=\\s))"
                    + "|(?<capital>[A-HĐ])\\s{0,2}\\\\?[.)](?=[\\s*])"
                    + "|\\((?<item>[ivx]{1,5}|\\d{1,2}|[a-zđ])\\)"
                    + "|(?<dash>[-–—•*+])(?=[\\s*])"
                    + ")?\\*{0,3}[ \\t\\u00a0]{0,10}");

    private static final int LONGEST_PAGE_NUMBER = 40;
    private static final int LONGEST_HANGING = 12;
    private static final int LONGEST_GAP = 4;
    private static final int ARTICLE = 10;
    private static final int LONGEST_HEADING = 120;
    private static final int FULL_LINE = 45;
    private static final int NARROWEST_PAGE = 28;
    private static final int WIDEST_PAGE = 160;
    private static final int FULL_PER_CENT = 88;

    /** Words that do not end a line of their own accord. */
    private static final Set<String> HANGING = Set.of(
            "với", "và", "các", "của", "ngày", "tháng", "quý", "trước", "đến", "từ", "trong", "cho", "về", "tại",
            "theo", "do", "hoặc", "giao", "cùng", "số", "bằng", "để", "là", "Sở", "Bộ", "Điều", "khoản", "điểm", "hằng",
            "hàng", "Đề", "Ủy", "thuộc", "bởi", "nhằm", "gồm", "Phòng", "Hội", "Ban", "Cục", "Thương", "Thủ", "Giáo",
            "được", "bị", "những", "một", "mỗi", "từng", "như", "khi", "nếu", "đã", "sẽ", "giữa", "vào", "Kế", "Ngân",
            "Chỉ", "Uỷ", "Chánh", "Phó", "Giám", "Chủ", "Văn");

    private static final Pattern PAGE_NUMBER =
            Pattern.compile("\\s{0,30}[-–—]?\\s{0,3}(?:Trang\\s{1,3})?\\d{1,4}(?:/\\d{1,4})?\\s{0,3}[-–—]?\\s{0,30}");

    /**
     * A paragraph, item or heading.
     *
     * @param start index of its first character behind the number or dash
     * @param end index after its last character
     * @param level 0 for the highest; larger lies deeper
     * @param opensList whether it ends with a colon or is a heading, and a deeper item follows
     */
    record Block(int start, int end, int level, boolean opensList) {}

    /** Rows that stand together, the header among them. */
    record Table(List<Row> rows) {}

    /** A row of a table with its place, from its first cell to its last. */
    record Row(int start, int end, List<Cell> cells) {}

    /** A cell; several pieces where a page layout has broken it, none where it is empty. */
    record Cell(List<Line> pieces) {
        Cell {
            pieces = List.copyOf(pieces);
        }
    }

    /** A line by its place. */
    record Line(int start, int end) {}

    /** What the text consists of, in order: each element is a {@link Block} or a {@link Table}. */
    private final List<Object> elements = new ArrayList<>();

    private final String text;
    private final TableFinder tables;
    private int width;

    private Outline(String text) {
        this.text = text;
        this.tables = new TableFinder(text);
    }

    static List<Object> of(String text) {
        Outline outline = new Outline(text);
        outline.read();
        return outline.elements;
    }

    private void read() {
        List<Line> lines = lines();
        width = widthOf(lines);
        List<Block> pending = new ArrayList<>();
        int i = 0;
        while (i < lines.size()) {
            TableFinder.Found table = tables.at(lines, i);
            if (table != null) {
                flush(pending);
                elements.add(table.table());
                i = table.next();
                continue;
            }
            Line first = lines.get(i);
            int end = first.end();
            i++;
            int next = behindPageNumbers(lines, i);
            boolean article = markerOf(first.start(), first.end()).level() <= ARTICLE;
            if (next < lines.size() && isBareMarker(first) && !isMarked(lines.get(next))) {
                end = lines.get(next).end();
                i = next + 1;
                next = behindPageNumbers(lines, i);
            }
            while (next < lines.size()
                    && isBrokenLine(end, lines.get(next), end - first.start(), next > i)
                    && !(article
                            && end == first.end()
                            && !hangs(end)
                            && lastCharacter(end) != ','
                            && opensWithUnit(lines.get(next)))) {
                end = lines.get(next).end();
                i = next + 1;
                next = behindPageNumbers(lines, i);
            }
            i = next;
            addBlock(pending, first.start(), end);
        }
        flush(pending);
    }

    /** "**3." on a line of its own: what it numbers stands on the next. */
    private boolean isBareMarker(Line line) {
        int length = markerOf(line.start(), line.end()).length();
        return isMarked(line)
                && text.substring(line.start() + length, line.end()).isBlank();
    }

    private boolean isMarked(Line line) {
        return markerOf(line.start(), line.end()).level() != PARAGRAPH;
    }

    /** The index behind lines that hold only the number of a page: "- 4 -", "Trang 3/12". */
    private int behindPageNumbers(List<Line> lines, int i) {
        int next = i;
        while (next < lines.size()
                && lines.get(next).end() - lines.get(next).start() < LONGEST_PAGE_NUMBER
                && PAGE_NUMBER
                        .matcher(text)
                        .region(lines.get(next).start(), lines.get(next).end())
                        .matches()) {
            next++;
        }
        return next;
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean tooLong = i - start >= LONGEST_BLOCK && i < text.length() && Character.isWhitespace(text.charAt(i));
            if (i == text.length() || text.charAt(i) == '\n' || tooLong || i - start >= 2 * LONGEST_BLOCK) {
                int article = innerArticle(start, i);
                if (article > start) {
                    lines.add(new Line(start, article));
                    lines.add(new Line(article, i));
                } else if (!text.substring(start, i).isBlank()) {
                    lines.add(new Line(start, i));
                }
                start = i == text.length() || text.charAt(i) == '\n' || tooLong ? i + 1 : i;
            }
        }
        return lines;
    }

    /** "Luật Dân số. Điều 7. Trách nhiệm của Bộ Y tế": where the heading begins that a copy has put behind a sentence, or -1. */
    private int innerArticle(int start, int end) {
        int from = Math.max(start, end - LONGEST_HEADING);
        int at = text.substring(from, end).lastIndexOf("Điều ");
        if (at <= 0 || isEnding(lastCharacter(end)) || lastCharacter(from + at) != '.') {
            return -1;
        }
        Matcher heading = MARKER.matcher(text).region(from + at, end);
        return heading.lookingAt() && heading.group("article") != null ? from + at : -1;
    }

    /** Whether the line goes on with a sentence that the line before broke off. */
    private boolean isBrokenLine(int end, Line next, int length, boolean newPage) {
        boolean apart = next.start() - end > 1 && !newPage;
        if (apart && !isTornApart(end, next) || length > LONGEST_BLOCK) {
            return false;
        }
        char last = lastCharacter(end);
        boolean goesOn = "”\";".indexOf(last) >= 0 && width > 0 && startsSmall(next);
        if (!goesOn && isEnding(last)
                || markerOf(next.start(), next.end()).level() != PARAGRAPH
                || tables.separatorOf(next) != 0) {
            return false;
        }
        int at = firstLetter(next);
        if (at >= next.end()) {
            return false;
        }
        if (Character.isLowerCase(text.charAt(at))
                || text.charAt(at) == '('
                || last == ',' && Character.isLetter(text.charAt(at))) {
            return true;
        }
        if (width > 0 && Character.isDigit(text.charAt(at)) || text.charAt(at) == ':') {
            return true;
        }
        boolean broken =
                namesPlace(end, next) || width > 0 && fills(end, next, at) && !isTitleLine(next) && !isLabel(next);
        return hangs(end) || (broken || opensName(end)) && !opensWithAction(next);
    }

    /** "… phát triển đô thị tỉnh / Đồng Tháp": the name of a place is torn from its kind. */
    private boolean namesPlace(int end, Line next) {
        int from = Math.max(next.start() - LONGEST_PAGE_NUMBER, 0);
        List<Token> before = Words.of(text, Math.max(text.lastIndexOf('\n', end - 1), from), end);
        List<Token> words = opening(next);
        return (width > 0 || isFull(end))
                && !before.isEmpty()
                && !words.isEmpty()
                && Lexicon.PLACES_NAMED.isAt(before, before.size() - 1, before.size())
                && !Lexicon.CIRCUMSTANCES.isAt(words, 0, words.size())
                && !opensWithUnit(next);
    }

    /** Whether a line below a heading begins with who owes something. */
    private boolean opensWithUnit(Line line) {
        List<Token> words = opening(line);
        return new UnitGrammar(words).startsUnit(0, words.size())
                && words.getFirst().isCapitalised();
    }

    private List<Token> opening(Line line) {
        return Words.of(text, line.start(), Math.min(line.end(), line.start() + LONGEST_PAGE_NUMBER));
    }

    /** Whether a line begins with a verb of action in a capital letter, as the line below a heading does. */
    private boolean opensWithAction(Line line) {
        List<Token> words = opening(line);
        return Lexicon.VERBS.lengthAt(words, 0, words.size()) > 1 || Lexicon.LEADS.isAt(words, 0, words.size());
    }

    /** A blank line that a change of page has left in the middle of a sentence. */
    private boolean isTornApart(int end, Line next) {
        return next.start() - end <= LONGEST_GAP
                && startsSmall(next)
                && (hangs(end) || lastCharacter(end) == ',' || isFull(end));
    }

    /** Whether the line that ends here is as long as one that had no room left. */
    private boolean isFull(int end) {
        int from = Math.max(text.lastIndexOf('\n', end - 1), 0);
        return end - from > FULL_LINE && !isEnding(lastCharacter(end));
    }

    /** Whether a line that ends with this goes on in none other. */
    private static boolean isEnding(char last) {
        return ".;:!?”\"|".indexOf(last) >= 0;
    }

    private boolean startsSmall(Line line) {
        int at = firstLetter(line);
        return at < line.end() && Character.isLowerCase(text.charAt(at));
    }

    private int firstLetter(Line line) {
        int at = line.start();
        while (at < line.end() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether the line that ends here ends with a word that needs another behind it: "với", "trước ngày". */
    private boolean hangs(int end) {
        int to = end;
        while (to > 0 && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        int from = to;
        while (from > 0 && to - from < LONGEST_HANGING && Character.isLetter(text.charAt(from - 1))) {
            from--;
        }
        return VietnameseText.normalise(text.substring(Math.max(0, to - "Thường trực".length()), to))
                        .endsWith("Thường trực")
                || HANGING.contains(VietnameseText.normalise(text.substring(from, to)))
                        && !text.startsWith("trực thuộc", Math.max(0, to - "trực thuộc".length()))
                        && !text.startsWith("Ngoại giao", Math.max(0, to - "Ngoại giao".length()));
    }

    /** "Mặt trận Tổ quốc, Đoàn / Thanh niên": a lone capital behind a comma, "và" or "với" begins a name. */
    private boolean opensName(int end) {
        List<Token> words =
                Words.of(text, Math.max(text.lastIndexOf('\n', end - 1) + 1, end - LONGEST_PAGE_NUMBER), end);
        int last = words.size() - 1;
        return last > 1
                && words.get(last).isCapitalised()
                && words.get(last).kind() == Token.Kind.WORD
                && words.get(last).text().length() > 1
                && !words.get(last).text().equals(words.get(last).text().toUpperCase(Locale.ROOT))
                && (words.get(last - 1).text().equals(",") || Lexicon.LINKING.isAt(words, last - 1, last));
    }

    /** Whether the line before had no room left for the first word of the next. */
    private boolean fills(int end, Line next, int at) {
        int from = end;
        while (from > 0 && text.charAt(from - 1) != '\n' && end - from < WIDEST_PAGE) {
            from--;
        }
        int word = at;
        while (word < next.end() && !Character.isWhitespace(text.charAt(word))) {
            word++;
        }
        return !isTitleLine(new Line(from, end)) && (end - from + 1 + word - at) * 100 >= width * FULL_PER_CENT;
    }

    private boolean isTitleLine(Line line) {
        return isShouted(line.start(), line.end());
    }

    private boolean isLabel(Line line) {
        int colon = text.indexOf(':', line.start());
        return colon >= 0 && colon < Math.min(line.end(), line.start() + LONGEST_PAGE_NUMBER);
    }

    /** The usual length of the lines at whose end a page layout has broken a sentence; 0 where it breaks none. */
    private int widthOf(List<Line> lines) {
        int[] lengths = new int[lines.size()];
        int carried = 0;
        for (int i = 1; i < lines.size(); i++) {
            Line line = lines.get(i);
            Line before = lines.get(i - 1);
            int at = firstLetter(line);
            boolean open = !isEnding(lastCharacter(before.end()));
            if (open && at < line.end() && Character.isLowerCase(text.charAt(at))) {
                lengths[carried++] = before.end() - before.start();
            }
        }
        Arrays.sort(lengths, 0, carried);
        int usual = carried == 0 ? 0 : lengths[(int) Math.ceil(0.9 * (carried - 1))];
        boolean broken = carried * 20 >= lines.size() && usual >= NARROWEST_PAGE;
        return broken && usual <= WIDEST_PAGE ? usual : 0;
    }

    private char lastCharacter(int end) {
        int i = end - 1;
        while (i > 0 && (Character.isWhitespace(text.charAt(i)) || text.charAt(i) == '*')) {
            i--;
        }
        return i < 0 ? ' ' : text.charAt(i);
    }

    private record Marker(int length, int level) {}

    private Marker markerOf(int start, int end) {
        Matcher matcher = MARKER.matcher(text).region(start, end);
        if (!matcher.lookingAt()) {
            return new Marker(0, PARAGRAPH);
        }
        return new Marker(matcher.end() - start, level(matcher));
    }

    private static int level(Matcher matcher) {
        if (matcher.group("chapter") != null) {
            return 0;
        }
        if (matcher.group("capital") != null) {
            return 8;
        }
        if (matcher.group("article") != null || matcher.group("roman") != null) {
            return 10;
        }
        if (matcher.group("number") != null) {
            return 20;
        }
        if (matcher.group("sub") != null) {
            return 30;
        }
        if (matcher.group("deep") != null) {
            return 40;
        }
        if (matcher.group("letter") != null) {
            return 50;
        }
        if (matcher.group("dash") != null) {
            return matcher.group("dash").equals("+") ? 70 : 60;
        }
        if (matcher.group("item") != null) {
            return 65;
        }
        return matcher.group("hash") != null ? 5 : PARAGRAPH;
    }

    private void addBlock(List<Block> pending, int start, int end) {
        Marker marker = markerOf(start, end);
        int from = start + marker.length();
        int to = end;
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        pending.add(new Block(from, to, marker.level(), false));
    }

    private void flush(List<Block> pending) {
        for (int i = 0; i < pending.size(); i++) {
            Block block = pending.get(i);
            boolean deeperFollows = i + 1 < pending.size() && lies(pending.get(i + 1), block);
            boolean colon =
                    block.end() > block.start() && (lastCharacter(block.end()) == ':' || announces(block.end()));
            boolean line = !colon && (block.end() - block.start() < LONGEST_HEADING || saysWhoseDuty(block));
            boolean heading =
                    (block.level() <= 50 || line || isShouted(block)) && deeperFollows && !endsSentence(block);
            elements.add(new Block(block.start(), block.end(), block.level(), deeperFollows && (colon || heading)));
        }
        pending.clear();
    }

    /** "Trách nhiệm của Cục trưởng Cục A, Giám đốc Sở B và Giám đốc Sở C": a heading may name many. */
    private boolean saysWhoseDuty(Block block) {
        int opening = Math.min(block.end(), block.start() + LONGEST_PAGE_NUMBER);
        List<Token> words = Words.of(text, block.start(), opening);
        return block.end() - block.start() < 3 * LONGEST_HEADING
                && Lexicon.RESPONSIBILITY_OF.isAt(words, 0, words.size());
    }

    /** A line in capital letters. */
    private boolean isShouted(Block block) {
        return isShouted(block.start(), block.end());
    }

    private boolean isShouted(int start, int end) {
        String line = text.substring(start, Math.min(end, start + 200));
        return !line.isBlank()
                && line.equals(line.toUpperCase(Locale.ROOT))
                && line.codePoints().anyMatch(Character::isLetter);
    }

    /** "… cụ thể như sau", with the colon forgotten. */
    private boolean announces(int end) {
        String last = VietnameseText.normalise(text.substring(Math.max(0, end - LONGEST_HANGING), end));
        return last.endsWith("như sau") || last.endsWith("sau đây");
    }

    private boolean endsSentence(Block block) {
        return block.end() > block.start() && ".;".indexOf(lastCharacter(block.end())) >= 0;
    }

    private static boolean lies(Block item, Block under) {
        if (under.level() == PARAGRAPH) {
            return item.level() != PARAGRAPH;
        }
        return item.level() > under.level();
    }
}
