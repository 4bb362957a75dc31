package vn.phusa.programme.exchange;

import java.util.Arrays;
import java.util.List;
import vn.phusa.document.Headings;

/** What a column may mean, with the headings by which it is recognised; diacritics and letter case do not matter. */
public enum ImportField {
    NUMBER(
            "number",
            "STT",
            "TT",
            "Số TT",
            "Số thứ tự",
            "Số",
            "Mã",
            "Mã nhiệm vụ",
            "Mã việc",
            "Mã cam kết",
            "Ký hiệu",
            "No",
            "Code",
            "Number",
            "ID"),
    WORDING(
            "wording",
            "Nội dung",
            "Nội dung nhiệm vụ",
            "Nhiệm vụ",
            "Tên nhiệm vụ",
            "Nội dung công việc",
            "Công việc",
            "Tên công việc",
            "Nội dung cam kết",
            "Cam kết",
            "Nội dung thực hiện",
            "Nhiệm vụ giải pháp",
            "Hoạt động",
            "Task",
            "Content",
            "Commitment",
            "Activity",
            "Description"),
    WORDING_EN(
            "wording-en", "Nội dung tiếng Anh", "Tiếng Anh", "English", "Content in English", "Commitment in English"),
    KIND("kind", "Loại", "Loại nhiệm vụ", "Loại việc", "Phân loại", "Kind", "Type"),
    LEAD(
            "lead",
            "Chủ trì",
            "Đơn vị chủ trì",
            "Cơ quan chủ trì",
            "Cơ quan đơn vị chủ trì",
            "Đơn vị thực hiện",
            "Cơ quan thực hiện",
            "Đầu mối",
            "Đơn vị đầu mối",
            "Đơn vị được giao",
            "Chịu trách nhiệm",
            "Lead",
            "Lead unit",
            "Owner",
            "Responsible"),
    COORDINATORS(
            "coordinators",
            "Phối hợp",
            "Đơn vị phối hợp",
            "Cơ quan phối hợp",
            "Cơ quan đơn vị phối hợp",
            "Coordinators",
            "Coordinating units",
            "Supporting units",
            "Partners"),
    ASSIGNER("assigner", "Cơ quan giao", "Đơn vị giao", "Người giao", "Assigner", "Assigned by"),
    DUE(
            "due",
            "Thời hạn",
            "Thời gian",
            "Hạn",
            "Hạn hoàn thành",
            "Thời hạn hoàn thành",
            "Thời gian hoàn thành",
            "Thời gian thực hiện",
            "Ngày hoàn thành",
            "Tiến độ hoàn thành",
            "Due",
            "Due date",
            "Deadline"),
    QUOTE("quote", "Trích dẫn", "Trích văn bản", "Căn cứ", "Câu gốc", "Nguyên văn", "Quote", "Source text"),
    INDICATOR(
            "indicator",
            "Chỉ tiêu",
            "Chỉ số",
            "Sản phẩm",
            "Kết quả",
            "Kết quả đầu ra",
            "Kết quả dự kiến",
            "Indicator",
            "Result",
            "Output"),
    INDICATOR_UNIT("indicator-unit", "Đơn vị tính", "ĐVT", "Unit of measure"),
    BASELINE("baseline", "Mốc ban đầu", "Hiện trạng", "Giá trị gốc", "Giá trị ban đầu", "Baseline"),
    TARGET("target", "Mục tiêu", "Giá trị mục tiêu", "Chỉ tiêu cần đạt", "Target"),
    MONEY_SOURCE("money-source", "Nguồn vốn", "Nguồn kinh phí", "Nguồn", "Funding source"),
    PLANNED(
            "planned",
            "Kinh phí",
            "Kinh phí dự kiến",
            "Dự kiến kinh phí",
            "Kế hoạch vốn",
            "Dự toán",
            "Vốn kế hoạch",
            "Budget",
            "Planned money"),
    COMMITTED("committed", "Kinh phí cam kết", "Kinh phí đã giao", "Đã cam kết", "Vốn đã giao", "Committed money"),
    DISBURSED("disbursed", "Giải ngân", "Đã giải ngân", "Kinh phí đã giải ngân", "Disbursed", "Disbursed money"),
    OPEN("open", "Công khai", "Công bố", "Public", "Open"),

    REPORTED_ON("reported-on", "Ngày báo cáo", "Ngày", "Thời điểm báo cáo", "Report date", "Date"),
    PERCENT("percent", "Phần trăm", "Tỷ lệ", "Tỷ lệ hoàn thành", "Mức độ hoàn thành", "Tiến độ %", "%", "Percent"),
    TEXT(
            "text",
            "Kết quả thực hiện",
            "Tiến độ",
            "Tiến độ thực hiện",
            "Tình hình thực hiện",
            "Nội dung báo cáo",
            "Progress",
            "Report"),
    OBSTACLES("obstacles", "Khó khăn", "Khó khăn vướng mắc", "Vướng mắc", "Tồn tại", "Obstacles"),
    RATING("rating", "Tự đánh giá", "Đánh giá", "Mức độ tin cậy", "Self rating", "Rating");

    private final String key;
    private final List<String> headings;

    ImportField(String key, String... headings) {
        this.key = key;
        this.headings = Arrays.stream(headings).map(Headings::folded).toList();
    }

    /** Part of wording keys, form fields and JSON. */
    public String key() {
        return key;
    }

    /** Folded, the usual first. */
    List<String> headings() {
        return headings;
    }

    public static ImportField of(String key) {
        for (ImportField field : values()) {
            if (field.key.equals(key)) {
                return field;
            }
        }
        throw new IllegalArgumentException("no field " + key);
    }

    /** Those that a table of the kind may have, in the order of the template. */
    public static List<ImportField> of(ImportKind kind) {
        return switch (kind) {
            case COMMITMENTS ->
                List.of(
                        NUMBER,
                        WORDING,
                        WORDING_EN,
                        KIND,
                        LEAD,
                        COORDINATORS,
                        ASSIGNER,
                        DUE,
                        QUOTE,
                        INDICATOR,
                        INDICATOR_UNIT,
                        BASELINE,
                        TARGET,
                        MONEY_SOURCE,
                        PLANNED,
                        COMMITTED,
                        DISBURSED,
                        OPEN);
            case PROGRESS -> List.of(NUMBER, REPORTED_ON, PERCENT, TEXT, OBSTACLES, RATING);
        };
    }

    /** Without which a table of the kind makes no sense. Numbers of new commitments can be given by the platform. */
    public static List<ImportField> required(ImportKind kind) {
        return switch (kind) {
            case COMMITMENTS -> List.of(WORDING, LEAD);
            case PROGRESS -> List.of(NUMBER, TEXT);
        };
    }
}
