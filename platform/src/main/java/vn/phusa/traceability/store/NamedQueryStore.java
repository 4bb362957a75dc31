package vn.phusa.traceability.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.AccountId;
import vn.phusa.epcis.Namespaces;
import vn.phusa.traceability.NamedQuery;
import vn.phusa.traceability.QueryText;
import vn.phusa.traceability.QueryTexts;

/** Queries with names, and page tokens that were given up. */
@Repository
public class NamedQueryStore {

    private static final TypeReference<LinkedHashMap<String, String>> PREFIXES = new TypeReference<>() {};

    private final JdbcClient database;
    private final JsonMapper json;

    NamedQueryStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Keeps a query; false where the account has one of that name. */
    public boolean add(AccountId account, String name, QueryText text, Instant now) {
        return database.sql("""
                        insert into traceability.named_query (account, name, query, prefixes, created_at)
                        values (?, ?, ?, ?, ?) on conflict do nothing
                        """)
                        .param(account.value())
                        .param(name)
                        .param(text.json())
                        .param(json.writeValueAsString(text.namespaces().all()))
                        .param(OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** The account's query of that name. */
    public Optional<NamedQuery> find(AccountId account, String name) {
        return database.sql("""
                        select name, query, prefixes, created_at from traceability.named_query
                        where account = ? and name = ?
                        """)
                .param(account.value())
                .param(name)
                .query((row, _) -> query(row))
                .optional();
    }

    /** The account's queries by name, after that name. */
    public List<NamedQuery> after(AccountId account, String after, int size) {
        return database.sql("""
                        select name, query, prefixes, created_at from traceability.named_query
                        where account = ? and name > ? order by name limit ?
                        """)
                .param(account.value())
                .param(after)
                .param(size)
                .query((row, _) -> query(row))
                .list();
    }

    /** Forgets a query; false where there is none. */
    public boolean remove(AccountId account, String name) {
        return database.sql("delete from traceability.named_query where account = ? and name = ?")
                        .param(account.value())
                        .param(name)
                        .update()
                > 0;
    }

    /** Gives a page token up. */
    public void endPage(byte[] digest, Instant until, Instant now) {
        database.sql("delete from traceability.ended_page where until < ?")
                .param(OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
        database.sql("insert into traceability.ended_page (digest, until) values (?, ?) on conflict do nothing")
                .param(digest)
                .param(OffsetDateTime.ofInstant(until, ZoneOffset.UTC))
                .update();
    }

    /** Whether a page token was given up. */
    public boolean isEnded(byte[] digest) {
        return database.sql("select exists (select from traceability.ended_page where digest = ?)")
                .param(digest)
                .query(Boolean.class)
                .single();
    }

    private NamedQuery query(ResultSet row) throws SQLException {
        Map<String, String> prefixes = json.readValue(row.getString(3), PREFIXES);
        Namespaces namespaces = Namespaces.of(prefixes);
        String text = row.getString(2);
        QueryText read = QueryTexts.read(text, namespaces).orThrow();
        return new NamedQuery(
                row.getString(1),
                text,
                namespaces,
                read.query(),
                read.masterData(),
                row.getObject(4, OffsetDateTime.class).toInstant());
    }
}
