package vn.phusa.traceability.passport.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.AccountId;
import vn.phusa.traceability.passport.ProductId;

/** Which requests of programs have been done. */
@Repository
public class ProductRequestStore {
    private final JdbcClient database;

    ProductRequestStore(JdbcClient database) {
        this.database = database;
    }

    /**
     * A request that has been done.
     *
     * @param request SHA-256 of what was asked for
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Done(byte[] request, ProductId product) {}

    /** What came of it; whoever else sends the same waits until this transaction ends. */
    public Optional<Done> find(AccountId account, UUID key) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(?, 4711))")
                .param(account + " " + key)
                .query((_, _) -> true)
                .single();
        return database.sql("select request, product from traceability.product_request where account = ? and key = ?")
                .param(account.value())
                .param(key)
                .query((row, _) -> new Done(row.getBytes(1), new ProductId(row.getLong(2))))
                .optional();
    }

    public void insert(AccountId account, UUID key, byte[] request, ProductId product, Instant at) {
        database.sql("""
                        insert into traceability.product_request (account, key, request, product, at)
                        values (?, ?, ?, ?, ?)
                        """)
                .param(account.value())
                .param(key)
                .param(request)
                .param(product.value())
                .param(at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
