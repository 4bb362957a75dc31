package vn.phusa.traceability.supervision;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The data set that a traceability system keeps of goods (NĐ 37/2026, Điều 23 khoản 5): which of its nine items are there.
 *
 * @param present the items that have a content
 */
public record DataSet(Set<Item> present) {

    /** The items, in the decree's order. */
    public enum Item {
        /** Tên sản phẩm. */
        NAME,
        /** Hình ảnh. */
        IMAGE,
        /** Tên đơn vị sản xuất, kinh doanh. */
        TRADER,
        /** Địa chỉ. */
        ADDRESS,
        /** Xuất xứ. */
        ORIGIN,
        /** Các sự kiện theo dõi trọng yếu và thời gian (TCVN 12850 or GS1 GTS). */
        EVENTS,
        /** Thương hiệu, nhãn hiệu, số lô, số sê-ri. */
        BRAND_OR_LOT,
        /** Hạn sử dụng. */
        EXPIRY,
        /** Tiêu chuẩn, quy chuẩn áp dụng. */
        STANDARDS;

        /** As in rule files and wording keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What a consumer is shown (Điều 23 khoản 7): neither the events nor the standards. */
    public static final Set<Item> CONSUMER = Set.copyOf(EnumSet.complementOf(EnumSet.of(Item.EVENTS, Item.STANDARDS)));

    public DataSet {
        present = Set.copyOf(present);
    }

    /** What the rules require and is not there, in the decree's order. */
    public Set<Item> missing(TradeRules rules) {
        Set<Item> missing = EnumSet.noneOf(Item.class);
        missing.addAll(rules.required());
        missing.removeAll(present);
        return missing;
    }
}
