package vn.phusa.traceability;

import java.util.Collection;
import java.util.Map;
import vn.phusa.base.Bilingual;

/** What goods are called. */
public interface GoodsNames {

    /**
     * The names by the keys of the classes; what nobody has named is missing.
     *
     * @param keys of classes, lots and single items
     */
    Map<String, Bilingual> of(Collection<String> keys);
}
