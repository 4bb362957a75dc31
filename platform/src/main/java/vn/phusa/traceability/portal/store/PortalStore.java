package vn.phusa.traceability.portal.store;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.AccountId;
import vn.phusa.base.Actor;
import vn.phusa.ledger.ActId;
import vn.phusa.traceability.portal.Portal;
import vn.phusa.traceability.portal.PortalMessage;

/** Settings of portals, and the outbox. Called within a transaction. */
@Repository
public class PortalStore {
    private static final String MESSAGE = """
            select id, portal, goods, kind, body, state, attempts, queued_at, tried_at, answered_at, standing_at, receipt, reason
              from traceability.portal_message\s""";

    private final JdbcClient database;

    PortalStore(JdbcClient database) {
        this.database = database;
    }

    /** How each portal is reached that was ever set. */
    public Map<String, Portal.Setting> settings() {
        Map<String, Portal.Setting> settings = new HashMap<>();
        database.sql("""
                        select distinct on (code) code, address, secret, enabled from traceability.portal
                         order by code, number desc""")
                .query((row, n) -> settings.put(
                        row.getString("code"),
                        new Portal.Setting(
                                URI.create(row.getString("address")),
                                row.getString("secret"),
                                row.getBoolean("enabled"))))
                .list();
        return settings;
    }

    public void insertSetting(String code, Portal.Setting setting, Actor actor, Instant at, ActId act) {
        AccountId account = actor.account();
        database.sql("""
                        insert into traceability.portal
                            (code, number, address, secret, enabled, recorded_at, account_id, actor_name, act)
                        select :code, coalesce(max(number), 0) + 1, :address, :secret, :enabled, :at,
                               cast(:account as bigint), :actor, :act
                          from traceability.portal where code = :code""")
                .param("code", code)
                .param("address", setting.address().toString())
                .param("secret", setting.secret())
                .param("enabled", setting.enabled())
                .param("at", Timestamp.from(at))
                .param("account", account == null ? null : account.value(), Types.BIGINT)
                .param("actor", actor.name())
                .param("act", act.value())
                .update();
    }

    /** A message that waits; its id. */
    public long insert(String portal, String goods, PortalMessage.Kind kind, String body, Instant at) {
        return database.sql("""
                        insert into traceability.portal_message (portal, goods, kind, body, state, attempts, queued_at)
                        values (:portal, :goods, :kind, :body, 'queued', 0, :at) returning id""")
                .param("portal", portal)
                .param("goods", goods)
                .param("kind", kind.code())
                .param("body", body)
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    public Optional<PortalMessage> find(long id) {
        return database.sql(MESSAGE + "where id = :id")
                .param("id", id)
                .query((row, n) -> message(row))
                .optional();
    }

    public Optional<PortalMessage> lock(long id) {
        return database.sql(MESSAGE + "where id = :id for update")
                .param("id", id)
                .query((row, n) -> message(row))
                .optional();
    }

    /** The newest messages, those of these goods only unless null. */
    public List<PortalMessage> messages(@Nullable String goods, int most) {
        return database.sql(MESSAGE + """
                        where cast(:goods as text) is null or goods = :goods order by id desc limit :most""")
                .param("goods", goods, Types.VARCHAR)
                .param("most", most)
                .query((row, n) -> message(row))
                .list();
    }

    public void update(PortalMessage message) {
        database.sql("""
                        update traceability.portal_message
                           set state = :state, attempts = :attempts, tried_at = :tried, answered_at = :answered,
                               standing_at = :standing, receipt = :receipt, reason = :reason
                         where id = :id""")
                .param("state", message.state().code())
                .param("attempts", message.attempts())
                .param("tried", timestamp(message.triedAt()), Types.TIMESTAMP)
                .param("answered", timestamp(message.answeredAt()), Types.TIMESTAMP)
                .param("standing", message.standingAt(), Types.VARCHAR)
                .param("receipt", message.receipt(), Types.VARCHAR)
                .param("reason", message.reason(), Types.VARCHAR)
                .param("id", message.id())
                .update();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static PortalMessage message(ResultSet row) throws SQLException {
        return new PortalMessage(
                row.getLong("id"),
                row.getString("portal"),
                row.getString("goods"),
                PortalMessage.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("body"),
                PortalMessage.State.valueOf(
                        row.getString("state").toUpperCase(Locale.ROOT).replace('-', '_')),
                row.getInt("attempts"),
                row.getTimestamp("queued_at").toInstant(),
                instant(row.getTimestamp("tried_at")),
                instant(row.getTimestamp("answered_at")),
                row.getString("standing_at"),
                row.getString("receipt"),
                row.getString("reason"));
    }
}
