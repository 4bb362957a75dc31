package vn.phusa.traceability.passport;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.phusa.traceability.passport.store.ProductStore;
import vn.phusa.traceability.supervision.DataSet;

/** Which items of the system data set the platform has of goods (NĐ 37/2026/NĐ-CP, Điều 23 khoản 5). */
@Service
public class SystemDataSets {
    private static final String TRADE_ITEM = "01/";
    private static final int GTIN_END = TRADE_ITEM.length() + 14;

    private final ProductStore products;
    private final Journeys journeys;

    SystemDataSets(ProductStore products, Journeys journeys) {
        this.products = products;
        this.journeys = journeys;
    }

    /** Of the product that a key names, or whose lot or object it names; empty: there is no such product here. */
    @Transactional(readOnly = true)
    public Optional<DataSet> of(String key) {
        return key.startsWith(TRADE_ITEM) && key.length() >= GTIN_END
                ? products.withGtin(key.substring(TRADE_ITEM.length(), GTIN_END))
                        .map(product -> of(product, key))
                : Optional.empty();
    }

    DataSet of(Product product, String key) {
        Details details = product.details();
        Set<DataSet.Item> present = EnumSet.of(DataSet.Item.NAME, DataSet.Item.TRADER);
        add(present, DataSet.Item.IMAGE, details.image() != null);
        add(present, DataSet.Item.ADDRESS, !details.address().isBlank());
        add(present, DataSet.Item.ORIGIN, !details.origin().vietnamese().isBlank());
        add(present, DataSet.Item.EVENTS, journeys.any(product.owner(), List.of(key, product.key())));
        add(present, DataSet.Item.BRAND_OR_LOT, !details.brand().isBlank() || key.length() > GTIN_END);
        add(present, DataSet.Item.EXPIRY, details.shelf().kind() != Shelf.Kind.NONE);
        add(present, DataSet.Item.STANDARDS, !details.standards().isBlank());
        return new DataSet(present);
    }

    private static void add(Set<DataSet.Item> present, DataSet.Item item, boolean there) {
        if (there) {
            present.add(item);
        }
    }
}
