package vn.phusa.traceability.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.phusa.document.Headings;
import vn.phusa.traceability.chain.ChainTemplate;
import vn.phusa.traceability.chain.FieldAction;

/** What a column of such a table may mean, beside the key data elements of the rule set. Names are those that people write. */
public enum EventColumn {
    /** Numbers the rows; also marks those that only explain. */
    MARK("mark", "STT", "Dòng", "TT", "No", "Row"),
    STEP("step", "Bước", "Việc", "Công việc", "Công đoạn", "Step", "Activity"),
    /** Rows of the same one are one thing done to several lots. */
    RECORD("record", "Lần ghi", "Số lần ghi", "Chuyến", "Mẻ", "Record", "Batch no"),
    DATE("date", "Ngày", "Ngày làm", "Ngày tháng", "Ngày thực hiện", "Ngày giao", "Ngày nhận", "Date"),
    TIME("time", "Giờ", "Giờ làm", "Thời gian", "Time"),
    PLACE("place", "Nơi làm", "Địa điểm", "Nơi thực hiện", "Kho", "Ruộng", "Ao", "Vườn", "Place", "Location"),
    CODE("code", "Mã sản phẩm", "Mã hàng", "Mã", "GTIN", "Mã trên tem", "Product code", "Code"),
    LOT("lot", "Số lô", "Lô", "Mã lô", "Lô hàng", "Lot", "Lot number"),
    QUANTITY("quantity", "Số lượng", "Khối lượng", "Sản lượng", "Trọng lượng", "SL", "Quantity", "Amount"),
    UNIT("unit", "Đơn vị tính", "ĐVT", "Đơn vị", "Unit"),
    OUT_CODE("out-code", "Mã thành phẩm", "Mã sản phẩm làm ra", "Output product code", "Output code"),
    OUT_LOT("out-lot", "Số lô thành phẩm", "Lô thành phẩm", "Output lot"),
    OUT_QUANTITY("out-quantity", "Số lượng thành phẩm", "Khối lượng thành phẩm", "Output quantity"),
    OUT_UNIT("out-unit", "Đơn vị tính thành phẩm", "ĐVT thành phẩm", "Output unit"),
    CONTAINER("container", "Mã kiện (SSCC)", "Mã kiện", "SSCC", "Mã pallet", "Carrier (SSCC)", "Carrier"),
    PARTNER(
            "partner",
            "Bên giao, bên nhận",
            "Nhận từ",
            "Giao cho",
            "Bên giao",
            "Bên nhận",
            "Khách hàng",
            "Người mua",
            "Người bán",
            "Nhà cung cấp",
            "Other side",
            "Received from",
            "Shipped to",
            "From",
            "To",
            "Customer",
            "Supplier"),
    PAPER(
            "paper",
            "Số phiếu giao hàng",
            "Số phiếu",
            "Số chứng từ",
            "Số hóa đơn",
            "Delivery note",
            "Number of the delivery note");

    /** Before the code of a key data element, where a column means one. */
    public static final String ELEMENT = "element:";

    private final String key;
    private final List<String> names;

    EventColumn(String key, String... names) {
        this.key = key;
        this.names = Arrays.stream(names).map(Headings::folded).toList();
    }

    /** Stable; part of wording keys and form fields. */
    public String key() {
        return key;
    }

    /** Whether that is one of its names, and nothing more. */
    boolean isCalled(String heading) {
        return names.contains(Headings.folded(heading));
    }

    static Optional<EventColumn> of(String key) {
        return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
    }

    /** Columns of a step's sheet, in the order of the template. */
    public static List<String> of(ChainTemplate.Step step) {
        FieldAction action = step.action();
        List<EventColumn> columns = new ArrayList<>(List.of(MARK, RECORD, DATE, TIME, PLACE));
        if (action.shape() == FieldAction.Shape.CONTAINER) {
            columns.add(CONTAINER);
        }
        if (action.partner() != FieldAction.Partner.NONE) {
            columns.add(PARTNER);
        }
        if (action.document() != null) {
            columns.add(PAPER);
        }
        columns.addAll(List.of(CODE, LOT, QUANTITY, UNIT));
        if (action.shape() == FieldAction.Shape.FROM_TO) {
            columns.addAll(List.of(OUT_CODE, OUT_LOT, OUT_QUANTITY, OUT_UNIT));
        }
        return Stream.concat(
                        columns.stream().map(EventColumn::key),
                        action.elements().stream().map(element -> ELEMENT + element.code()))
                .toList();
    }

    /** Columns of one table for all steps of a chain. */
    public static List<String> of(ChainTemplate chain) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(MARK.key, MARK.key);
        all.put(STEP.key, STEP.key);
        for (EventColumn column : values()) {
            if (chain.steps().stream().anyMatch(step -> of(step).contains(column.key))) {
                all.put(column.key, column.key);
            }
        }
        chain.steps().forEach(step -> of(step).forEach(column -> all.put(column, column)));
        return List.copyOf(all.keySet());
    }

    /** By which the columns of a chain's tables are recognised. */
    public static Headings<String> headings(ChainTemplate chain) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (String key : of(chain)) {
            of(key).ifPresent(column -> names.put(key, new ArrayList<>(column.names)));
        }
        // The same element may be called otherwise in another action.
        chain.steps().stream()
                .flatMap(step -> step.action().elements().stream())
                .forEach(element -> names.computeIfAbsent(ELEMENT + element.code(), _ -> new ArrayList<>())
                        .addAll(List.of(
                                Headings.folded(element.name().vietnamese()),
                                Headings.folded(element.name().english()),
                                Headings.folded(element.code()))));
        return new Headings<>(names.keySet(), key -> names.getOrDefault(key, List.of()));
    }

    /** Without which a sheet makes no sense. */
    static List<String> required() {
        return List.of(DATE.key);
    }
}
