package vn.phusa.traceability;

import java.util.Set;
import vn.phusa.epcis.vocabulary.Cbv;

/** What queries need to know of master data. Things are named by {@link #key(String)}. */
public interface MasterDataView {

    /** No master data. */
    MasterDataView NONE = new MasterDataView() {
        @Override
        public Set<String> within(String key) {
            return Set.of(key);
        }

        @Override
        public Set<String> values(String key, String attribute) {
            return Set.of();
        }

        @Override
        public Set<String> having(String attribute) {
            return Set.of();
        }
    };

    /** The thing and everything below it, directly or not; cycles end. */
    Set<String> within(String key);

    /** The values of an attribute of a thing, as text; empty where it has none. */
    Set<String> values(String key, String attribute);

    /** The things that have that attribute. */
    Set<String> having(String attribute);

    /** The one spelling of an identifier or of a value of the CBV. */
    static String key(String uri) {
        for (Cbv vocabulary : Cbv.values()) {
            if (vocabulary.claims(uri)) {
                return vocabulary.canonical(uri);
            }
        }
        return Thing.key(uri);
    }
}
