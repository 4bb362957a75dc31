package vn.phusa.traceability.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The dictionary of business steps, places and parties; remembered by each node. New words are committed at once, by
 * themselves, so that what is remembered is there whatever becomes of the capture that brought them.
 */
@Repository
public class Words {
    /** So many are remembered; places of a whole province are fewer. */
    private static final int MOST = 200_000;

    private final JdbcClient database;
    private final TransactionTemplate byThemselves;
    private final Map<String, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, String> words = new ConcurrentHashMap<>();

    Words(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.byThemselves = new TransactionTemplate(transactions);
        this.byThemselves.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Their numbers; new words get one. */
    public Map<String, Integer> ids(Set<String> wanted) {
        Map<String, Integer> known = known(wanted);
        if (known.size() < wanted.size()) {
            Set<String> unknown = new TreeSet<>(wanted);
            unknown.removeAll(known.keySet());
            // In one order, so that two captures with the same new words do not wait for each other in a circle.
            String[] missing = unknown.toArray(String[]::new);
            byThemselves.executeWithoutResult(
                    _ -> database.sql("insert into traceability.word (value) select unnest(?) on conflict do nothing")
                            .param(missing)
                            .update());
            known.putAll(read(missing));
        }
        return known;
    }

    /** Their numbers; words that nobody has used yet are left out. */
    public Map<String, Integer> existing(Set<String> wanted) {
        Map<String, Integer> known = known(wanted);
        if (known.size() < wanted.size()) {
            Set<String> unknown = new LinkedHashSet<>(wanted);
            unknown.removeAll(known.keySet());
            known.putAll(read(unknown.toArray(String[]::new)));
        }
        return known;
    }

    /** The words of these numbers. */
    public Map<Integer, String> words(Collection<Integer> wanted) {
        Map<Integer, String> found = new HashMap<>();
        Set<Integer> unknown = new LinkedHashSet<>();
        for (Integer id : wanted) {
            String word = words.get(id);
            if (word == null) {
                unknown.add(id);
            } else {
                found.put(id, word);
            }
        }
        if (!unknown.isEmpty()) {
            database.sql("select id, value from traceability.word where id = any (?)")
                    .param(unknown.toArray(Integer[]::new))
                    .query((row, _) -> Map.entry(row.getInt(1), row.getString(2)))
                    .list()
                    .forEach(entry -> {
                        remember(entry.getValue(), entry.getKey());
                        found.put(entry.getKey(), entry.getValue());
                    });
        }
        return found;
    }

    private Map<String, Integer> known(Set<String> wanted) {
        Map<String, Integer> known = new HashMap<>();
        for (String word : wanted) {
            Integer id = ids.get(word);
            if (id != null) {
                known.put(word, id);
            }
        }
        return known;
    }

    private Map<String, Integer> read(String[] wanted) {
        Map<String, Integer> found = new HashMap<>();
        database.sql("select id, value from traceability.word where value = any (?)")
                .param(wanted)
                .query((row, _) -> Map.entry(row.getString(2), row.getInt(1)))
                .list()
                .forEach(entry -> {
                    remember(entry.getKey(), entry.getValue());
                    found.put(entry.getKey(), entry.getValue());
                });
        return found;
    }

    private void remember(String word, int id) {
        if (ids.size() >= MOST) {
            ids.clear();
            words.clear();
        }
        ids.put(word, id);
        words.put(id, word);
    }
}
