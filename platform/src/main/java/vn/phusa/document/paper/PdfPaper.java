package vn.phusa.document.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a paper as PDF with embedded type and the measures of the DOCX. */
public final class PdfPaper {
    private static final Logger LOG = LoggerFactory.getLogger(PdfPaper.class);

    private final StringBuilder html = new StringBuilder(16_384);
    private final OfficialPaper paper;

    private PdfPaper(OfficialPaper paper) {
        this.paper = paper;
    }

    /** On how many pages the paper stands. */
    public static int pages(OfficialPaper paper) throws IOException {
        return write(paper, OutputStream.nullOutputStream());
    }

    /**
     * Writes the file.
     *
     * @param out not closed
     * @return number of pages
     */
    public static int write(OfficialPaper paper, OutputStream out) throws IOException {
        PdfPaper pdf = new PdfPaper(paper);
        pdf.build();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        face(builder, "Regular", 400, FontStyle.NORMAL);
        face(builder, "Bold", 700, FontStyle.NORMAL);
        face(builder, "Italic", 400, FontStyle.ITALIC);
        face(builder, "BoldItalic", 700, FontStyle.ITALIC);
        // The page is made here; it may fetch nothing from anywhere. Pictures stand in it themselves.
        builder.useUriResolver((base, uri) -> uri.startsWith(PICTURE) ? uri : null);
        builder.withDiagnosticConsumer(diagnostic -> LOG.debug(diagnostic.getFormattedMessage()));
        builder.withHtmlContent(pdf.html.toString(), null);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            PDDocument document = renderer.getPdfDocument();
            describe(document, paper);
            document.save(out);
            return document.getNumberOfPages();
        }
    }

    private static void face(PdfRendererBuilder builder, String style, int weight, FontStyle slant) {
        builder.useFont(() -> Layout.typeface(style), Layout.FONT, weight, slant, true);
    }

    private static void describe(PDDocument document, OfficialPaper paper) {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(WordPaper.title(paper));
        information.setAuthor(paper.issuingBody());
        GregorianCalendar date = GregorianCalendar.from(paper.date().atStartOfDay(ZoneOffset.UTC));
        information.setCreationDate(date);
        information.setModificationDate(date);
        document.setDocumentInformation(information);
        document.getDocumentCatalog().setLanguage("vi-VN");
    }

    /** How a picture inside the page begins. */
    private static final String PICTURE = "data:image/png;base64,";

    private void build() {
        html.append("<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\"/><title>")
                .append(Markup.escaped(WordPaper.title(paper)))
                .append("</title><style>")
                .append(style())
                .append("</style></head><body>");
        head();
        title();
        List<String> addressees = paper.addresseeLines();
        for (int i = 0; i < addressees.size(); i++) {
            element(
                    "p",
                    addressees.size() == 1 ? "centre gap" : i == 0 ? "address gap" : "addressee",
                    addressees.get(i));
        }
        for (String ground : paper.legalBasisLines()) {
            element("p", "text italic", ground);
        }
        blocks(paper.body());
        foot();
        for (int i = 0; i < paper.annexes().size(); i++) {
            annex(i);
        }
        html.append("</body></html>");
    }

    private void blocks(List<Block> blocks) {
        Numbering numbering = new Numbering();
        for (Block block : blocks) {
            switch (block) {
                case Block.Heading heading -> element("h" + (heading.level() + 1), "text", numbering.next(heading));
                case Block.Paragraph(String text) -> element("p", "text", text);
                case Block.Item(String text) -> element("p", "text", "- " + text);
                case Block.Table table -> table(table);
                case Block.Picture picture -> picture(picture);
            }
        }
    }

    private void annex(int index) {
        OfficialPaper.Annex annex = paper.annexes().get(index);
        html.append("<div class=\"annex\">");
        sized("bold centre", paper.annexLine(index), Layout.SUBJECT_SIZE);
        sized("bold centre", annex.titleCapitals(), Layout.SUBJECT_SIZE);
        sized("italic centre", paper.annexReference(), Layout.TEXT_SIZE);
        rule(Layout.WIDTH * 0.3);
        blocks(annex.body());
        html.append("</div>");
    }

    private static String style() {
        return """
                @page { size: A4; margin: %dmm %dmm %dmm %dmm;
                        @top-center { content: counter(page); font-family: '%s'; font-size: %dpt; } }
                @page :first { @top-center { content: none; } }
                body { font-family: '%s'; font-size: %dpt; line-height: 1.15; margin: 0; color: #000; }
                p, h1, h2, h3, h4 { margin: 0; font-size: inherit; font-weight: normal; }
                table { border-collapse: collapse; width: 100%%; }
                .frame td { vertical-align: top; text-align: center; padding: 0; }
                .centre { text-align: center; }
                .bold, h1, h2, h3, h4 { font-weight: bold; }
                .italic, h4 { font-style: italic; }
                .text { text-align: justify; text-indent: %smm; margin-top: %dpt; }
                h2, h3, h4 { page-break-after: avoid; }
                .address { margin-left: %dmm; }
                .addressee { margin-left: %dmm; }
                .gap { margin-top: %dpt; }
                .rule { border-top: 0.75pt solid #000; height: 0; margin: 3pt auto 0 auto; }
                .motto { border-bottom: 0.75pt solid #000; }
                .urgent { border: 0.75pt solid #000; padding: 2pt 6pt; font-size: 14pt; font-weight: bold; }
                .data { margin-top: %dpt; width: 99.5%%; -fs-table-paginate: paginate; page-break-inside: auto; }
                .data td, .data th { border: 0.5pt solid #000; padding: 2pt 4pt; font-size: %dpt; vertical-align: top; }
                .data th { text-align: center; font-weight: bold; }
                .data tr { page-break-inside: avoid; }
                .right { text-align: right; }
                .foot { margin-top: 14pt; page-break-inside: avoid; }
                .foot .recipients { text-align: left; }
                .annex { page-break-before: always; -fs-page-sequence: start; }
                """.formatted(
                        Layout.TOP,
                        Layout.RIGHT,
                        Layout.BOTTOM,
                        Layout.LEFT,
                        Layout.FONT,
                        Layout.PAGE_NUMBER_SIZE,
                        Layout.FONT,
                        Layout.TEXT_SIZE,
                        Layout.INDENT,
                        Layout.PARAGRAPH_GAP,
                        Layout.ADDRESS,
                        Layout.ADDRESSEES,
                        Layout.PARAGRAPH_GAP * 2,
                        Layout.PARAGRAPH_GAP,
                        Layout.TABLE_SIZE);
    }

    private void head() {
        html.append("<table class=\"frame\"><tr><td style=\"width: ")
                .append(Layout.HEAD_LEFT)
                .append("mm\">");
        String superior = paper.superiorBodyCapitals();
        if (superior != null) {
            sized("", superior, Layout.BODY_NAME_SIZE);
        }
        String issuer = paper.issuingBodyCapitals();
        sized("bold", issuer, Layout.BODY_NAME_SIZE);
        rule(Math.min(Layout.lineUnder(issuer, Layout.BODY_NAME_SIZE), Layout.HEAD_LEFT * 0.4));
        html.append("<div style=\"margin-top: 6pt\">");
        sized("", paper.numberLine(), Layout.NUMBER_SIZE);
        html.append("</div>");
        OfficialPaper.Urgency urgency = paper.urgency();
        if (urgency != null) {
            html.append("<p class=\"gap\"><span class=\"urgent\">")
                    .append(urgency.mark())
                    .append("</span></p>");
        }
        html.append("</td><td style=\"width: ").append(Layout.HEAD_RIGHT).append("mm\">");
        sized("bold", Layout.COUNTRY, Layout.COUNTRY_SIZE);
        html.append("<p style=\"font-size: ")
                .append(Layout.MOTTO_SIZE)
                .append("pt\"><span class=\"bold motto\">")
                .append(Layout.MOTTO)
                .append("</span></p><div style=\"margin-top: 6pt\">");
        sized("italic", paper.placeAndDate(), Layout.DATE_SIZE);
        html.append("</div></td></tr></table>");
    }

    private void title() {
        html.append("<div style=\"margin-top: 18pt\">");
        sized("bold centre", paper.kind().title(), Layout.SUBJECT_SIZE);
        element("h1", "centre", paper.subject());
        rule(Math.min(Layout.widthOfBold(paper.subject(), Layout.SUBJECT_SIZE), Layout.WIDTH) * 0.4);
        html.append("</div><div style=\"height: 10pt\"></div>");
    }

    private void table(Block.Table table) {
        String caption = table.caption();
        if (caption != null) {
            element("p", "centre italic gap", caption);
        }
        double[] widths = WordPaper.widths(table.columns());
        html.append("<table class=\"data\"><thead><tr>");
        for (int i = 0; i < widths.length; i++) {
            html.append("<th style=\"width: ")
                    .append(Math.round(widths[i]))
                    .append("mm\">")
                    .append(lines(table.columns().get(i).header()))
                    .append("</th>");
        }
        html.append("</tr></thead><tbody>");
        for (List<String> row : table.rows()) {
            html.append("<tr>");
            for (int i = 0; i < widths.length; i++) {
                html.append(table.columns().get(i).right() ? "<td class=\"right\">" : "<td>")
                        .append(lines(row.get(i)))
                        .append("</td>");
            }
            html.append("</tr>");
        }
        html.append("</tbody></table>");
    }

    private void foot() {
        html.append("<table class=\"frame foot\"><tr><td class=\"recipients\" style=\"width: 50%\">");
        if (!paper.recipients().isEmpty()) {
            sized("bold italic", "Nơi nhận:", Layout.RECIPIENTS_SIZE);
        }
        for (String recipient : paper.recipientLines()) {
            sized("", recipient, Layout.RECIPIENT_SIZE);
        }
        html.append("</td><td style=\"width: 50%\">");
        for (String line : paper.signature().lines()) {
            sized("bold", line, Layout.TEXT_SIZE);
        }
        html.append("<div style=\"height: 60pt\"></div>");
        String name = paper.signature().name();
        if (name != null) {
            sized("bold", name, Layout.TEXT_SIZE);
        }
        html.append("</td></tr></table>");
    }

    private void rule(double millimetres) {
        html.append("<div class=\"rule\" style=\"width: ")
                .append(Math.round(millimetres * 10) / 10.0)
                .append("mm\"></div>");
    }

    private void element(String name, String classes, String text) {
        html.append('<')
                .append(name)
                .append(" class=\"")
                .append(classes)
                .append("\">")
                .append(lines(text))
                .append("</")
                .append(name)
                .append('>');
    }

    private void picture(Block.Picture picture) {
        int width = (int) Math.round((Layout.PAGE_WIDTH - Layout.LEFT - Layout.RIGHT) * picture.share());
        html.append("<p class=\"centre gap\"><img alt=\"")
                .append(Markup.escaped(picture.caption()))
                .append("\" src=\"")
                .append(PICTURE)
                .append(Base64.getEncoder().encodeToString(picture.png()))
                .append("\" style=\"width: ")
                .append(width)
                .append("mm\"/></p>");
        element("p", "centre italic", picture.caption());
    }

    private void sized(String classes, String text, int points) {
        html.append("<p class=\"")
                .append(classes)
                .append("\" style=\"font-size: ")
                .append(points)
                .append("pt\">")
                .append(lines(text))
                .append("</p>");
    }

    private static String lines(String text) {
        StringBuilder lines = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            lines.append(lines.isEmpty() ? "" : "<br/>").append(Markup.escaped(line));
        }
        return lines.toString();
    }
}
