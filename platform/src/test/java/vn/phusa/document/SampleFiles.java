package vn.phusa.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.jspecify.annotations.Nullable;

/** Makes the files, good and bad, with which the room is tried. */
public final class SampleFiles {
    private static final String MAIN =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private SampleFiles() {}

    /** A Word document whose body is the given WordprocessingML. */
    public static byte[] word(String body) {
        return zip(wordParts(body, MAIN));
    }

    public static String paragraph(String text) {
        return "<w:p><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
    }

    public static byte[] wordWithMacros() {
        Map<String, byte[]> parts = wordParts(paragraph("Kính gửi"), MAIN);
        parts.put("word/vbaProject.bin", new byte[] {1, 2, 3});
        return zip(parts);
    }

    /** The declared type alone says that macros may run. */
    public static byte[] wordDeclaredWithMacros() {
        return zip(wordParts(paragraph("Kính gửi"), "application/vnd.ms-word.document.macroEnabled.main+xml"));
    }

    public static byte[] wordWithTemplateFromElsewhere() {
        Map<String, byte[]> parts = wordParts(paragraph("Kính gửi"), MAIN);
        parts.put("word/_rels/settings.xml.rels", utf8("""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
                  Target="https://example.org/evil.dotm" TargetMode="External"/></Relationships>"""));
        return zip(parts);
    }

    public static byte[] wordWithExternalEntity() {
        Map<String, byte[]> parts = wordParts("", MAIN);
        parts.put(
                "word/document.xml",
                utf8("<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                        + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                        + paragraph("&x;") + "</w:body></w:document>"));
        return zip(parts);
    }

    /** 300 MB of zeros in a few hundred kilobytes. */
    public static byte[] wordThatIsABomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part :
                    wordParts(paragraph("a"), MAIN).entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
            zip.putNextEntry(new ZipEntry("word/media/image1.bmp"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                zip.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static byte[] zipWithTooManyEntries() {
        Map<String, byte[]> parts = wordParts(paragraph("a"), MAIN);
        for (int i = 0; i < 10_001; i++) {
            parts.put("word/" + i, new byte[0]);
        }
        return zip(parts);
    }

    public static byte[] plainZip() {
        return zip(new LinkedHashMap<>(Map.of("a.txt", utf8("a"))));
    }

    /** The head of a file of the old Office formats; with the stream's name that a password brings. */
    public static byte[] oldOffice(boolean withPassword) {
        byte[] file = new byte[4096];
        byte[] magic = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        System.arraycopy(magic, 0, file, 0, magic.length);
        if (withPassword) {
            byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
            System.arraycopy(name, 0, file, 1024, name.length);
        }
        return file;
    }

    public static byte[] program() {
        byte[] file = new byte[512];
        file[0] = 'M';
        file[1] = 'Z';
        file[2] = (byte) 0x90;
        return file;
    }

    public static byte[] png() {
        return new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
    }

    /** A PDF with these lines on each page, one list a page. */
    public static byte[] pdf(List<List<String>> pages) {
        return pdf(pages, null, null);
    }

    public static byte[] pdfWithPassword(String password) {
        return pdf(List.of(List.of("Mật")), password, null);
    }

    public static byte[] pdfWithScript() {
        return pdf(List.of(List.of("Kính gửi")), null, "app.alert('x')");
    }

    /** Pages without a single letter, as a scanner makes them. */
    public static byte[] pdfWithoutText(int pages) {
        return pdf(Collections.nCopies(pages, List.of(" ")), null, null);
    }

    private static byte[] pdf(List<List<String>> pages, @Nullable String password, @Nullable String script) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument();
                InputStream file = Objects.requireNonNull(
                        SampleFiles.class.getResourceAsStream("/liberation/LiberationSerif-Regular.ttf"))) {
            PDFont font = PDType0Font.load(pdf, file);
            for (List<String> lines : pages) {
                PDPage page = new PDPage(PDRectangle.A4);
                pdf.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                    content.beginText();
                    content.setFont(font, 13);
                    content.setLeading(18);
                    content.newLineAtOffset(85, 780);
                    for (String line : lines) {
                        content.showText(line);
                        content.newLine();
                    }
                    content.endText();
                }
            }
            if (password != null) {
                StandardProtectionPolicy policy =
                        new StandardProtectionPolicy(password + "-owner", password, new AccessPermission());
                policy.setEncryptionKeyLength(256);
                pdf.protect(policy);
            }
            if (script != null) {
                pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript(script));
            }
            pdf.save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A PDF with one stream of zeros that grows to 300 MB. */
    public static byte[] pdfThatIsABomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            bytes.write(utf8("%PDF-1.7\n1 0 obj\n<< /Length 300000 /Filter /FlateDecode >>\nstream\n"));
            OutputStream packed = new DeflaterOutputStream(bytes);
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                packed.write(zeros);
            }
            packed.close();
            bytes.write(utf8("\nendstream\nendobj\n%%EOF\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The first half of a file, as a broken connection leaves it. */
    public static byte[] half(byte[] file) {
        return Arrays.copyOf(file, file.length / 2);
    }

    /** Adds a part to a Word document made here. */
    public static byte[] wordWith(String body, Map<String, String> more) {
        Map<String, byte[]> parts = wordParts(body, MAIN);
        more.forEach((name, content) -> parts.put(name, utf8(content)));
        return zip(parts);
    }

    private static Map<String, byte[]> wordParts(String body, String type) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", utf8("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Default Extension="xml" ContentType="application/xml"/>
                <Override PartName="/word/document.xml" ContentType="%s"/></Types>""".formatted(type)));
        parts.put("_rels/.rels", utf8("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
                  Target="word/document.xml"/></Relationships>"""));
        parts.put(
                "word/document.xml",
                utf8("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                        + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
                        + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>" + body
                        + "</w:body></w:document>"));
        return parts;
    }

    private static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
