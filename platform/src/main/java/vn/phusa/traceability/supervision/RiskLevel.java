package vn.phusa.traceability.supervision;

import java.util.Locale;

/** Mức độ rủi ro: thấp, trung bình, cao (NĐ 37/2026, Phụ lục VI). */
public enum RiskLevel {
    LOW,
    MEDIUM,
    HIGH;

    /** As in addresses, tables and wording keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
