package vn.phusa.epcis.gs1;

import java.util.Locale;

/** What may be wrong with a GS1 key, an element string or a Digital Link URI. The names are stable codes. */
public enum Gs1Rule {
    EMPTY("Không có dữ liệu.", "There is no data."),
    NOT_A_DIGIT("Chỗ này chỉ được có chữ số: “{0}”.", "Only digits may stand here: “{0}”."),
    NOT_IN_CHARACTER_SET(
            "“{0}” có ký tự ngoài bộ ký tự GS1 cho phép ở chỗ này.",
            "“{0}” has a character outside the GS1 set allowed here."),
    TOO_SHORT("AI ({0}) còn thiếu ký tự.", "AI ({0}) has too few characters."),
    TOO_LONG("AI ({0}) thừa ký tự.", "AI ({0}) has too many characters."),
    UNKNOWN_AI("Không có AI nào ứng với “{0}”.", "No application identifier matches “{0}”."),
    NO_SEPARATOR_FIRST(
            "Đây không phải mã GS1: chuỗi phải bắt đầu bằng (AI) trong ngoặc, ký tự FNC1 (^), http(s):// hoặc urn:epc:.",
            "This is no GS1 item: it must begin with a bracketed (AI), FNC1 (^), http(s):// or urn:epc:."),
    BRACKETS(
            "Ngoặc của AI chưa đúng: “{0}”. Viết (01)…(10)…, dấu ngoặc trong dữ liệu viết \\(.",
            "The brackets of an AI are wrong: “{0}”. Write (01)…(10)…, and \\( for a bracket in the data."),
    CHECK_DIGIT("Số kiểm tra sai: “{0}” phải tận cùng bằng {1}.", "Wrong check digit: “{0}” must end in {1}."),
    CHECK_PAIR("Cặp ký tự kiểm tra của “{0}” sai.", "Wrong check characters in “{0}”."),
    COMPANY_PREFIX("“{0}” không bắt đầu bằng mã doanh nghiệp GS1.", "“{0}” does not begin with a GS1 company prefix."),
    ONLY_DIGITS("“{0}” phải có ít nhất một ký tự không phải chữ số.", "“{0}” must hold a character that is no digit."),
    NOT_A_DATE("“{0}” không phải là ngày.", "“{0}” is not a date."),
    NOT_A_TIME("“{0}” không phải là giờ.", "“{0}” is not a time."),
    NOT_A_COUNTRY("“{0}” không phải mã nước ISO 3166.", "“{0}” is not an ISO 3166 country code."),
    NOT_A_CURRENCY("“{0}” không phải mã tiền tệ ISO 4217.", "“{0}” is not an ISO 4217 currency code."),
    NOT_AN_IBAN("“{0}” không phải số tài khoản IBAN.", "“{0}” is not an IBAN."),
    NOT_A_PLACE("“{0}” không phải vĩ độ hoặc kinh độ.", "“{0}” is not a latitude or longitude."),
    NOT_A_MEDIA_TYPE("“{0}” không phải loại vật mang AIDC.", "“{0}” is not an AIDC media type."),
    NOT_A_PACKAGE_TYPE("“{0}” không phải mã loại bao gói.", "“{0}” is not a package type code."),
    NOT_YES_OR_NO("“{0}” phải là 0 hoặc 1.", "“{0}” must be 0 or 1."),
    NOT_A_SEX("“{0}” không phải mã ISO 5218.", "“{0}” is not an ISO 5218 code."),
    NOT_A_WINDING("“{0}” không phải chiều cuộn (0, 1 hoặc 9).", "“{0}” is not a winding direction (0, 1 or 9)."),
    NOT_A_SEQUENCE(
            "“{0}” không phải vị trí trong dãy (ví dụ 1/2).", "“{0}” is not a position in a sequence (such as 1/2)."),
    NOT_A_PIECE("“{0}” không phải số thứ tự trên tổng số.", "“{0}” is not a piece number and total."),
    NOT_AN_IMPORTER("“{0}” không phải chỉ số nhà nhập khẩu.", "“{0}” is not an importer index."),
    NOT_MINUS("“{0}” phải là dấu trừ.", "“{0}” must be a minus sign."),
    IS_ZERO("“{0}” không được bằng không.", "“{0}” must not be zero."),
    IS_NOT_ZERO("“{0}” phải bằng không.", "“{0}” must be zero."),
    LEADING_ZERO("“{0}” không được bắt đầu bằng số không.", "“{0}” must not begin with zero."),
    PERCENT_ENCODING("“{0}” có dãy % không hợp lệ.", "“{0}” has a wrong % sequence."),
    COUPON("Mã phiếu “{0}” không hợp lệ.", "“{0}” is not a valid coupon code."),
    MISSING_AI("AI ({0}) cần đi cùng: {1}.", "AI ({0}) must come with: {1}."),
    CONFLICTING_AI("AI ({0}) không đi cùng AI ({1}).", "AI ({0}) must not come with AI ({1})."),
    DIFFERENT_VALUES("AI ({0}) có hai giá trị khác nhau.", "AI ({0}) has two different values."),
    REPEATED_AI("AI ({0}) xuất hiện hai lần.", "AI ({0}) appears twice."),
    NOT_AN_EPC("“{0}” không phải là mã EPC của GS1 ở dạng này.", "“{0}” is not an EPC of GS1 in this form."),
    NOT_A_KEY_LENGTH(
            "“{0}” không phải khóa GS1: khóa có 8, 12, 13, 14, 17 hoặc 18 chữ số.",
            "“{0}” is not a GS1 key: a key has 8, 12, 13, 14, 17 or 18 digits."),
    PREFIX_LENGTH(
            "Địa chỉ GS1 Digital Link không cho biết độ dài mã doanh nghiệp; hãy cho biết số chữ số (4 đến 12).",
            "A GS1 Digital Link does not tell the length of the company prefix; say how many digits it has (4 to 12)."),
    NOT_A_URI("“{0}” không phải địa chỉ http hoặc https.", "“{0}” is not an http or https address."),
    NOT_COMPRESSED("“{0}” không phải GS1 Digital Link nén.", "“{0}” is no compressed GS1 Digital Link."),
    NOT_LOCAL(
            "“{0}” không phải mã nội bộ: urn:vn-local:product:TỈNH-CƠ SỞ:MÃ SẢN PHẨM:SỐ KIỂM TRA.",
            "“{0}” is no local identifier: urn:vn-local:product:PROVINCE-PRODUCER:PRODUCT:CHECK."),
    NO_KEY("Không có khóa GS1 nào trong địa chỉ.", "The address holds no GS1 key."),
    NOT_A_QUALIFIER(
            "AI ({0}) không được đứng ở chỗ này của đường dẫn.", "AI ({0}) must not stand at this place of the path."),
    NOT_AN_ATTRIBUTE(
            "AI ({0}) không được đứng sau dấu ? của GS1 Digital Link.",
            "AI ({0}) must not stand behind the ? of a GS1 Digital Link."),
    BELONGS_IN_PATH(
            "AI ({0}) phải nằm trong đường dẫn, không nằm sau dấu ?.",
            "AI ({0}) belongs in the path, not behind the ?.");

    private final String vietnamese;
    private final String english;

    Gs1Rule(String vietnamese, String english) {
        this.vietnamese = vietnamese;
        this.english = english;
    }

    /** The stable code: {@code check-digit}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The sentence in Vietnamese; {0}, {1} stand for the arguments. */
    public String vietnamese() {
        return vietnamese;
    }

    /** The sentence in English; {0}, {1} stand for the arguments. */
    public String english() {
        return english;
    }
}
