package vn.phusa.traceability.label.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.ledger.ActId;
import vn.phusa.traceability.label.Batch;
import vn.phusa.traceability.label.Carrier;
import vn.phusa.traceability.passport.ProductId;

/** Serial numbers and their batches. */
@Repository
public class SerialStore {
    private final JdbcClient database;

    SerialStore(JdbcClient database) {
        this.database = database;
    }

    /** See {@link Batch#digest}. */
    public static String digest(Collection<String> serials) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String serial : serials) {
                digest.update((serial + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Keeps a batch with its serial numbers, within the caller's transaction. */
    public Batch insert(Batch batch, Collection<String> serials, Actor actor, ActId act) {
        AccountId account = actor.account();
        long id = database.sql("""
                        insert into traceability.serial_batch
                            (product_id, lot, count, carrier, template, digest, recorded_at, account_id, actor_name, act)
                        values (:product, :lot, :count, :carrier, :template, :digest, :at, :account, :actor, :act) returning id""")
                .param("product", batch.product().value())
                .param("lot", batch.lot())
                .param("count", batch.count())
                .param("carrier", batch.carrier().key())
                .param("template", batch.template())
                .param("digest", batch.digest())
                .param("at", Timestamp.from(batch.at()))
                .param("account", account == null ? null : account.value(), Types.BIGINT)
                .param("actor", actor.name())
                .param("act", act.value())
                .query(Long.class)
                .single();
        database.sql("""
                        insert into traceability.serial (product_id, value, batch_id, position)
                        select :product, value, :batch, position - 1
                          from unnest(:serials::text[]) with ordinality as issued (value, position)""")
                .param("product", batch.product().value())
                .param("batch", id)
                .param("serials", serials.toArray(String[]::new))
                .update();
        return batch(id).orElseThrow();
    }

    public List<Batch> batches(ProductId product) {
        return database.sql(
                        "select * from traceability.serial_batch where product_id = :product order by id desc limit 500")
                .param("product", product.value())
                .query((row, n) -> batch(row))
                .list();
    }

    public Optional<Batch> batch(long id) {
        return database.sql("select * from traceability.serial_batch where id = :id")
                .param("id", id)
                .query((row, n) -> batch(row))
                .optional();
    }

    /** In their order, from one position to before another. */
    public List<String> serials(long batch, int from, int until) {
        return database.sql("""
                        select value from traceability.serial
                         where batch_id = :batch and position >= :from and position < :until order by position""")
                .param("batch", batch)
                .param("from", from)
                .param("until", until)
                .query((row, n) -> row.getString("value"))
                .list();
    }

    private static Batch batch(ResultSet row) throws SQLException {
        return new Batch(
                row.getLong("id"),
                new ProductId(row.getLong("product_id")),
                row.getString("lot"),
                row.getInt("count"),
                Carrier.of(row.getString("carrier")).orElseThrow(),
                row.getString("template"),
                row.getString("digest"),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("actor_name"));
    }
}
