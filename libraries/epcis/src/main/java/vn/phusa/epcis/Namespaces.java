package vn.phusa.epcis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which prefix stands for which namespace, in the order in which they were declared. */
public final class Namespaces {

    /** No declarations. */
    public static final Namespaces NONE = new Namespaces(Map.of());

    private final Map<String, String> byPrefix;
    private final Map<String, String> byNamespace;

    private Namespaces(Map<String, String> byPrefix) {
        this.byPrefix = Collections.unmodifiableMap(byPrefix);
        Map<String, String> turned = new LinkedHashMap<>();
        byPrefix.forEach((prefix, namespace) -> turned.putIfAbsent(namespace, prefix));
        this.byNamespace = turned;
    }

    /** These declarations. */
    public static Namespaces of(Map<String, String> byPrefix) {
        return byPrefix.isEmpty() ? NONE : new Namespaces(new LinkedHashMap<>(byPrefix));
    }

    /** These declarations and one more, which hides an earlier one of the same prefix. */
    public Namespaces and(String prefix, String namespace) {
        if (namespace.equals(byPrefix.get(prefix))) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(byPrefix);
        more.put(prefix, namespace);
        return new Namespaces(more);
    }

    /** These declarations and more. */
    public Namespaces and(Namespaces others) {
        if (others.byPrefix.isEmpty()) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(byPrefix);
        more.putAll(others.byPrefix);
        return new Namespaces(more);
    }

    /** What the prefix stands for; null where it is not declared. */
    public @Nullable String namespace(String prefix) {
        return byPrefix.get(prefix);
    }

    /** The first prefix of a namespace; null where it has none. */
    public @Nullable String prefix(String namespace) {
        return byNamespace.get(namespace);
    }

    /** Prefix to namespace, in order. */
    public Map<String, String> all() {
        return byPrefix;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Namespaces that && byPrefix.equals(that.byPrefix);
    }

    @Override
    public int hashCode() {
        return byPrefix.hashCode();
    }

    @Override
    public String toString() {
        return byPrefix.toString();
    }
}
