package vn.phusa.setup;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.phusa.setup.store.SetupTable;

/** The province that this installation serves, as lists of provinces key it: the one of the set-up, else the setting's. */
@Component
public class HomeProvince {
    private final SetupTable table;
    private final String otherwise;
    private volatile @Nullable String known;

    HomeProvince(SetupTable table, @Value("${phusa.home-province:can-tho}") String otherwise) {
        this.table = table;
        this.otherwise = otherwise;
    }

    /** For example {@code vinh-long}. */
    public String key() {
        String key = known;
        if (key == null) {
            Optional<String> setUp = table.province();
            key = setUp.orElse(otherwise);
            if (setUp.isPresent()) {
                // What the set-up has fixed never changes.
                known = key;
            }
        }
        return key;
    }
}
