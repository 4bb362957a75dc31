package vn.phusa.composite.frame;

/**
 * Everything that can be wrong with input, with a stable number. {0}, {1} and {2} are filled from the problem.
 *
 * <p>Numbers never change and are never reused; names may.
 */
public enum ProblemCode {
    UNREADABLE_FILE(101, "không đọc được tệp: {0}", "cannot read the file: {0}"),
    NOT_UTF8(
            102,
            "tệp trộn nhiều bảng mã: có byte không phải UTF-8; hãy lưu lại tệp bằng UTF-8",
            "mixed encodings: a byte is not UTF-8; save the file again as UTF-8"),
    EMPTY_FILE(103, "tệp trống", "the file is empty"),
    UNEQUAL_ROW_LENGTH(
            104, "dòng có {0} ô nhưng tiêu đề có {1} cột", "the row has {0} cells but the header has {1} columns"),
    UNCLOSED_QUOTE(105, "dấu nháy kép mở mà không đóng", "a double quote is opened and never closed"),
    DUPLICATE_COLUMN(106, "cột \"{0}\" xuất hiện hai lần", "the column \"{0}\" appears twice"),
    MISSING_COLUMN(107, "thiếu cột \"{0}\"", "the column \"{0}\" is missing"),
    TEXT_IN_NUMBER_CELL(
            108,
            "\"{0}\" không phải là số; để trống nếu không có số liệu",
            "\"{0}\" is not a number; leave the cell empty if there is no value"),
    DECIMAL_COMMA(
            109,
            "\"{0}\" dùng dấu phẩy thập phân; hãy viết dấu chấm, ví dụ \"{1}\"",
            "\"{0}\" uses a decimal comma; write a point, for example \"{1}\""),
    NOT_FINITE(
            110,
            "\"{0}\" không phải một số hữu hạn; nếu thiếu số liệu hãy để ô trống hoặc ghi NA",
            "\"{0}\" is no finite number; leave the cell empty or write NA where a value is missing"),
    EMPTY_UNIT_CODE(111, "đơn vị không có mã", "the unit has no code"),
    DUPLICATE_UNIT(112, "mã đơn vị \"{0}\" đã có ở dòng {1}", "the unit code \"{0}\" already stands in row {1}"),
    YEAR_NOT_A_NUMBER(113, "năm \"{0}\" không hợp lệ", "the year \"{0}\" is not valid"),
    SEVERAL_YEARS(
            114,
            "năm \"{0}\" khác với năm \"{1}\" của dòng đầu; hãy chọn một năm hoặc đọc như dữ liệu bảng",
            "the year \"{0}\" differs from \"{1}\" in the first row; choose one year or read the file as a panel"),
    NO_UNITS(115, "không có đơn vị nào", "there is no unit"),
    ALL_MISSING_COLUMN(
            116,
            "chỉ số \"{0}\" không có số liệu nào; hãy bỏ chỉ số hoặc bổ sung số liệu",
            "the indicator \"{0}\" has no value at all; drop it or supply data"),
    ALL_MISSING_UNIT(
            117,
            "đơn vị \"{0}\" không có số liệu nào; hãy bỏ đơn vị hoặc bổ sung số liệu",
            "the unit \"{0}\" has no value at all; drop it or supply data"),
    CONSTANT_COLUMN(
            118,
            "chỉ số \"{0}\" có cùng giá trị {1} ở mọi đơn vị nên không phân biệt được; hãy bỏ chỉ số",
            "the indicator \"{0}\" is {1} for every unit and tells none apart; drop it"),
    EMPTY_ELEMENT_CODE(201, "phần tử của khung không có mã", "an element of the frame has no code"),
    DUPLICATE_ELEMENT(202, "mã \"{0}\" xuất hiện hai lần trong khung", "the code \"{0}\" appears twice in the frame"),
    UNKNOWN_PARENT(203, "phần tử cha \"{0}\" không có trong khung", "the parent \"{0}\" is not in the frame"),
    CYCLE(204, "khung có vòng lặp: {0}", "the frame has a cycle: {0}"),
    PARENT_NOT_HIGHER(
            205,
            "phần tử cha \"{0}\" ở cấp {1}, phải cao hơn cấp {2} của phần tử con",
            "the parent \"{0}\" is on level {1}, which must be above the child's level {2}"),
    NOT_ONE_INDEX(
            206,
            "khung phải có đúng một phần tử không có cha, hiện có: {0}",
            "the frame must have exactly one element without a parent, found: {0}"),
    CHILDLESS_AGGREGATE(207, "\"{0}\" không có phần tử con nào", "\"{0}\" has no children"),
    BAD_LEVEL(
            208,
            "cấp \"{0}\" không hợp lệ: chỉ số ở cấp 1",
            "the level \"{0}\" is not valid: indicators are on level 1"),
    NEGATIVE_WEIGHT(209, "trọng số {1} của \"{0}\" là số âm", "the weight {1} of \"{0}\" is negative"),
    BAD_WEIGHT(210, "trọng số \"{1}\" của \"{0}\" không hợp lệ", "the weight \"{1}\" of \"{0}\" is not valid"),
    WEIGHTS_SUM_TO_ZERO(
            211,
            "trọng số của các phần tử con của \"{0}\" có tổng bằng 0",
            "the weights of the children of \"{0}\" sum to zero"),
    BAD_DIRECTION(212, "chiều \"{0}\" phải là 1 hoặc -1", "the direction \"{0}\" must be 1 or -1"),
    INDICATOR_WITHOUT_DATA(
            213,
            "chỉ số \"{0}\" của khung không có cột trong dữ liệu",
            "the frame's indicator \"{0}\" has no column in the data"),
    UNKNOWN_DENOMINATOR(214, "mẫu số \"{0}\" không có trong dữ liệu", "the denominator \"{0}\" is not in the data"),
    NO_INDICATOR(215, "khung không có chỉ số nào", "the frame has no indicator"),
    UNKNOWN_ELEMENT(216, "\"{0}\" không có trong khung", "\"{0}\" is not in the frame"),
    EQUAL_GOALPOSTS(217, "hai mốc của \"{0}\" bằng nhau", "the goalposts of \"{0}\" are equal"),
    UNKNOWN_METHOD(301, "không có phương pháp \"{0}\"; có: {1}", "there is no method \"{0}\"; there are: {1}"),
    BAD_PARAMETER(302, "tham số \"{0}\": {1}", "parameter \"{0}\": {1}"),
    UNKNOWN_PARAMETER(
            303, "phương pháp \"{1}\" không có tham số \"{0}\"", "the method \"{1}\" has no parameter \"{0}\""),
    UNKNOWN_GROUPING(304, "dữ liệu không có nhóm \"{0}\"", "the data have no grouping \"{0}\""),
    UNKNOWN_UNIT(305, "không có đơn vị \"{0}\"", "there is no unit \"{0}\""),
    ZERO_DENOMINATOR(
            306, "mẫu số \"{1}\" của đơn vị \"{0}\" bằng 0", "the denominator \"{1}\" of unit \"{0}\" is zero"),
    NON_POSITIVE_IN_MEAN(
            307,
            "phép gộp {0} không nhận giá trị {1}: hãy chuẩn hoá về khoảng dương, ví dụ min-max 1–100",
            "the aggregation {0} does not take the value {1}: normalise to a positive range, for example min-max 1 to 100"),
    MISSING_TARGET(308, "chỉ số \"{0}\" chưa có mục tiêu", "the indicator \"{0}\" has no target"),
    MISSING_GOALPOSTS(309, "chỉ số \"{0}\" chưa có hai mốc", "the indicator \"{0}\" has no goalposts"),
    MISSING_VALUE_NOT_ALLOWED(310, "{0} cần đủ số liệu; hãy bổ khuyết trước", "{0} needs complete data; impute first"),
    NO_UNIT_LEFT(311, "không còn đơn vị nào sau khi sàng lọc", "no unit is left after screening"),
    STEP_NOT_IN_RECIPE(
            401,
            "\"{0}\" biến đổi bước \"{1}\" mà quy tắc không có; kết quả sẽ sai, nên từ chối",
            "\"{0}\" varies the step \"{1}\", which the rules do not contain; the result would be wrong, so it is refused"),
    TOO_FEW_RUNS(402, "cần ít nhất {0} lượt", "at least {0} runs are needed"),
    NO_ALTERNATIVES(403, "\"{0}\" không có phương án nào", "\"{0}\" has no alternatives"),
    NOT_DECOMPOSABLE(
            501,
            "phép gộp \"{0}\" không phân rã được thành đóng góp của từng phần tử",
            "the aggregation \"{0}\" cannot be split into contributions of its parts"),
    YEARS_DO_NOT_MATCH(502, "hai năm không có chung đơn vị \"{0}\"", "the two years do not share the unit \"{0}\""),
    TARGET_OUT_OF_REACH(
            601,
            "không tổ hợp nào trong giới hạn đã cho đạt được mục tiêu; tốt nhất là {0}",
            "no set of improvements within the given bounds reaches the target; the best is {0}"),
    SEARCH_TOO_LARGE(
            602,
            "phép gộp không đơn điệu và có {0} tổ hợp, vượt giới hạn {1}",
            "the aggregation is not monotone and there are {0} combinations, more than {1}"),
    LEVER_WORSENS(
            603,
            "giá trị {0} của \"{1}\" không tốt hơn giá trị hiện tại {2}",
            "the value {0} of \"{1}\" is not better than the present {2}");

    private final int number;
    private final String vietnamese;
    private final String english;

    ProblemCode(int number, String vietnamese, String english) {
        this.number = number;
        this.vietnamese = vietnamese;
        this.english = english;
    }

    /** The stable number, for example 108. */
    public int number() {
        return number;
    }

    String vietnamese() {
        return vietnamese;
    }

    String english() {
        return english;
    }
}
