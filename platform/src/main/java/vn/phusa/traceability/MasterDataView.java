package vn.phusa.traceability;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.phusa.epcis.vocabulary.Cbv;

/** What queries need to know of master data. Things are named by {@link #key(String)}. */
public interface MasterDataView {

    /** How the names of the CBV's master data attributes begin (CBV 2.0, section 9.1): in XML, over SOAP, in JSON. */
    List<String> CBV_ATTRIBUTE = List.of("urn:epcglobal:cbv:mda:", "urn:epcglobal:cbv:mda#", "cbvmda:");

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

    /** The one name of an attribute. Those of the CBV are written in three ways; others stay as they are. */
    static String attribute(String id) {
        for (String start : CBV_ATTRIBUTE) {
            if (id.startsWith(start)) {
                return CBV_ATTRIBUTE.getFirst() + id.substring(start.length());
            }
        }
        return id;
    }

    /** All names of an attribute. */
    static Set<String> spellings(String id) {
        String one = attribute(id);
        if (!one.startsWith(CBV_ATTRIBUTE.getFirst())) {
            return Set.of(id);
        }
        String local = one.substring(CBV_ATTRIBUTE.getFirst().length());
        return CBV_ATTRIBUTE.stream().map(start -> start + local).collect(Collectors.toSet());
    }
}
