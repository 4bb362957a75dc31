package vn.phusa.document.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;
import vn.phusa.document.FileKind;

/**
 * A DOCX, XLSX or PPTX file (ISO/IEC 29500, a ZIP of XML parts), opened with suspicion: the archive's claims about sizes
 * are not believed but counted.
 */
final class OfficePackage implements AutoCloseable {
    static final int MOST_ENTRIES = 10_000;
    static final long LARGEST_ENTRY = 256L << 20;
    static final long LARGEST_IN_ALL = 400L << 20;
    /** Below this an entry may be packed as tightly as it likes: a page of blanks is no bomb. */
    static final long SMALL = 24L << 20;

    static final int HIGHEST_RATIO = 200;

    private static final String OFFICE_DOCUMENT = "/officeDocument";
    private static final String TEMPLATE = "/attachedTemplate";

    private final ZipFile zip;
    private final String mainPart;
    private final FileKind kind;

    private OfficePackage(ZipFile zip, String mainPart, FileKind kind) {
        this.zip = zip;
        this.mainPart = mainPart;
        this.kind = kind;
    }

    /**
     * Opens and checks the package.
     *
     * @return empty when it is a ZIP but no office document
     * @throws UnsafeFile when it must not be taken in
     */
    static Optional<OfficePackage> open(Path file) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new UnsafeFile(UnsafeFile.Why.DAMAGED, e);
        }
        boolean keep = false;
        try {
            countEntries(zip);
            String main = mainPart(zip);
            FileKind kind = main == null ? null : kindOf(zip, main);
            if (main == null || kind == null) {
                return Optional.empty();
            }
            refuseForeignTemplate(zip, main);
            keep = true;
            return Optional.of(new OfficePackage(zip, main, kind));
        } catch (ZipException e) {
            throw new UnsafeFile(UnsafeFile.Why.DAMAGED, e);
        } finally {
            if (!keep) {
                zip.close();
            }
        }
    }

    FileKind kind() {
        return kind;
    }

    /** The part that holds the document itself, for example {@code word/document.xml}. */
    String mainPart() {
        return mainPart;
    }

    /** The names of all parts. */
    List<String> parts() {
        return zip.stream().map(ZipEntry::getName).toList();
    }

    /** A part by its name; null when there is none. */
    @Nullable
    InputStream part(String name) throws IOException {
        return part(zip, name);
    }

    private static @Nullable InputStream part(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        return entry == null ? null : zip.getInputStream(entry);
    }

    /** Inflates every entry once, keeping nothing, so that no later step meets a surprise. */
    private static void countEntries(ZipFile zip) throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            throw new UnsafeFile(UnsafeFile.Why.ZIP_BOMB);
        }
        Set<String> names = new HashSet<>();
        byte[] buffer = new byte[64 << 10];
        long inAll = 0;
        for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
            if (!names.add(entry.getName())) {
                throw new UnsafeFile(UnsafeFile.Why.DAMAGED);
            }
            refuseMacros(entry.getName());
            long size = 0;
            long packed = Math.max(1, entry.getCompressedSize());
            try (InputStream content = zip.getInputStream(entry)) {
                for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                    size += read;
                    if (size > LARGEST_ENTRY
                            || inAll + size > LARGEST_IN_ALL
                            || size > SMALL && size / packed > HIGHEST_RATIO) {
                        throw new UnsafeFile(UnsafeFile.Why.ZIP_BOMB);
                    }
                }
            }
            inAll += size;
        }
    }

    private static void refuseMacros(String entryName) throws UnsafeFile {
        String name = entryName.toLowerCase(Locale.ROOT);
        if (name.endsWith("vbaproject.bin") || name.contains("/activex/") || name.contains("/macrosheets/")) {
            throw new UnsafeFile(UnsafeFile.Why.MACROS);
        }
    }

    private static @Nullable String mainPart(ZipFile zip) throws IOException {
        InputStream relations = part(zip, "_rels/.rels");
        if (relations == null) {
            return null;
        }
        String[] found = new String[1];
        try (relations) {
            SecureXml.read(relations, (reader, event) -> {
                if (event == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("Relationship")
                        && text(reader.getAttributeValue(null, "Type")).endsWith(OFFICE_DOCUMENT)) {
                    String target = text(reader.getAttributeValue(null, "Target"));
                    found[0] = target.startsWith("/") ? target.substring(1) : target;
                }
            });
        }
        return found[0];
    }

    private static @Nullable FileKind kindOf(ZipFile zip, String mainPart) throws IOException {
        InputStream types = part(zip, "[Content_Types].xml");
        if (types == null || zip.getEntry(mainPart) == null) {
            return null;
        }
        String[] type = {""};
        boolean[] macros = {false};
        try (types) {
            SecureXml.read(types, (reader, event) -> {
                if (event != XMLStreamConstants.START_ELEMENT) {
                    return;
                }
                String declared = text(reader.getAttributeValue(null, "ContentType"));
                macros[0] |= declared.contains("macroEnabled") || declared.contains("vbaProject");
                if (text(reader.getAttributeValue(null, "PartName")).equals("/" + mainPart)) {
                    type[0] = declared;
                }
            });
        }
        if (macros[0]) {
            throw new UnsafeFile(UnsafeFile.Why.MACROS);
        }
        if (type[0].contains("wordprocessingml")) {
            return FileKind.WORD;
        }
        if (type[0].contains("spreadsheetml")) {
            return FileKind.SPREADSHEET;
        }
        return type[0].contains("presentationml") ? FileKind.PRESENTATION : null;
    }

    /** A document that fetches its template from elsewhere fetches that template's macros as well. */
    private static void refuseForeignTemplate(ZipFile zip, String mainPart) throws IOException {
        int slash = mainPart.lastIndexOf('/') + 1;
        InputStream relations = part(zip, mainPart.substring(0, slash) + "_rels/settings.xml.rels");
        if (relations == null) {
            return;
        }
        try (relations) {
            boolean[] foreign = {false};
            SecureXml.read(relations, (reader, event) -> {
                if (event == XMLStreamConstants.START_ELEMENT
                        && text(reader.getAttributeValue(null, "Type")).endsWith(TEMPLATE)) {
                    String target = text(reader.getAttributeValue(null, "Target"))
                            .toLowerCase(Locale.ROOT)
                            .strip();
                    foreign[0] |= target.startsWith("http:")
                            || target.startsWith("https:")
                            || target.startsWith("ftp:")
                            || target.startsWith("\\\\")
                            || target.startsWith("file://");
                }
            });
            if (foreign[0]) {
                throw new UnsafeFile(UnsafeFile.Why.MACROS);
            }
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
