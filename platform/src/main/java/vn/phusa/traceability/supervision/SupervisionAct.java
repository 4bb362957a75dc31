package vn.phusa.traceability.supervision;

import vn.phusa.ledger.ActKind;

/** This part's entries of the audit catalogue. */
public enum SupervisionAct implements ActKind {
    MATTER_OPENED("traceability.matter-opened"),
    MATTER_STEP("traceability.matter-step"),
    RISK_ASSESSED("traceability.risk-assessed"),
    TICK_GIVEN("traceability.tick-given"),
    TICK_RENEWED("traceability.tick-renewed"),
    TICK_TAKEN("traceability.tick-taken"),
    PORTAL_SET("traceability.portal-set");

    private final String code;

    SupervisionAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
