package vn.phusa.traceability.trace;

import vn.phusa.ledger.ActKind;

/** This part's entries of the audit catalogue. */
public enum TraceAct implements ActKind {
    RULES_SET("traceability.trace-rules-set"),
    RECALL_OPENED("traceability.recall-opened"),
    RECALL_TRACED_AGAIN("traceability.recall-traced-again"),
    RECALL_PARTY_IDENTIFIED("traceability.recall-party-identified"),
    RECALL_PARTY_TOLD("traceability.recall-party-told"),
    RECALL_ANSWER_NOTED("traceability.recall-answer-noted"),
    RECALL_ENDED("traceability.recall-ended"),
    DRILL_OPENED("traceability.drill-opened"),
    DRILL_ENDED("traceability.drill-ended");

    private final String code;

    TraceAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
