package vn.phusa.epcis;

/**
 * What a document can break: at which layer, how bad it is, and what to say about it. Places in braces are filled with the
 * arguments of the finding.
 */
public enum Rule {
    MALFORMED(
            "syntax.malformed",
            Layer.SYNTAX,
            Severity.ERROR,
            "Tài liệu không đúng cú pháp: {0}. Hãy sửa chỗ này rồi gửi lại.",
            "The document is not well-formed: {0}. Correct this place and send it again."),
    CHARSET(
            "syntax.charset",
            Layer.SYNTAX,
            Severity.ERROR,
            "Tài liệu có ký tự không đúng bảng mã đã khai: {0}. Hãy lưu lại bằng UTF-8.",
            "The document has bytes that do not fit its character encoding: {0}. Save it as UTF-8."),
    TRUNCATED(
            "syntax.truncated",
            Layer.SYNTAX,
            Severity.ERROR,
            "Tài liệu kết thúc giữa chừng. Hãy gửi lại toàn bộ.",
            "The document ends too early. Send the whole of it."),
    DOCTYPE(
            "syntax.doctype",
            Layer.SYNTAX,
            Severity.ERROR,
            "Tài liệu XML không được có khai báo DTD hay thực thể. Hãy bỏ phần DOCTYPE.",
            "XML must not declare a DTD or entities. Remove the DOCTYPE."),
    BARE_DOCTYPE(
            "syntax.bare-doctype",
            Layer.SYNTAX,
            Severity.WARNING,
            "Dòng DOCTYPE không có tác dụng và được bỏ qua. Nên bỏ dòng này.",
            "The DOCTYPE line says nothing and is ignored. Better remove it."),
    TOO_DEEP(
            "syntax.too-deep",
            Layer.SYNTAX,
            Severity.ERROR,
            "Dữ liệu lồng nhau quá {0} tầng.",
            "The document is nested deeper than {0} levels."),
    TOO_LONG(
            "syntax.too-long",
            Layer.SYNTAX,
            Severity.ERROR,
            "Một giá trị hoặc một tên dài quá {0} byte.",
            "A value or a name is longer than {0} bytes."),
    TOO_MANY_FIELDS(
            "syntax.too-many-fields",
            Layer.SYNTAX,
            Severity.ERROR,
            "Một sự kiện có quá {0} trường và giá trị.",
            "An event has more than {0} fields and values."),
    TOO_MANY_NAMESPACES(
            "syntax.too-many-namespaces",
            Layer.SYNTAX,
            Severity.ERROR,
            "Tài liệu có quá {0} không gian tên hoặc tiền tố.",
            "The document has more than {0} namespaces or prefixes."),
    TOO_MANY_NAMES(
            "syntax.too-many-names",
            Layer.SYNTAX,
            Severity.ERROR,
            "Tài liệu có quá {0} tên trường khác nhau, hoặc một phần tử có quá nhiều thuộc tính.",
            "The document has more than {0} different names of fields, or an element has too many attributes."),
    EVENT_TOO_LARGE(
            "syntax.event-too-large",
            Layer.SYNTAX,
            Severity.ERROR,
            "Một sự kiện dài quá {0} byte.",
            "An event is longer than {0} bytes."),
    DUPLICATE_KEY(
            "syntax.duplicate-key",
            Layer.SYNTAX,
            Severity.ERROR,
            "Trường {0} được ghi hai lần trong cùng một đối tượng. Hãy giữ lại một.",
            "The field {0} stands twice in the same object. Keep one."),
    EVENT_ID_TWICE(
            "syntax.event-id-twice",
            Layer.SYNTAX,
            Severity.WARNING,
            "Sự kiện có hai eventID; giá trị sau cùng được dùng. Hãy giữ lại một.",
            "The event has two eventIDs; the last one is used. Keep one."),
    LONE_SURROGATE(
            "syntax.lone-surrogate",
            Layer.SYNTAX,
            Severity.ERROR,
            "Giá trị có nửa cặp ký tự thay thế (surrogate) nên không phải là văn bản Unicode.",
            "A value has half a surrogate pair and so is not Unicode text."),
    CHARACTER(
            "schema.character",
            Layer.SCHEMA,
            Severity.ERROR,
            "Giá trị có ký tự {0} mà XML không ghi được. Hãy bỏ ký tự này.",
            "The value has the character {0}, which XML cannot write. Remove it."),
    NOT_A_DOCUMENT(
            "schema.not-a-document",
            Layer.SCHEMA,
            Severity.ERROR,
            "Đây không phải tài liệu EPCIS: gặp {0}. Cần EPCISDocument, EPCISQueryDocument, EPCISMasterDataDocument hoặc một sự kiện.",
            "This is no EPCIS document: found {0}. Needed is an EPCISDocument, EPCISQueryDocument, EPCISMasterDataDocument or an event."),
    CONTEXT_MISSING(
            "schema.context-missing",
            Layer.SCHEMA,
            Severity.ERROR,
            "Thiếu @context. Hãy thêm ngữ cảnh JSON-LD chính thức của EPCIS.",
            "The @context is missing. Add the official JSON-LD context of EPCIS."),
    CONTEXT_TERM(
            "schema.context-term",
            Layer.SCHEMA,
            Severity.WARNING,
            "Mục {0} trong @context không phải là tiền tố hay tên trường nên được bỏ qua.",
            "The entry {0} of the @context is neither a prefix nor a field name and is ignored."),
    HEADER_AFTER_BODY(
            "schema.header-after-body",
            Layer.SCHEMA,
            Severity.WARNING,
            "{0} đứng sau danh sách sự kiện. Hãy đặt trước để đọc được tài liệu lớn.",
            "{0} stands after the events. Put it before them, so that large documents can be read."),
    MISSING(
            "schema.missing",
            Layer.SCHEMA,
            Severity.ERROR,
            "Thiếu trường bắt buộc {0}.",
            "The required field {0} is missing."),
    UNKNOWN_FIELD(
            "schema.unknown-field",
            Layer.SCHEMA,
            Severity.ERROR,
            "Trường {0} không có trong EPCIS 2.0 ở chỗ này. Trường riêng phải có tiền tố không gian tên.",
            "EPCIS 2.0 has no field {0} here. A field of your own needs a namespace prefix."),
    REPEATED(
            "schema.repeated",
            Layer.SCHEMA,
            Severity.ERROR,
            "Trường {0} chỉ được có một lần.",
            "The field {0} may stand only once."),
    ORDER(
            "schema.order",
            Layer.SCHEMA,
            Severity.ERROR,
            "Trường {0} đứng sai thứ tự: theo lược đồ EPCIS phải đứng trước {1}.",
            "The field {0} stands in the wrong order: by the schema of EPCIS it belongs before {1}."),
    SHAPE("schema.shape", Layer.SCHEMA, Severity.ERROR, "Trường {0} phải là {1}.", "The field {0} must be {1}."),
    STRAY_TEXT(
            "schema.stray-text",
            Layer.SCHEMA,
            Severity.ERROR,
            "Giữa các phần tử của {0} có chữ không thuộc trường nào. Hãy bỏ phần chữ này.",
            "There is text between the elements of {0} that belongs to no field. Remove it."),
    EVENT_TYPE(
            "schema.event-type",
            Layer.SCHEMA,
            Severity.ERROR,
            "Loại sự kiện {0} không có trong EPCIS 2.0. Loại riêng phải có tiền tố không gian tên.",
            "EPCIS 2.0 has no event type {0}. A type of your own needs a namespace prefix."),
    EXTENSION_EVENT_PLACE(
            "schema.extension-event-place",
            Layer.SCHEMA,
            Severity.ERROR,
            "Sự kiện {0} thuộc loại riêng nên phải nằm trong phần tử <extension> của EventList (EPCIS 2.0).",
            "An event of your own kind, such as {0}, must stand in the element <extension> of EventList (EPCIS 2.0)."),
    TIME(
            "schema.time",
            Layer.SCHEMA,
            Severity.ERROR,
            "“{0}” không phải là thời điểm có múi giờ theo dạng 2026-01-31T08:00:00.000+07:00.",
            "“{0}” is no time with an offset in the form 2026-01-31T08:00:00.000+07:00."),
    OFFSET(
            "schema.offset",
            Layer.SCHEMA,
            Severity.ERROR,
            "“{0}” không phải là độ lệch múi giờ trong khoảng -14:00 đến +14:00, ví dụ +07:00.",
            "“{0}” is no time zone offset from -14:00 to +14:00, such as +07:00."),
    ACTION(
            "schema.action",
            Layer.SCHEMA,
            Severity.ERROR,
            "“{0}” không phải là ADD, OBSERVE hay DELETE.",
            "“{0}” is neither ADD, OBSERVE nor DELETE."),
    URI(
            "schema.uri",
            Layer.SCHEMA,
            Severity.ERROR,
            "“{0}” không phải là URI. Hãy ghi đầy đủ, ví dụ urn:epc:id:sgtin:… hoặc https://id.gs1.org/01/….",
            "“{0}” is no URI. Write it in full, such as urn:epc:id:sgtin:… or https://id.gs1.org/01/…."),
    VOCABULARY(
            "schema.vocabulary",
            Layer.SCHEMA,
            Severity.ERROR,
            "“{0}” không phải là giá trị {1} của CBV 2.0, cũng không phải URI của từ vựng riêng.",
            "“{0}” is neither a value of {1} in CBV 2.0 nor a URI of a vocabulary of your own."),
    NUMBER(
            "schema.number",
            Layer.SCHEMA,
            Severity.ERROR,
            "“{0}” không phải là số thập phân hữu hạn.",
            "“{0}” is no finite decimal number."),
    NUMBER_SIZE(
            "schema.number-size",
            Layer.SCHEMA,
            Severity.ERROR,
            "Số {0} quá lớn hoặc quá dài.",
            "The number {0} is too large or too long."),
    BOOLEAN(
            "schema.boolean",
            Layer.SCHEMA,
            Severity.ERROR,
            "“{0}” không phải là true hay false.",
            "“{0}” is neither true nor false."),
    HEX(
            "schema.hex",
            Layer.SCHEMA,
            Severity.ERROR,
            "“{0}” không phải là dữ liệu hệ mười sáu: cần một số chẵn chữ số 0–9, A–F.",
            "“{0}” is no hexadecimal data: an even number of digits 0–9, A–F is needed."),
    UNIT(
            "schema.unit",
            Layer.SCHEMA,
            Severity.ERROR,
            "“{0}” không phải là mã đơn vị UN/ECE Rec 20 (hai hoặc ba chữ cái hoa, chữ số).",
            "“{0}” is no unit code of UN/ECE Rec 20 (two or three capital letters or digits)."),
    EMPTY_LIST(
            "schema.empty-list",
            Layer.SCHEMA,
            Severity.ERROR,
            "Danh sách {0} không được rỗng.",
            "The list {0} must not be empty."),
    DUPLICATE_ITEM(
            "schema.duplicate-item",
            Layer.SCHEMA,
            Severity.ERROR,
            "{0} có hai lần trong danh sách.",
            "{0} stands twice in the list."),
    NO_SUBJECT(
            "schema.no-subject",
            Layer.SCHEMA,
            Severity.ERROR,
            "Sự kiện {0} phải nêu ít nhất một trong các trường: {1}.",
            "The event ({0}) must name at least one of: {1}."),
    NO_EVENT_LIST(
            "schema.no-event-list",
            Layer.SCHEMA,
            Severity.ERROR,
            "Thân tài liệu thiếu danh sách sự kiện.",
            "The body of the document has no list of events."),
    EXTENSION_NAME(
            "schema.extension-name",
            Layer.SCHEMA,
            Severity.ERROR,
            "Trường riêng {0} phải có tiền tố không gian tên, ví dụ vidu:{0}.",
            "The field {0} of your own needs a namespace prefix, such as example:{0}."),
    UNKNOWN_PREFIX(
            "schema.unknown-prefix",
            Layer.SCHEMA,
            Severity.WARNING,
            "Tiền tố {0} chưa được khai báo trong @context.",
            "The prefix {0} is not declared in the @context."),
    VERSION(
            "schema.version",
            Layer.SCHEMA,
            Severity.ERROR,
            "“{0}” không phải là phiên bản lược đồ, ví dụ 2.0.",
            "“{0}” is no schema version, such as 2.0."),
    PARENT_NEEDED(
            "semantics.parent-needed",
            Layer.SEMANTICS,
            Severity.ERROR,
            "{0} với action {1} phải có parentID.",
            "With action {1} the event ({0}) needs a parentID."),
    CHILDREN_NEEDED(
            "semantics.children-needed",
            Layer.SEMANTICS,
            Severity.ERROR,
            "{0} với action {1} phải có childEPCs hoặc childQuantityList.",
            "With action {1} the event ({0}) needs childEPCs or a childQuantityList."),
    SUBJECT_NEEDED(
            "semantics.subject-needed",
            Layer.SEMANTICS,
            Severity.ERROR,
            "{0} với action {1} phải nêu đối tượng trong {2}.",
            "With action {1} the event ({0}) must name its subject in {2}."),
    TRANSFORMATION_OPEN(
            "semantics.transformation-open",
            Layer.SEMANTICS,
            Severity.ERROR,
            "Sự kiện biến đổi thiếu đầu vào hoặc đầu ra thì phải có transformationID để nối với sự kiện khác.",
            "A transformation without inputs or without outputs needs a transformationID that joins it to another event."),
    ILMD_ACTION(
            "semantics.ilmd-action",
            Layer.SEMANTICS,
            Severity.ERROR,
            "ILMD chỉ được có khi đối tượng ra đời: action của ObjectEvent phải là ADD.",
            "ILMD belongs to the birth of an object: the action of the ObjectEvent must be ADD."),
    SENSOR_REPORT_NEEDED(
            "semantics.sensor-report-needed",
            Layer.SEMANTICS,
            Severity.ERROR,
            "Mỗi sensorElement phải có ít nhất một sensorReport.",
            "Every sensorElement needs at least one sensorReport."),
    SENSOR_CONTRADICTION(
            "semantics.sensor-contradiction",
            Layer.SEMANTICS,
            Severity.ERROR,
            "{0} trong sensorMetadata ({1}) khác {0} trong sensorReport ({2}). Chỉ được ghi ở một nơi.",
            "{0} in the sensorMetadata ({1}) differs from {0} in a sensorReport ({2}). It belongs in one place only."),
    SENSOR_TWICE(
            "semantics.sensor-twice",
            Layer.SEMANTICS,
            Severity.WARNING,
            "{0} có cả trong sensorMetadata lẫn sensorReport. Hãy giữ ở một nơi.",
            "{0} stands in the sensorMetadata and in a sensorReport. Keep it in one place."),
    SENSOR_TIME(
            "semantics.sensor-time",
            Layer.SEMANTICS,
            Severity.WARNING,
            "Thời điểm đo {0} muộn hơn thời điểm sự kiện {1}.",
            "The time of measurement {0} is later than the event time {1}."),
    SENSOR_PERIOD(
            "semantics.sensor-period",
            Layer.SEMANTICS,
            Severity.ERROR,
            "startTime {0} muộn hơn endTime {1}.",
            "The startTime {0} is later than the endTime {1}."),
    SENSOR_RANGE(
            "semantics.sensor-range",
            Layer.SEMANTICS,
            Severity.ERROR,
            "minValue {0} lớn hơn maxValue {1}.",
            "The minValue {0} is greater than the maxValue {1}."),
    YEAR(
            "semantics.year",
            Layer.SEMANTICS,
            Severity.ERROR,
            "Thời điểm {0} nằm ngoài các năm {1} đến {2} (giờ UTC), thường do đồng hồ chưa đặt hoặc giá trị điền cho có. Hãy ghi thời điểm thật.",
            "The time {0} lies outside the years {1} to {2} (UTC), as from a clock that was never set or a stopgap. Give the true time."),
    ERROR_TIME(
            "semantics.error-time",
            Layer.SEMANTICS,
            Severity.ERROR,
            "Thời điểm khai báo sai sót {0} sớm hơn thời điểm sự kiện {1}.",
            "The declaration time {0} is earlier than the event time {1}."),
    SET_AND_UNSET(
            "semantics.set-and-unset",
            Layer.SEMANTICS,
            Severity.ERROR,
            "{0} vừa được đặt vừa được bỏ trong cùng một sự kiện.",
            "{0} is set and unset in the same event."),
    OWN_CHILD(
            "semantics.own-child",
            Layer.SEMANTICS,
            Severity.ERROR,
            "{0} vừa là vật chứa vừa là vật được chứa.",
            "{0} is the parent and one of the children."),
    OWN_OUTPUT(
            "semantics.own-output",
            Layer.SEMANTICS,
            Severity.WARNING,
            "{0} vừa là đầu vào vừa là đầu ra của một lần biến đổi.",
            "{0} is an input and an output of the same transformation."),
    NEGATIVE_QUANTITY(
            "semantics.negative-quantity",
            Layer.SEMANTICS,
            Severity.ERROR,
            "Số lượng {0} nhỏ hơn 0.",
            "The quantity {0} is below zero."),
    UNIT_WITHOUT_QUANTITY(
            "semantics.unit-without-quantity",
            Layer.SEMANTICS,
            Severity.ERROR,
            "Có đơn vị {0} nhưng không có số lượng.",
            "There is a unit {0} but no quantity."),
    NOT_A_KEY(
            "semantics.not-a-key",
            Layer.SEMANTICS,
            Severity.WARNING,
            "{0} trông như khóa GS1 nhưng không đúng. Hãy kiểm tra số chữ số, số kiểm tra và ký tự; nội dung được giữ nguyên.",
            "{0} looks like a GS1 key but is none. Check its length, check digit and characters; it is kept as it is."),
    NOT_AN_INSTANCE(
            "semantics.not-an-instance",
            Layer.SEMANTICS,
            Severity.WARNING,
            "{0} là một lớp hoặc mẫu, không phải một vật. Hãy đưa vào danh sách số lượng.",
            "{0} is a class or a pattern, not a single object. It belongs in a quantity list."),
    OFFSET_DIFFERS(
            "semantics.offset-differs",
            Layer.SEMANTICS,
            Severity.WARNING,
            "Múi giờ trong eventTime ({0}) khác eventTimeZoneOffset ({1}). Cả hai được giữ nguyên.",
            "The offset in eventTime ({0}) differs from eventTimeZoneOffset ({1}). Both are kept."),
    HASH_ID(
            "semantics.hash-id",
            Layer.SEMANTICS,
            Severity.WARNING,
            "eventID là mã băm nhưng không khớp với nội dung sự kiện.",
            "The eventID is a hash ID but does not match the content of the event."),
    SAME_ID(
            "semantics.same-id",
            Layer.SEMANTICS,
            Severity.ERROR,
            "eventID {0} có hai lần trong tài liệu mà không có khai báo sai sót.",
            "The eventID {0} stands twice in the document without an error declaration."),
    NOT_IN_XML(
            "convert.not-in-xml",
            Layer.SEMANTICS,
            Severity.ERROR,
            "{0} không ghi được bằng XML.",
            "{0} cannot be written in XML."),
    NOT_IN_OLD_XML(
            "convert.not-in-xml-1.2",
            Layer.SEMANTICS,
            Severity.ERROR,
            "{0} không có trong EPCIS 1.2 nên không ghi được.",
            "EPCIS 1.2 has no {0}, so it cannot be written."),
    NOT_IN_JSON(
            "convert.not-in-json",
            Layer.SEMANTICS,
            Severity.ERROR,
            "{0} không ghi được bằng JSON-LD.",
            "{0} cannot be written in JSON-LD."),
    NOT_IN_CORE(
            "hash.not-in-core",
            Layer.SEMANTICS,
            Severity.ERROR,
            "Sự kiện dùng {0}; các chương trình độc lập tính mã băm khác nhau ở chỗ này.",
            "The event uses {0}; independent programs hash this differently.");

    private final String id;
    private final Layer layer;
    private final Severity severity;
    private final String vietnamese;
    private final String english;

    Rule(String id, Layer layer, Severity severity, String vietnamese, String english) {
        this.id = id;
        this.layer = layer;
        this.severity = severity;
        this.vietnamese = vietnamese;
        this.english = english;
    }

    /** The stable name, {@code layer.what}. */
    public String id() {
        return id;
    }

    /** At which layer it stands. */
    public Layer layer() {
        return layer;
    }

    /** How bad it is to break it. */
    public Severity severity() {
        return severity;
    }

    String vietnamese() {
        return vietnamese;
    }

    String english() {
        return english;
    }
}
