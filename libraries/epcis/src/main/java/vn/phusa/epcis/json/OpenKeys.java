package vn.phusa.epcis.json;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import vn.phusa.epcis.tree.Symbol;

/** The fields of the objects that are open, innermost last: none may stand twice in its object. */
final class OpenKeys {
    private static final int FEW = 32;

    private Symbol[] keys = new Symbol[64];
    private int used;

    /** The fields of objects that have many, by where their fields begin. */
    private final Map<Integer, Set<Symbol>> many = new HashMap<>();

    /** Where the fields of the next object will begin. */
    int size() {
        return used;
    }

    /**
     * Adds a field of the innermost object.
     *
     * @param first where the object's fields begin
     * @return false where the object has it already
     */
    boolean add(int first, Symbol symbol) {
        if (used - first < FEW) {
            for (int i = used - 1; i >= first; i--) {
                if (keys[i] == symbol) {
                    return false;
                }
            }
        } else if (!many.computeIfAbsent(first, this::since).add(symbol)) {
            return false;
        }
        if (used == keys.length) {
            keys = Arrays.copyOf(keys, used * 2);
        }
        keys[used++] = symbol;
        return true;
    }

    private Set<Symbol> since(int first) {
        Set<Symbol> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(Arrays.asList(keys).subList(first, used));
        return set;
    }

    /** The object whose fields begin there has ended. */
    void close(int first) {
        used = first;
        if (!many.isEmpty()) {
            many.remove(first);
        }
    }

    /** Nothing is open. */
    void clear() {
        used = 0;
        many.clear();
    }
}
