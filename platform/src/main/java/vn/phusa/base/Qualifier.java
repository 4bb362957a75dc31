package vn.phusa.base;

/** How sure a stated number is: "14 tổ chức" is exact, "hơn 60 tổ chức" a lower bound. */
public enum Qualifier {
    EXACTLY("="),
    AT_LEAST("≥"),
    AT_MOST("≤"),
    ABOUT("≈");

    private final String sign;

    Qualifier(String sign) {
        this.sign = sign;
    }

    public String sign() {
        return sign;
    }
}
