package vn.phusa.document;

import vn.phusa.base.ProblemCode;

/** Why a file is not taken in or cannot be read. */
public enum DocumentProblem implements ProblemCode {
    EMPTY("document.empty", Category.INVALID),
    /** Larger than {@link Documents#LARGEST}; argument: megabytes allowed. */
    TOO_LARGE("document.too-large", Category.TOO_LARGE),
    /** The name is missing, too long or holds control characters. */
    BAD_NAME("document.bad-name", Category.INVALID),
    /** Not one of {@link FileKind}; argument: the endings that are taken. */
    UNKNOWN_KIND("document.unknown-kind", Category.INVALID),
    /** Content and name disagree; arguments: ending in the name, what it really is. */
    NOT_WHAT_ITS_NAME_SAYS("document.not-what-its-name-says", Category.INVALID),
    /** .doc, .xls, .ppt of before 2007. */
    OLD_OFFICE_FORMAT("document.old-office-format", Category.INVALID),
    PROGRAM("document.program", Category.INVALID),
    DAMAGED("document.damaged", Category.INVALID),
    MACROS("document.macros", Category.INVALID),
    /** An archive that grows beyond measure when opened. */
    ZIP_BOMB("document.zip-bomb", Category.INVALID),
    /** XML with a DTD or external entity. */
    FORBIDDEN_XML("document.forbidden-xml", Category.INVALID),
    PASSWORD("document.password", Category.INVALID),
    /** A PDF without text: a scan. */
    SCANNED("document.scanned", Category.INVALID),
    /** No text can be read from this kind; argument: the endings that can be read. */
    NOT_READABLE("document.not-readable", Category.INVALID),
    TOO_MANY_PAGES("document.too-many-pages", Category.INVALID),
    TOO_MUCH_TEXT("document.too-much-text", Category.INVALID),
    /** A sheet with more rows or columns than {@link Spreadsheet} takes. */
    TOO_MANY_CELLS("document.too-many-cells", Category.TOO_LARGE),
    /** A table is wanted, and this is none; argument: the endings that are tables. */
    NO_TABLE("document.no-table", Category.INVALID),
    ERASED("document.erased", Category.NOT_FOUND);

    private final String code;
    private final Category category;

    DocumentProblem(String code, Category category) {
        this.code = code;
        this.category = category;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Category category() {
        return category;
    }
}
