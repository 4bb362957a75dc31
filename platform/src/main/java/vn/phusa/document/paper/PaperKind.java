package vn.phusa.document.paper;

/** Kinds of administrative paper with their abbreviations (NĐ 30/2020/NĐ-CP, phụ lục III). */
public enum PaperKind {
    REPORT("BC", "BÁO CÁO"),
    PLAN("KH", "KẾ HOẠCH"),
    NOTICE("TB", "THÔNG BÁO"),
    SUBMISSION("TTr", "TỜ TRÌNH"),
    MINUTES("BB", "BIÊN BẢN"),
    DECISION("QĐ", "QUYẾT ĐỊNH"),
    PROGRAMME("CTr", "CHƯƠNG TRÌNH"),
    SCHEME("ĐA", "ĐỀ ÁN");

    private final String abbreviation;
    private final String title;

    PaperKind(String abbreviation, String title) {
        this.abbreviation = abbreviation;
        this.title = title;
    }

    public String abbreviation() {
        return abbreviation;
    }

    /** As it stands above the subject, in capitals. */
    public String title() {
        return title;
    }
}
