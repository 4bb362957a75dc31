package vn.phusa.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of file that are taken in, each recognised by its content; the name must agree. */
public enum FileKind {
    PDF("application/pdf", false, "pdf"),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document", false, "docx"),
    SPREADSHEET("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, "xlsx"),
    PRESENTATION("application/vnd.openxmlformats-officedocument.presentationml.presentation", false, "pptx"),
    PNG("image/png", false, "png"),
    JPEG("image/jpeg", false, "jpg", "jpeg"),
    WEBP("image/webp", false, "webp"),
    TEXT("text/plain", true, "txt", "csv", "md"),
    JSON("application/json", true, "json", "jsonl", "jsonld", "geojson"),
    XML("application/xml", true, "xml");

    private final String mediaType;
    private final boolean plain;
    private final List<String> endings;

    FileKind(String mediaType, boolean plain, String... endings) {
        this.mediaType = mediaType;
        this.plain = plain;
        this.endings = List.of(endings);
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether the file is characters; its encoding is then found out when it is read. */
    public boolean plain() {
        return plain;
    }

    /** Endings of file names, lower case, without dot; the usual one first. */
    public List<String> endings() {
        return endings;
    }

    /** Whether text can be read from it. */
    public boolean readable() {
        return this == PDF || this == WORD || this == TEXT;
    }

    /** The kind that a name promises; empty when the ending is none of ours. */
    public static Optional<FileKind> promisedBy(String fileName) {
        String ending = endingOf(fileName);
        return Arrays.stream(values())
                .filter(kind -> kind.endings.contains(ending))
                .findFirst();
    }

    /** Lower case, without dot; empty when there is none. */
    public static String endingOf(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** All endings, for messages: "pdf, docx, …". */
    public static String allEndings() {
        return String.join(
                ", ",
                Arrays.stream(values()).flatMap(kind -> kind.endings.stream()).toList());
    }
}
