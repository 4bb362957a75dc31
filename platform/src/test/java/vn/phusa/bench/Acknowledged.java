package vn.phusa.bench;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What platforms have acknowledged.
 *
 * @param duties keys of opened duties
 * @param evidence commitment, document and digest of filed evidence
 */
record Acknowledged(Set<String> duties, Set<String> evidence) {
    Acknowledged() {
        this(ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet());
    }

    int size() {
        return duties.size() + evidence.size();
    }
}
