package vn.phusa.vietnamese;

/** How a stated number relates to the true one. A count in an official text is often only a bound ("hơn 60 tổ chức"). */
public enum Qualifier {
    /** The number itself: "14 tổ chức". */
    EXACTLY("="),
    /** A lower bound: "hơn", "trên", "ít nhất", "tối thiểu", "từ … trở lên". */
    AT_LEAST("≥"),
    /** An upper bound: "dưới", "không quá", "tối đa", "nhiều nhất". */
    AT_MOST("≤"),
    /** An estimate: "khoảng", "gần", "xấp xỉ", "ước". */
    ABOUT("≈");

    private final String symbol;

    Qualifier(String symbol) {
        this.symbol = symbol;
    }

    /** The sign printed before the number. */
    public String symbol() {
        return symbol;
    }
}
