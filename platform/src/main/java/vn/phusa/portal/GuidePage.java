package vn.phusa.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One page of the user guide, as it stands in {@code docs/guide}: headings, paragraphs, lists, pictures; bold, code and links
 * within a line. What the guide does not use is not read.
 *
 * @param title of the page
 */
public record GuidePage(String title, List<Block> blocks) {
    private static final Pattern PICTURE = Pattern.compile("!\\[([^]]*)]\\(images/([a-z0-9-]+)\\.png\\)");
    private static final Pattern MARKED = Pattern.compile("\\*\\*([^*]+)\\*\\*|`([^`]+)`|\\[([^]]+)]\\(([^)\\s]+)\\)");

    public GuidePage {
        blocks = List.copyOf(blocks);
    }

    /** A part of the page. */
    public sealed interface Block {
        record Heading(String text) implements Block {}

        record Paragraph(List<Words> line) implements Block {}

        record Items(boolean numbered, List<List<Words>> lines) implements Block {}

        /** @param name of the file, without its ending */
        record Picture(String name, String alternative) implements Block {}
    }

    /** A part of a line. */
    public sealed interface Words {
        record Plain(String text) implements Words {}

        record Strong(String text) implements Words {}

        record Code(String text) implements Words {}

        /** @param page of the guide; empty: its first page */
        record Link(String text, String page) implements Words {}
    }

    /** Reads the page. */
    public static GuidePage read(String markdown) {
        String title = "";
        List<Block> blocks = new ArrayList<>();
        List<List<Words>> items = new ArrayList<>();
        boolean numbered = false;
        for (String line : markdown.lines().toList()) {
            boolean bullet = line.startsWith("- ");
            boolean number = line.matches("\\d+\\. .*");
            if (!items.isEmpty() && !(bullet || number)) {
                blocks.add(new Block.Items(numbered, List.copyOf(items)));
                items.clear();
            }
            Matcher picture = PICTURE.matcher(line);
            if (line.startsWith("# ")) {
                title = line.substring(2);
            } else if (line.startsWith("## ")) {
                blocks.add(new Block.Heading(line.substring(3)));
            } else if (picture.matches()) {
                blocks.add(new Block.Picture(picture.group(2), picture.group(1)));
            } else if (bullet || number) {
                numbered = number;
                items.add(words(line.substring(line.indexOf(' ') + 1)));
            } else if (!line.isBlank()) {
                blocks.add(new Block.Paragraph(words(line)));
            }
        }
        if (!items.isEmpty()) {
            blocks.add(new Block.Items(numbered, items));
        }
        return new GuidePage(title, blocks);
    }

    private static List<Words> words(String line) {
        List<Words> words = new ArrayList<>();
        Matcher marked = MARKED.matcher(line);
        int from = 0;
        while (marked.find()) {
            if (marked.start() > from) {
                words.add(new Words.Plain(line.substring(from, marked.start())));
            }
            if (marked.group(1) != null) {
                words.add(new Words.Strong(marked.group(1)));
            } else if (marked.group(2) != null) {
                words.add(new Words.Code(marked.group(2)));
            } else {
                String page = marked.group(4).replaceFirst("\\.md$", "");
                words.add(new Words.Link(marked.group(3), page.equals("README") ? "" : page));
            }
            from = marked.end();
        }
        if (from < line.length()) {
            words.add(new Words.Plain(line.substring(from)));
        }
        return words;
    }
}
