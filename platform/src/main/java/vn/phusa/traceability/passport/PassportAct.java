package vn.phusa.traceability.passport;

import vn.phusa.ledger.ActKind;

/** What is recorded in the ledger about products, links, labels and reports. */
public enum PassportAct implements ActKind {
    PRODUCT_ENTERED("traceability.product-entered"),
    PRODUCTS_IMPORTED("traceability.products-imported"),
    PRODUCT_CHANGED("traceability.product-changed"),
    PRODUCT_PUBLISHED("traceability.product-published"),
    PRODUCT_WITHDRAWN("traceability.product-withdrawn"),
    GTIN_BOUND("traceability.gtin-bound"),
    LOT_ENTERED("traceability.lot-entered"),
    LINK_ADDED("traceability.link-added"),
    LINK_ENDED("traceability.link-ended"),
    SERIALS_ISSUED("traceability.serials-issued"),
    PROBLEM_REPORTED("traceability.problem-reported"),
    PROBLEM_ANSWERED("traceability.problem-answered");

    private final String code;

    PassportAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
