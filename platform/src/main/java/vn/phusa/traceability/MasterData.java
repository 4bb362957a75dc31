package vn.phusa.traceability;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import vn.phusa.traceability.store.MasterDataStore;

/**
 * What has been captured about places, parties and goods. Master data are there to be understood by others, so all who may read
 * events read all of them. Each organisation speaks for itself: what one says about a thing never hides what another said.
 */
@Service
public class MasterData {
    private final MasterDataStore store;

    MasterData(MasterDataStore store) {
        this.store = store;
    }

    /** For one query; remembers what it has been asked. */
    public MasterDataView view() {
        return new Remembering(store);
    }

    /**
     * The latest that was said about things, by kind and thing; where several organisations speak of one, what the first of them says.
     *
     * @param types kinds of vocabularies; empty: all
     * @param keys see {@link MasterDataView#key}; empty: all
     */
    public List<MasterElement> elements(Set<String> types, Set<String> keys, int most) {
        return store.elements(types, keys, most);
    }

    private static final class Remembering implements MasterDataView {
        private final MasterDataStore store;
        private final Map<String, Set<String>> within = new HashMap<>();
        private final Map<List<String>, Set<String>> values = new HashMap<>();
        private final Map<String, Set<String>> having = new HashMap<>();

        Remembering(MasterDataStore store) {
            this.store = store;
        }

        @Override
        public Set<String> within(String key) {
            return within.computeIfAbsent(key, store::within);
        }

        @Override
        public Set<String> values(String key, String attribute) {
            return values.computeIfAbsent(List.of(key, attribute), _ -> store.values(key, attribute));
        }

        @Override
        public Set<String> having(String attribute) {
            return having.computeIfAbsent(attribute, store::having);
        }
    }
}
