package vn.phusa.party;

/** What sort of organisation. */
public enum OrganisationKind {
    /** Cơ quan: a ministry, a people's committee, a department of one. */
    AGENCY,
    /** Đơn vị trực thuộc: a vụ, cục, phòng inside an agency. */
    UNIT,
    /** Đơn vị sự nghiệp công lập: a centre or office that serves the public. */
    PUBLIC_SERVICE_UNIT,
    /** Doanh nghiệp. */
    ENTERPRISE,
    /** Hợp tác xã. */
    COOPERATIVE,
    /** Hộ kinh doanh. */
    HOUSEHOLD_BUSINESS,
    /** Cơ sở giáo dục đại học. */
    UNIVERSITY,
    /** Viện nghiên cứu. */
    INSTITUTE,
    /** Quỹ. */
    FUND,
    /** Mạng lưới liên kết. */
    NETWORK,
    /** Không gian làm việc chung, không gian hỗ trợ khởi nghiệp. */
    SPACE,
    /** Hội, hiệp hội. */
    ASSOCIATION,
    OTHER;

    /** Key of its name in the messages. */
    public String wordingKey() {
        return "party.kind." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
