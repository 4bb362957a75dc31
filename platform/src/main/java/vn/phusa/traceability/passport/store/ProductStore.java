package vn.phusa.traceability.passport.store;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.base.Bilingual;
import vn.phusa.base.PartyId;
import vn.phusa.epcis.gs1.LocalIdentifier;
import vn.phusa.epcis.gs1.Parsed;
import vn.phusa.ledger.ActId;
import vn.phusa.shell.ListQuery;
import vn.phusa.traceability.passport.Details;
import vn.phusa.traceability.passport.Lot;
import vn.phusa.traceability.passport.PassportAct;
import vn.phusa.traceability.passport.Product;
import vn.phusa.traceability.passport.ProductId;
import vn.phusa.traceability.passport.ProductVersion;

/** Products with every version of them, and lots. Called within a transaction. */
@Repository
public class ProductStore {
    private static final String PRODUCT =
            "select id, gtin, local, owner, status, content, demonstration, version, changed_at from traceability.product ";

    private final JdbcClient database;
    private final JsonMapper json;

    ProductStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    // ---- products

    public Optional<Product> find(ProductId id) {
        return one("where id = :key", id.value());
    }

    public Optional<Product> withGtin(String gtin) {
        return one("where gtin = :key", gtin);
    }

    public Optional<Product> withLocal(LocalIdentifier local) {
        return one("where local = :key", local.toString());
    }

    /** What the products of these classes are called that the public may know, by the keys of the classes. */
    public Map<String, Bilingual> names(Set<String> classes) {
        Map<String, Bilingual> names = new HashMap<>();
        database.sql("""
                        select asked.key, content -> 'name' ->> 'vietnamese', content -> 'name' ->> 'english'
                        from unnest(:keys) asked (key)
                        join traceability.product p on p.gtin = substr(asked.key, 4) and asked.key like '01/%' or p.local = asked.key
                        where p.status <> 'draft'
                        """).param("keys", classes.toArray(String[]::new)).query(row -> {
            names.put(row.getString(1), new Bilingual(row.getString(2), row.getString(3)));
        });
        return names;
    }

    public Optional<Product> lock(ProductId id) {
        return one("where id = :key for update", id.value());
    }

    private Optional<Product> one(String condition, Object key) {
        return database.sql(PRODUCT + condition)
                .param("key", key)
                .query((row, n) -> product(row))
                .optional();
    }

    /** GTINs of an organisation's products. */
    public List<String> gtinsOf(PartyId owner) {
        return database.sql("select gtin from traceability.product where owner = :owner and gtin is not null")
                .param("owner", owner.value())
                .query((row, n) -> row.getString("gtin"))
                .list();
    }

    /** Keys of the products, known to the public, whose journey these organisations have opened. */
    public Map<PartyId, Set<String>> opened(Set<PartyId> owners) {
        Map<PartyId, Set<String>> opened = new HashMap<>();
        database.sql("""
                        select owner, gtin, local from traceability.product
                        where owner = any (:owners) and status in ('published', 'withdrawn')
                          and (content->>'journeyOpen')::boolean""").param("owners", numbers(owners)).query(row -> {
            Set<String> keys = opened.computeIfAbsent(new PartyId(row.getLong("owner")), _ -> new HashSet<>());
            String gtin = row.getString("gtin");
            String local = row.getString("local");
            if (gtin != null) {
                keys.add("01/" + gtin);
            }
            if (local != null) {
                keys.add(local);
            }
        });
        return opened;
    }

    /** @param owners whose; empty: everybody's */
    public List<Product> list(Optional<Set<PartyId>> owners, ListQuery query, boolean all) {
        String order = switch (Objects.requireNonNullElse(query.sort(), "name")) {
            case "code" -> "coalesce(gtin, local)";
            case "brand" -> "brand collate \"vi-x-icu\"";
            case "status" -> "status";
            case "changed" -> "changed_at";
            default -> "name collate \"vi-x-icu\"";
        };
        String sql = PRODUCT + CONDITION + " order by " + order + (query.descending() ? " desc" : "") + ", id"
                + (all ? "" : " limit :size offset :offset");
        JdbcClient.StatementSpec statement = filtered(database.sql(sql), owners, query);
        if (!all) {
            statement = statement.param("size", query.size()).param("offset", query.offset());
        }
        return statement.query((row, n) -> product(row)).list();
    }

    public long count(Optional<Set<PartyId>> owners, ListQuery query) {
        return filtered(database.sql("select count(*) from traceability.product " + CONDITION), owners, query)
                .query(Long.class)
                .single();
    }

    private static final String CONDITION = """
            where (:everybody or owner = any(:owners))
              and (:status = '' or status = :status)
              and (:text = '' or position(:text in lower(name || ' ' || brand || ' ' || coalesce(gtin, '') || ' ' || coalesce(local, ''))) > 0)
            """;

    private static JdbcClient.StatementSpec filtered(
            JdbcClient.StatementSpec statement, Optional<Set<PartyId>> owners, ListQuery query) {
        return statement
                .param("everybody", owners.isEmpty())
                .param("owners", numbers(owners.orElse(Set.of())))
                .param("status", query.filter("status"))
                .param("text", query.text().toLowerCase(Locale.ROOT));
    }

    private static Long[] numbers(Collection<PartyId> parties) {
        return parties.stream().map(PartyId::value).toArray(Long[]::new);
    }

    /** A new product; its id is given by the database. */
    public ProductId next() {
        return new ProductId(database.sql("select nextval(pg_get_serial_sequence('traceability.product', 'id'))")
                .query(Long.class)
                .single());
    }

    public void insert(Product product, Actor actor, PassportAct what, ActId act) {
        bind(database.sql("""
                        insert into traceability.product
                            (id, gtin, local, owner, status, name, brand, content, demonstration, version, changed_at)
                        overriding system value
                        values (:id, :gtin, :local, :owner, :status, :name, :brand, :content::jsonb, :demonstration, :version, :at)"""), product).update();
        history(product, what, "", actor, act);
    }

    public void update(Product product, PassportAct what, String reason, Actor actor, ActId act) {
        int rows = bind(database.sql("""
                                update traceability.product
                                   set gtin = :gtin, local = :local, owner = :owner, status = :status, name = :name, brand = :brand,
                                       content = :content::jsonb, demonstration = :demonstration, version = :version, changed_at = :at
                                 where id = :id and version = :version - 1"""), product).update();
        if (rows != 1) {
            throw new IllegalStateException("product " + product.id() + " changed under its lock");
        }
        history(product, what, reason, actor, act);
    }

    private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Product product) {
        return statement
                .param("id", product.id().value())
                .param("gtin", product.gtin(), Types.VARCHAR)
                .param("local", product.local() == null ? null : product.local().toString(), Types.VARCHAR)
                .param("owner", product.owner().value())
                .param("status", product.status().key())
                .param("name", product.details().name().vietnamese())
                .param("brand", product.details().brand())
                .param("content", json.writeValueAsString(product.details()))
                .param("demonstration", product.demonstration())
                .param("version", product.version())
                .param("at", Timestamp.from(product.changedAt()));
    }

    private void history(Product product, PassportAct what, String reason, Actor actor, ActId act) {
        AccountId account = actor.account();
        database.sql("""
                        insert into traceability.product_history
                            (product_id, version, recorded_at, what, gtin, local, status, content, reason, account_id, actor_name, act)
                        values (:id, :version, :at, :what, :gtin, :local, :status, :content::jsonb, :reason, :account, :actor, :act)""")
                .param("id", product.id().value())
                .param("version", product.version())
                .param("at", Timestamp.from(product.changedAt()))
                .param("what", what.code())
                .param("gtin", product.gtin(), Types.VARCHAR)
                .param("local", product.local() == null ? null : product.local().toString(), Types.VARCHAR)
                .param("status", product.status().key())
                .param("content", json.writeValueAsString(product.details()))
                .param("reason", reason)
                .param("account", account == null ? null : account.value(), Types.BIGINT)
                .param("actor", actor.name())
                .param("act", act.value())
                .update();
    }

    /** Every version, newest first. */
    public List<ProductVersion> versions(ProductId id) {
        return database.sql("""
                        select version, recorded_at, what, status, reason, content, actor_name
                          from traceability.product_history where product_id = :id order by version desc""")
                .param("id", id.value())
                .query((row, n) -> new ProductVersion(
                        row.getLong("version"),
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getString("what"),
                        status(row),
                        row.getString("reason"),
                        json.readValue(row.getString("content"), Details.class),
                        row.getString("actor_name")))
                .list();
    }

    private Product product(ResultSet row) throws SQLException {
        String local = row.getString("local");
        return new Product(
                new ProductId(row.getLong("id")),
                row.getString("gtin"),
                local == null ? null : local(local),
                new PartyId(row.getLong("owner")),
                status(row),
                json.readValue(row.getString("content"), Details.class),
                row.getBoolean("demonstration"),
                row.getLong("version"),
                row.getTimestamp("changed_at").toInstant());
    }

    private static Product.Status status(ResultSet row) throws SQLException {
        return Product.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
    }

    private static LocalIdentifier local(String stored) {
        return switch (LocalIdentifier.parse(stored)) {
            case Parsed.Good<LocalIdentifier>(LocalIdentifier good) -> good;
            case Parsed.Bad<LocalIdentifier> bad -> throw new IllegalStateException(stored + ": " + bad.fault());
        };
    }

    // ---- lots

    public void insert(Lot lot, Actor actor, ActId act) {
        AccountId account = actor.account();
        database.sql("""
                        insert into traceability.lot (product_id, code, produced, expires, places, recorded_at, account_id, actor_name, act)
                        values (:product, :code, :produced, :expires, :places, :at, :account, :actor, :act)""")
                .param("product", lot.product().value())
                .param("code", lot.code())
                .param("produced", lot.produced() == null ? null : Date.valueOf(lot.produced()), Types.DATE)
                .param("expires", lot.expires() == null ? null : Date.valueOf(lot.expires()), Types.DATE)
                .param("places", lot.places())
                .param("at", Timestamp.from(lot.recordedAt()))
                .param("account", account == null ? null : account.value(), Types.BIGINT)
                .param("actor", actor.name())
                .param("act", act.value())
                .update();
    }

    /** What is known of each lot now, newest first. */
    public List<Lot> lots(ProductId product) {
        return database.sql("""
                        select * from (select distinct on (code) * from traceability.lot
                                        where product_id = :product order by code, id desc) newest
                         order by id desc limit 500""")
                .param("product", product.value())
                .query((row, n) -> lot(row))
                .list();
    }

    public Optional<Lot> lot(ProductId product, String code) {
        return database.sql("""
                        select * from traceability.lot where product_id = :product and code = :code
                         order by id desc limit 1""")
                .param("product", product.value())
                .param("code", code)
                .query((row, n) -> lot(row))
                .optional();
    }

    private static Lot lot(ResultSet row) throws SQLException {
        Date produced = row.getDate("produced");
        Date expires = row.getDate("expires");
        Instant at = row.getTimestamp("recorded_at").toInstant();
        return new Lot(
                new ProductId(row.getLong("product_id")),
                row.getString("code"),
                produced == null ? null : produced.toLocalDate(),
                expires == null ? null : expires.toLocalDate(),
                row.getString("places"),
                at);
    }

    /** Whether any row of that kind is there at all. */
    public boolean empty() {
        return database.sql("select not exists (select 1 from traceability.product)")
                .query(Boolean.class)
                .single();
    }

    static @Nullable Long number(@Nullable AccountId account) {
        return account == null ? null : account.value();
    }
}
