package vn.phusa.shell;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Query strings with one value changed, so that links keep the state that the address carries. */
final class Queries {
    private Queries() {}

    static String with(String path, String query, String parameter, @Nullable String value) {
        String changed = replace(query, parameter, value);
        return changed.isEmpty() ? path : path + "?" + changed;
    }

    static String replace(String query, String parameter, @Nullable String value) {
        List<String> kept = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            String name = pair.contains("=") ? pair.substring(0, pair.indexOf('=')) : pair;
            if (!pair.isEmpty()
                    && !URLDecoder.decode(name, StandardCharsets.UTF_8).equals(parameter)) {
                kept.add(pair);
            }
        }
        if (value != null) {
            kept.add(URLEncoder.encode(parameter, StandardCharsets.UTF_8) + "="
                    + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
        return String.join("&", kept);
    }
}
