package vn.phusa.programme.reporting;

import vn.phusa.ledger.ActKind;

/** Periodic reporting's part of the audit catalogue. */
public enum ReportingAct implements ActKind {
    ROUND_OPENED("programme.reporting-round-opened"),
    /** A unit was asked after the round had been opened, because its first commitment came then. */
    UNIT_ASKED("programme.unit-report-asked"),
    ROUND_CLOSED("programme.reporting-round-closed"),
    UNIT_REPORT_SUBMITTED("programme.unit-report-submitted"),
    UNIT_REPORT_RETURNED("programme.unit-report-returned"),
    /** One report or many at once. */
    UNIT_REPORTS_ACCEPTED("programme.unit-reports-accepted"),
    SUMMARY_ISSUED("programme.summary-issued");

    private final String code;

    ReportingAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
