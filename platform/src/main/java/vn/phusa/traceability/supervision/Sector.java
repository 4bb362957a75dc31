package vn.phusa.traceability.supervision;

import java.util.Locale;
import java.util.Optional;

/** Whose rules goods follow beside the decree's own. */
public enum Sector {
    /** Nghị định 37/2026/NĐ-CP alone. */
    GENERAL,
    /** Hàng hóa thuộc phạm vi quản lý của Bộ Công Thương (TT 31/2026/TT-BCT). */
    INDUSTRY_AND_TRADE;

    /** As in rule files, addresses and tables. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Of that code. */
    public static Optional<Sector> of(String code) {
        for (Sector sector : values()) {
            if (sector.code().equals(code)) {
                return Optional.of(sector);
            }
        }
        return Optional.empty();
    }
}
