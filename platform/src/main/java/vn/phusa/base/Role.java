package vn.phusa.base;

/** What somebody is for an organisation. Rooms declare which roles hold each of their permissions. */
public enum Role {
    /** Quản trị hệ thống: sets up accounts, parties, calendars; reads no private content by this role alone. */
    ADMINISTRATOR,
    /** Lãnh đạo: reads all in scope, asks for explanations, decides extensions. */
    LEADER,
    /** Cơ quan đầu mối: keeps a programme, confirms reports, may record on a unit's behalf. */
    FOCAL_POINT,
    /** Thủ trưởng đơn vị: answers for a unit and is the first step of escalation. */
    UNIT_HEAD,
    /** Cán bộ đơn vị: reports for a unit. */
    UNIT_OFFICER,
    /** Kiểm toán, giám sát: reads all in scope and the ledger, changes nothing. */
    AUDITOR,
    /**
     * Thanh tra, kiểm tra chuyên ngành: inspects traders and their goods, asks them, recalls, assesses risk. Has no part in the
     * programme.
     */
    INSPECTOR,
    /** A system that calls the API with a key. */
    INTEGRATION
}
