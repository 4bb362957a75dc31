package vn.phusa.traceability.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.epcis.Namespaces;

/** The prefixes that documents declare, each set once; remembered by each node like {@link Words}. */
@Repository
public class NamespaceSets {
    private static final int MOST = 10_000;

    private final JdbcClient database;
    private final JsonMapper json;
    private final TransactionTemplate byThemselves;
    private final Map<String, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Namespaces> sets = new ConcurrentHashMap<>();

    NamespaceSets(JdbcClient database, JsonMapper json, PlatformTransactionManager transactions) {
        this.database = database;
        this.json = json;
        this.byThemselves = new TransactionTemplate(transactions);
        this.byThemselves.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Its number; a new set gets one. */
    public int id(Namespaces namespaces) {
        String content = written(namespaces);
        Integer known = ids.get(content);
        if (known != null) {
            return known;
        }
        byte[] digest = digest(content);
        byThemselves.executeWithoutResult(_ -> database.sql(
                        "insert into traceability.namespace_set (content, digest) values (?, ?) on conflict do nothing")
                .params(content, digest)
                .update());
        int id = database.sql("select id from traceability.namespace_set where digest = ?")
                .param(digest)
                .query(Integer.class)
                .single();
        if (ids.size() >= MOST) {
            ids.clear();
        }
        ids.put(content, id);
        return id;
    }

    /** The set of that number. */
    public Namespaces of(int id) {
        Namespaces known = sets.get(id);
        if (known != null) {
            return known;
        }
        Namespaces read = read(database.sql("select content from traceability.namespace_set where id = ?")
                .param(id)
                .query(String.class)
                .single());
        if (sets.size() >= MOST) {
            sets.clear();
        }
        sets.put(id, read);
        return read;
    }

    private String written(Namespaces namespaces) {
        List<List<String>> pairs = new ArrayList<>();
        namespaces.all().forEach((prefix, namespace) -> pairs.add(List.of(prefix, namespace)));
        return json.writeValueAsString(pairs);
    }

    private Namespaces read(String content) {
        return read(json, content);
    }

    static Namespaces read(JsonMapper json, String content) {
        Map<String, String> byPrefix = new LinkedHashMap<>();
        json.readValue(content, new TypeReference<List<List<String>>>() {})
                .forEach(pair -> byPrefix.put(pair.getFirst(), pair.getLast()));
        return Namespaces.of(byPrefix);
    }

    private static byte[] digest(String content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
