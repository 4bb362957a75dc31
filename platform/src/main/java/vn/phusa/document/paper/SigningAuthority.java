package vn.phusa.document.paper;

/** On whose behalf somebody signs (<i>thẩm quyền ký</i>, NĐ 30/2020/NĐ-CP art. 13). */
public enum SigningAuthority {
    /** The head signs for himself or herself. */
    OWN(""),
    /** <i>Thay mặt</i>: for a collective body. */
    ON_BEHALF_OF_THE_BODY("TM."),
    /** <i>Quyền</i>: acting head. */
    ACTING("Q."),
    /** <i>Ký thay</i>: a deputy for the head. */
    DEPUTY("KT."),
    /** <i>Thừa lệnh</i>. */
    BY_ORDER("TL."),
    /** <i>Thừa ủy quyền</i>. */
    BY_AUTHORISATION("TUQ.");

    private final String sign;

    SigningAuthority(String sign) {
        this.sign = sign;
    }

    public String sign() {
        return sign;
    }
}
