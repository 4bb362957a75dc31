package vn.phusa.traceability.passport.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.VietnamTime;
import vn.phusa.traceability.passport.ProductId;
import vn.phusa.traceability.passport.ScanHistory;

/** Scans, as salted digests. Called within a transaction. */
@Repository
public class ScanStore {
    private static final int CODE_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    private final JdbcClient database;
    private volatile byte @Nullable [] secret;

    ScanStore(JdbcClient database) {
        this.database = database;
    }

    /** Notes a scan; a second one on the same day from the same network is the same. */
    public void note(ProductId product, String serial, String network, Instant at) {
        database.sql("""
                        insert into traceability.scan (code, network, day, first_at) values (:code, :network, :day, :at)
                        on conflict (code, network, day) do update set times = scan.times + 1""")
                .param("code", code(product, serial))
                .param("network", digest("network " + network, NETWORK_BYTES))
                .param("day", Date.valueOf(VietnamTime.dateOf(at)))
                .param("at", Timestamp.from(at))
                .update();
    }

    public ScanHistory history(ProductId product, String serial) {
        return database.sql("""
                        select count(distinct day) as days, count(distinct network) as networks, min(first_at) as first,
                               case when exists (select 1 from traceability.serial_batch where product_id = :product)
                                    then exists (select 1 from traceability.serial where product_id = :product and value = :serial)
                               end as issued
                          from traceability.scan where code = :code""")
                .param("code", code(product, serial))
                .param("product", product.value())
                .param("serial", serial)
                .query((row, n) -> {
                    Timestamp first = row.getTimestamp("first");
                    return new ScanHistory(
                            row.getLong("days"),
                            row.getLong("networks"),
                            first == null ? null : first.toInstant(),
                            row.getObject("issued", Boolean.class));
                })
                .single();
    }

    private byte[] code(ProductId product, String serial) {
        return digest("code " + product + "/" + serial, CODE_BYTES);
    }

    private byte[] digest(String text, int bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret(), "HmacSHA256"));
            return Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private byte[] secret() {
        byte[] known = secret;
        if (known == null) {
            known = database.sql("select secret from traceability.scan_secret")
                    .query(byte[].class)
                    .single();
            secret = known;
        }
        return known;
    }
}
