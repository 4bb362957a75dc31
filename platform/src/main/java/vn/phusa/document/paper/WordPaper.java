package vn.phusa.document.paper;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes a paper as DOCX (ISO/IEC 29500). The same paper gives the same bytes. */
public final class WordPaper {
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/";
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    /** Times in a ZIP have no zone; a fixed one keeps the bytes the same everywhere. */
    private static final LocalDateTime STAMP = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final StringBuilder body = new StringBuilder(16_384);
    private final List<Block.Picture> pictures = new ArrayList<>();
    private final OfficialPaper paper;

    private WordPaper(OfficialPaper paper) {
        this.paper = paper;
    }

    /** @param out not closed */
    public static void write(OfficialPaper paper, OutputStream out) throws IOException {
        WordPaper word = new WordPaper(paper);
        word.build();
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        part(zip, "[Content_Types].xml", contentTypes());
        part(zip, "_rels/.rels", packageRelations());
        part(zip, "docProps/core.xml", properties(paper));
        part(zip, "word/document.xml", word.document());
        part(zip, "word/_rels/document.xml.rels", word.documentRelations());
        part(zip, "word/styles.xml", styles());
        part(zip, "word/header1.xml", pageNumber());
        for (int i = 0; i < word.pictures.size(); i++) {
            part(
                    zip,
                    "word/media/image" + (i + 1) + ".png",
                    word.pictures.get(i).png());
        }
        zip.finish();
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        part(zip, name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static void part(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(STAMP);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private void build() {
        head();
        title();
        List<String> addressees = paper.addresseeLines();
        for (int i = 0; i < addressees.size(); i++) {
            Look look = addressees.size() == 1
                    ? new Look().centred()
                    : new Look().from(i == 0 ? Layout.ADDRESS : Layout.ADDRESSEES);
            paragraph(look.before(i == 0 ? 12 : 0), new Run(addressees.get(i), Layout.TEXT_SIZE));
        }
        for (String ground : paper.legalBasisLines()) {
            paragraph(Look.text(), new Run(ground, Layout.TEXT_SIZE).italic());
        }
        blocks(paper.body());
        foot();
        for (int i = 0; i < paper.annexes().size(); i++) {
            // The paragraph that holds them ends a section: what follows begins on a new page and counts from 1.
            body.append("<w:p><w:pPr>").append(section()).append("</w:pPr></w:p>");
            annex(i);
        }
    }

    private void blocks(List<Block> blocks) {
        Numbering numbering = new Numbering();
        for (Block block : blocks) {
            switch (block) {
                case Block.Heading heading -> {
                    Run run = new Run(numbering.next(heading), Layout.TEXT_SIZE);
                    paragraph(
                            Look.text().heading(heading.level()),
                            heading.level() == 3 ? run.bold().italic() : run.bold());
                }
                case Block.Paragraph(String text) -> paragraph(Look.text(), new Run(text, Layout.TEXT_SIZE));
                case Block.Item(String text) -> paragraph(Look.text(), new Run("- " + text, Layout.TEXT_SIZE));
                case Block.Table table -> table(table);
                case Block.Picture picture -> picture(picture);
            }
        }
    }

    /** NĐ 30/2020/NĐ-CP, phụ lục I: "Phụ lục" bold, its title in bold capitals, and in italics what it belongs to. */
    private void annex(int index) {
        OfficialPaper.Annex annex = paper.annexes().get(index);
        paragraph(new Look().centred(), new Run(paper.annexLine(index), Layout.SUBJECT_SIZE).bold());
        paragraph(new Look().centred(), new Run(annex.titleCapitals(), Layout.SUBJECT_SIZE).bold());
        paragraph(new Look().centred(), new Run(paper.annexReference(), Layout.TEXT_SIZE).italic());
        line(Layout.WIDTH, Layout.WIDTH * 0.3);
        blocks(annex.body());
    }

    /** Issuing body and number to the left, country, motto, place and date to the right. */
    private void head() {
        openTable(new double[] {Layout.HEAD_LEFT, Layout.HEAD_RIGHT}, false);
        body.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        openCell(Layout.HEAD_LEFT);
        String superior = paper.superiorBodyCapitals();
        if (superior != null) {
            paragraph(new Look().centred(), new Run(superior, Layout.BODY_NAME_SIZE));
        }
        String issuer = paper.issuingBodyCapitals();
        paragraph(new Look().centred(), new Run(issuer, Layout.BODY_NAME_SIZE).bold());
        line(Layout.HEAD_LEFT, Math.min(Layout.lineUnder(issuer, Layout.BODY_NAME_SIZE), Layout.HEAD_LEFT * 0.4));
        paragraph(new Look().centred().before(6), new Run(paper.numberLine(), Layout.NUMBER_SIZE));
        OfficialPaper.Urgency urgency = paper.urgency();
        if (urgency != null) {
            paragraph(
                    new Look().centred().before(6),
                    new Run(urgency.mark(), 14).bold().boxed());
        }
        closeCell();
        openCell(Layout.HEAD_RIGHT);
        paragraph(new Look().centred(), new Run(Layout.COUNTRY, Layout.COUNTRY_SIZE).bold());
        paragraph(
                new Look().centred(),
                new Run(Layout.MOTTO, Layout.MOTTO_SIZE).bold().underlined());
        paragraph(new Look().centred().before(6), new Run(paper.placeAndDate(), Layout.DATE_SIZE).italic());
        closeCell();
        body.append("</w:tr></w:tbl>");
    }

    private void title() {
        paragraph(new Look().centred().before(18), new Run(paper.kind().title(), Layout.SUBJECT_SIZE).bold());
        paragraph(new Look().centred(), new Run(paper.subject(), Layout.SUBJECT_SIZE).bold());
        double width = Math.min(Layout.widthOfBold(paper.subject(), Layout.SUBJECT_SIZE), Layout.WIDTH);
        line(Layout.WIDTH, width * 0.4);
        paragraph(new Look(), new Run("", Layout.TEXT_SIZE));
    }

    /** A short rule in the middle: an empty, very low paragraph with a border above and wide margins. */
    private void line(double available, double length) {
        int margin = twips((available - length) / 2);
        body.append(
                        "<w:p><w:pPr><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"000000\"/></w:pBdr>")
                .append("<w:spacing w:before=\"20\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/><w:ind w:left=\"")
                .append(margin)
                .append("\" w:right=\"")
                .append(margin)
                .append("\"/></w:pPr></w:p>");
    }

    private void table(Block.Table table) {
        String caption = table.caption();
        if (caption != null) {
            paragraph(new Look().centred().before(6).keptWithNext(), new Run(caption, Layout.TEXT_SIZE).italic());
        }
        double[] widths = widths(table.columns());
        openTable(widths, true);
        body.append("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (int i = 0; i < widths.length; i++) {
            openCell(widths[i]);
            paragraph(new Look().centred(), new Run(table.columns().get(i).header(), Layout.TABLE_SIZE).bold());
            closeCell();
        }
        body.append("</w:tr>");
        for (List<String> row : table.rows()) {
            body.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for (int i = 0; i < widths.length; i++) {
                openCell(widths[i]);
                Look look = table.columns().get(i).right() ? new Look().right() : new Look();
                paragraph(look, new Run(row.get(i), Layout.TABLE_SIZE));
                closeCell();
            }
            body.append("</w:tr>");
        }
        body.append("</w:tbl>");
        paragraph(new Look(), new Run("", 6));
    }

    static double[] widths(List<Block.Column> columns) {
        int shares = columns.stream().mapToInt(Block.Column::share).sum();
        return columns.stream()
                .mapToDouble(column -> (double) Layout.WIDTH * column.share() / shares)
                .toArray();
    }

    /** Recipients to the left, signature to the right, never torn apart. */
    private void foot() {
        paragraph(new Look().keptWithNext(), new Run("", Layout.TEXT_SIZE));
        double half = Layout.WIDTH / 2.0;
        openTable(new double[] {half, half}, false);
        body.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        openCell(half);
        if (!paper.recipients().isEmpty()) {
            paragraph(
                    new Look(),
                    new Run("Nơi nhận:", Layout.RECIPIENTS_SIZE).bold().italic());
        }
        for (String recipient : paper.recipientLines()) {
            paragraph(new Look(), new Run(recipient, Layout.RECIPIENT_SIZE));
        }
        closeCell();
        openCell(half);
        for (String line : paper.signature().lines()) {
            paragraph(new Look().centred(), new Run(line, Layout.TEXT_SIZE).bold());
        }
        for (int i = 0; i < 4; i++) {
            paragraph(new Look().centred(), new Run("", Layout.TEXT_SIZE));
        }
        String name = paper.signature().name();
        paragraph(new Look().centred(), new Run(name == null ? "" : name, Layout.TEXT_SIZE).bold());
        closeCell();
        body.append("</w:tr></w:tbl>");
    }

    private void openTable(double[] widths, boolean ruled) {
        body.append("<w:tbl><w:tblPr><w:tblW w:w=\"")
                .append(twips(Layout.WIDTH))
                .append("\" w:type=\"dxa\"/>");
        if (ruled) {
            body.append("<w:tblBorders>");
            for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
                body.append("<w:")
                        .append(side)
                        .append(" w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
            }
            body.append("</w:tblBorders>");
        }
        body.append("<w:tblLayout w:type=\"fixed\"/>");
        if (!ruled) {
            body.append(
                    "<w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar>");
        }
        body.append("</w:tblPr><w:tblGrid>");
        for (double width : widths) {
            body.append("<w:gridCol w:w=\"").append(twips(width)).append("\"/>");
        }
        body.append("</w:tblGrid>");
    }

    private void openCell(double width) {
        body.append("<w:tc><w:tcPr><w:tcW w:w=\"").append(twips(width)).append("\" w:type=\"dxa\"/></w:tcPr>");
    }

    private void closeCell() {
        body.append("</w:tc>");
    }

    /** How a paragraph looks. */
    private static final class Look {
        private String alignment = "left";
        private int before;
        private boolean indented;
        private double from;
        private boolean keptWithNext;
        private int heading;

        /** Running text: justified, first line indented. */
        static Look text() {
            Look look = new Look();
            look.alignment = "both";
            look.before = Layout.PARAGRAPH_GAP;
            look.indented = true;
            return look;
        }

        Look centred() {
            alignment = "center";
            return this;
        }

        Look right() {
            alignment = "right";
            return this;
        }

        Look before(int points) {
            before = points;
            return this;
        }

        /** Begins so many millimetres from the margin. */
        Look from(double millimetres) {
            from = millimetres;
            return this;
        }

        Look keptWithNext() {
            keptWithNext = true;
            return this;
        }

        Look heading(int level) {
            heading = level;
            return keptWithNext();
        }

        String xml() {
            StringBuilder xml = new StringBuilder("<w:pPr>");
            if (heading > 0) {
                xml.append("<w:pStyle w:val=\"Heading").append(heading).append("\"/>");
            }
            if (keptWithNext) {
                xml.append("<w:keepNext/>");
            }
            xml.append("<w:spacing w:before=\"").append(before * 20).append("\" w:after=\"0\"/>");
            if (indented) {
                xml.append("<w:ind w:firstLine=\"").append(twips(Layout.INDENT)).append("\"/>");
            }
            if (from > 0) {
                xml.append("<w:ind w:left=\"").append(twips(from)).append("\"/>");
            }
            return xml.append("<w:jc w:val=\"")
                    .append(alignment)
                    .append("\"/></w:pPr>")
                    .toString();
        }
    }

    /** Words in one face. */
    private static final class Run {
        private final String text;
        private final int size;
        private boolean bold;
        private boolean italic;
        private boolean underlined;
        private boolean boxed;

        Run(String text, int size) {
            this.text = text;
            this.size = size;
        }

        Run bold() {
            bold = true;
            return this;
        }

        Run italic() {
            italic = true;
            return this;
        }

        Run underlined() {
            underlined = true;
            return this;
        }

        Run boxed() {
            boxed = true;
            return this;
        }

        String xml() {
            StringBuilder xml = new StringBuilder("<w:r><w:rPr>");
            if (bold) {
                xml.append("<w:b/>");
            }
            if (italic) {
                xml.append("<w:i/>");
            }
            xml.append("<w:sz w:val=\"")
                    .append(size * 2)
                    .append("\"/><w:szCs w:val=\"")
                    .append(size * 2)
                    .append("\"/>");
            if (underlined) {
                xml.append("<w:u w:val=\"single\"/>");
            }
            if (boxed) {
                xml.append("<w:bdr w:val=\"single\" w:sz=\"6\" w:space=\"4\" w:color=\"000000\"/>");
            }
            xml.append("</w:rPr>");
            String[] lines = text.split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                xml.append(i == 0 ? "" : "<w:br/>")
                        .append("<w:t xml:space=\"preserve\">")
                        .append(Markup.escaped(lines[i]))
                        .append("</w:t>");
            }
            return xml.append("</w:r>").toString();
        }
    }

    private void paragraph(Look look, Run run) {
        body.append("<w:p>").append(look.xml()).append(run.xml()).append("</w:p>");
    }

    /** A picture in the line of a centred paragraph; sizes are in EMU, 36,000 a millimetre. */
    private void picture(Block.Picture picture) {
        pictures.add(picture);
        int number = pictures.size();
        long width = Math.round((Layout.PAGE_WIDTH - Layout.LEFT - Layout.RIGHT) * picture.share() * 36_000);
        long height = width * picture.height() / picture.width();
        String size = "cx=\"" + width + "\" cy=\"" + height + "\"";
        String named = "id=\"" + number + "\" name=\"image" + number + "\" descr=\"" + Markup.escaped(picture.caption())
                + "\"";
        body.append("<w:p>")
                .append(new Look().centred().before(6).xml())
                .append("<w:r><w:drawing><wp:inline xmlns:wp=\"")
                .append(DRAWING)
                .append("wordprocessingDrawing\"><wp:extent ")
                .append(size)
                .append("/><wp:docPr ")
                .append(named)
                .append("/><a:graphic xmlns:a=\"")
                .append(DRAWING)
                .append("main\"><a:graphicData uri=\"")
                .append(DRAWING)
                .append("picture\"><pic:pic xmlns:pic=\"")
                .append(DRAWING)
                .append("picture\"><pic:nvPicPr><pic:cNvPr ")
                .append(named)
                .append("/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"p")
                .append(number)
                .append(
                        "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>"
                                + "<a:ext ")
                .append(size)
                .append("/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
                        + "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>");
        paragraph(new Look().centred(), new Run(picture.caption(), Layout.TEXT_SIZE).italic());
    }

    static int twips(double millimetres) {
        return (int) Math.round(millimetres * 1440 / 25.4);
    }

    private String document() {
        return XML + "<w:document xmlns:w=\"" + WORD + "\" xmlns:r=\"" + RELATIONS + "\"><w:body>" + body + section()
                + "</w:body></w:document>";
    }

    /** Page, margins, and page numbers from 1 of which the first is not shown. */
    private static String section() {
        return "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"r2\"/><w:pgSz w:w=\""
                + twips(Layout.PAGE_WIDTH)
                + "\" w:h=\"" + twips(Layout.PAGE_HEIGHT) + "\"/><w:pgMar w:top=\"" + twips(Layout.TOP)
                + "\" w:right=\""
                + twips(Layout.RIGHT) + "\" w:bottom=\"" + twips(Layout.BOTTOM) + "\" w:left=\"" + twips(Layout.LEFT)
                + "\" w:header=\"" + twips(10) + "\" w:footer=\"" + twips(10)
                // With titlePg and no header for the first page, that page carries no number.
                + "\" w:gutter=\"0\"/><w:pgNumType w:start=\"1\"/><w:titlePg/></w:sectPr>";
    }

    private static String pageNumber() {
        String face = "<w:rPr><w:sz w:val=\"" + Layout.PAGE_NUMBER_SIZE * 2 + "\"/></w:rPr>";
        return XML + "<w:hdr xmlns:w=\"" + WORD + "\"><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>"
                + "<w:r>" + face + "<w:fldChar w:fldCharType=\"begin\"/></w:r>"
                + "<w:r>" + face + "<w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
                + "<w:r>" + face + "<w:fldChar w:fldCharType=\"separate\"/></w:r>"
                + "<w:r>" + face + "<w:t>2</w:t></w:r>"
                + "<w:r>" + face + "<w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:hdr>";
    }

    private static String styles() {
        StringBuilder xml = new StringBuilder(XML)
                .append("<w:styles xmlns:w=\"")
                .append(WORD)
                .append("\"><w:docDefaults><w:rPrDefault><w:rPr>")
                .append("<w:rFonts w:ascii=\"")
                .append(Layout.FONT)
                .append("\" w:hAnsi=\"")
                .append(Layout.FONT)
                .append("\" w:eastAsia=\"")
                .append(Layout.FONT)
                .append("\" w:cs=\"")
                .append(Layout.FONT)
                .append("\"/>")
                .append("<w:color w:val=\"000000\"/><w:sz w:val=\"")
                .append(Layout.TEXT_SIZE * 2)
                .append("\"/><w:szCs w:val=\"")
                .append(Layout.TEXT_SIZE * 2)
                .append("\"/><w:lang w:val=\"vi-VN\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>")
                .append(
                        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>");
        for (int level = 1; level <= 3; level++) {
            xml.append("<w:style w:type=\"paragraph\" w:styleId=\"Heading")
                    .append(level)
                    .append("\"><w:name w:val=\"heading ")
                    .append(level)
                    .append(
                            "\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:pPr><w:keepNext/><w:outlineLvl w:val=\"")
                    .append(level - 1)
                    .append("\"/></w:pPr></w:style>");
        }
        return xml.append("</w:styles>").toString();
    }

    private static String properties(OfficialPaper paper) {
        String date = paper.date() + "T00:00:00Z";
        return XML
                + "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>"
                + Markup.escaped(title(paper)) + "</dc:title><dc:creator>" + Markup.escaped(paper.issuingBody())
                + "</dc:creator><dc:language>vi-VN</dc:language><dcterms:created xsi:type=\"dcterms:W3CDTF\">" + date
                + "</dcterms:created></cp:coreProperties>";
    }

    static String title(OfficialPaper paper) {
        @Nullable PaperNumber number = paper.number();
        return paper.subject() + (number == null ? "" : " (" + number + ")");
    }

    private static String contentTypes() {
        return XML + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"png\" ContentType=\"image/png\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + override("/word/document.xml", TYPES + "document.main+xml")
                + override("/word/styles.xml", TYPES + "styles+xml")
                + override("/word/header1.xml", TYPES + "header+xml")
                + override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
                + "</Types>";
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"" + part + "\" ContentType=\"" + type + "\"/>";
    }

    private static String packageRelations() {
        return XML + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + relation("r1", RELATIONS + "/officeDocument", "word/document.xml")
                + relation(
                        "r2",
                        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                        "docProps/core.xml")
                + "</Relationships>";
    }

    private String documentRelations() {
        StringBuilder shown = new StringBuilder();
        for (int i = 1; i <= pictures.size(); i++) {
            shown.append(relation("p" + i, RELATIONS + "/image", "media/image" + i + ".png"));
        }
        return XML + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + relation("r1", RELATIONS + "/styles", "styles.xml")
                + relation("r2", RELATIONS + "/header", "header1.xml")
                + shown
                + "</Relationships>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
    }
}
