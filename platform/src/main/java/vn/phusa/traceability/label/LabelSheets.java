package vn.phusa.traceability.label;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Objects;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Draws sheets of labels. */
public final class LabelSheets {
    private static final float POINTS = 72 / 25.4f;

    private LabelSheets() {}

    /** The layout of one label. */
    public static LabelLayout layout(LabelTemplate template, Carrier carrier, LabelContent content) {
        return LabelLayout.of(
                template.width(),
                template.height(),
                content.symbol(carrier),
                content.title(),
                content.lines(),
                content.readable(carrier));
    }

    // ---- PDF

    /**
     * As many pages as the labels need, true to size, with embedded type.
     *
     * @param out not closed
     */
    public static void pdf(LabelTemplate template, Carrier carrier, Iterator<LabelContent> labels, OutputStream out)
            throws IOException {
        // Pages wait in a temporary file, not in memory, for a batch has thousands.
        try (PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
            PDFont regular = face(document, "Regular");
            PDFont bold = face(document, "Bold");
            while (labels.hasNext()) {
                PDPage page = new PDPage(
                        new PDRectangle((float) template.pageWidth() * POINTS, (float) template.pageHeight() * POINTS));
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    for (int place = 0; place < template.perPage() && labels.hasNext(); place++) {
                        draw(content, template, place, layout(template, carrier, labels.next()), regular, bold);
                    }
                }
            }
            document.getDocumentCatalog().setLanguage("vi-VN");
            document.save(out);
        }
    }

    private static PDFont face(PDDocument document, String style) throws IOException {
        String resource = "/liberation/LiberationSans-" + style + ".ttf";
        try (InputStream file = Objects.requireNonNull(LabelSheets.class.getResourceAsStream(resource), resource)) {
            return PDType0Font.load(document, file, true);
        }
    }

    private static void draw(
            PDPageContentStream content,
            LabelTemplate template,
            int place,
            LabelLayout label,
            PDFont regular,
            PDFont bold)
            throws IOException {
        double left = left(template, place);
        double top = top(template, place);
        double high = label.symbol().carrier().linear() ? label.codeHeight() : label.module();
        for (CodeSymbol.Bar bar : label.symbol().bars()) {
            double x = left + label.codeX() + bar.x() * label.module();
            double y = top + label.codeY() + bar.y() * high;
            double height = bar.height() * high;
            content.addRect(
                    (float) x * POINTS,
                    (float) (template.pageHeight() - y - height) * POINTS,
                    (float) (bar.width() * label.module()) * POINTS,
                    (float) height * POINTS);
        }
        content.fill();
        for (LabelLayout.Words words : label.words()) {
            PDFont font = words.bold() ? bold : regular;
            String text = shown(font, words.text());
            float width = font.getStringWidth(text) / 1000 * (float) words.size();
            float room = (float) words.widest() * POINTS;
            content.beginText();
            content.setFont(font, width > room ? (float) words.size() * room / width : (float) words.size());
            content.newLineAtOffset(
                    (float) (left + words.x()) * POINTS, (float) (template.pageHeight() - top - words.y()) * POINTS);
            content.showText(text);
            content.endText();
        }
    }

    /** What the face has no letter for is left out; names of goods hold emoji now and then. */
    private static String shown(PDFont font, String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(letter -> {
            String one = Character.toString(letter);
            try {
                font.encode(one);
                shown.append(one);
            } catch (IllegalArgumentException e) {
                shown.append(' ');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return shown.toString();
    }

    private static double left(LabelTemplate template, int place) {
        return template.marginLeft() + place % template.columns() * template.pitchX();
    }

    private static double top(LabelTemplate template, int place) {
        return template.marginTop() + (double) (place / template.columns()) * template.pitchY();
    }

    // ---- SVG

    /** One page. */
    public static String svg(LabelTemplate template, Carrier carrier, Iterator<LabelContent> labels) {
        StringBuilder svg = head(template.pageWidth(), template.pageHeight());
        for (int place = 0; place < template.perPage() && labels.hasNext(); place++) {
            svg.append("<g transform=\"translate(")
                    .append(number(left(template, place)))
                    .append(' ')
                    .append(number(top(template, place)))
                    .append(")\">");
            draw(svg, layout(template, carrier, labels.next()));
            svg.append("</g>\n");
        }
        return svg.append("</svg>\n").toString();
    }

    /** A single label. */
    public static String svg(LabelTemplate template, LabelLayout label) {
        StringBuilder svg = head(template.width(), template.height());
        draw(svg, label);
        return svg.append("</svg>\n").toString();
    }

    private static StringBuilder head(double width, double height) {
        return new StringBuilder(16_384)
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(number(width))
                .append("mm\" height=\"")
                .append(number(height))
                .append("mm\" viewBox=\"0 0 ")
                .append(number(width))
                .append(' ')
                .append(number(height))
                .append("\">\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
    }

    private static void draw(StringBuilder svg, LabelLayout label) {
        double high = label.symbol().carrier().linear() ? label.codeHeight() : label.module();
        svg.append("<path shape-rendering=\"crispEdges\" d=\"");
        for (CodeSymbol.Bar bar : label.symbol().bars()) {
            svg.append('M')
                    .append(number(label.codeX() + bar.x() * label.module()))
                    .append(' ')
                    .append(number(label.codeY() + bar.y() * high))
                    .append('h')
                    .append(number(bar.width() * label.module()))
                    .append('v')
                    .append(number(bar.height() * high))
                    .append('h')
                    .append(number(-bar.width() * label.module()))
                    .append('z');
        }
        svg.append("\"/>\n");
        for (LabelLayout.Words words : label.words()) {
            svg.append("<text x=\"")
                    .append(number(words.x()))
                    .append("\" y=\"")
                    .append(number(words.y()))
                    .append("\" font-size=\"")
                    .append(number(words.size() / POINTS))
                    .append("\" font-family=\"Liberation Sans, Arial, sans-serif\"")
                    .append(words.bold() ? " font-weight=\"700\">" : ">")
                    .append(escaped(words.text()))
                    .append("</text>\n");
        }
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.4f", value);
        return text.indexOf('.') < 0 ? text : text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("\\p{Cntrl}", " ");
    }
}
