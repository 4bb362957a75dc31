package vn.phusa.traceability.passport;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.phusa.base.Bilingual;
import vn.phusa.traceability.Called;
import vn.phusa.traceability.GoodsNames;
import vn.phusa.traceability.MasterData;
import vn.phusa.traceability.passport.store.ProductStore;

/** The name of the product that is registered here; else what captured master data say (CBV 2.0, section 10.2). */
@Component
class RegisteredGoods implements GoodsNames {
    private static final String CLASSES = "urn:epcglobal:epcis:vtype:EPCClass";
    private static final String[] NAMES = {
        "tradeItemDescription", "descriptionShort", "functionalName", "regulatedProductName"
    };
    private static final int MOST_ELEMENTS = 2_000;

    private final ProductStore products;
    private final MasterData masterData;

    RegisteredGoods(ProductStore products, MasterData masterData) {
        this.products = products;
        this.masterData = masterData;
    }

    @Override
    public Map<String, Bilingual> of(Collection<String> keys) {
        Set<String> classes = keys.stream().map(Called::classOf).collect(Collectors.toSet());
        if (classes.isEmpty()) {
            return Map.of();
        }
        Map<String, Bilingual> names = new LinkedHashMap<>(products.names(classes));
        Set<String> unknown = new HashSet<>(classes);
        unknown.removeAll(names.keySet());
        if (!unknown.isEmpty()) {
            masterData
                    .elements(Set.of(CLASSES), unknown, MOST_ELEMENTS)
                    .forEach(element -> element.text(NAMES)
                            .ifPresent(name -> names.putIfAbsent(element.key(), Bilingual.same(name))));
        }
        return names;
    }
}
