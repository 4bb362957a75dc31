package vn.phusa.traceability.passport.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.Actor;
import vn.phusa.base.PartyId;
import vn.phusa.ledger.ActId;
import vn.phusa.traceability.passport.Anchor;
import vn.phusa.traceability.passport.KeptLink;
import vn.phusa.traceability.passport.LinkType;

/** Links that organisations added to codes. Called within a transaction. */
@Repository
public class LinkStore {
    private static final String LIVE = """
            select id, anchor, owner, type, href, title, language, media_type, preferred, recorded_at
              from traceability.link
             where not exists (select 1 from traceability.link_end where link_id = link.id)
            """;

    private final JdbcClient database;

    LinkStore(JdbcClient database) {
        this.database = database;
    }

    public long insert(KeptLink link, Actor actor, ActId act) {
        return database.sql("""
                        insert into traceability.link
                            (anchor, owner, type, href, title, language, media_type, preferred, recorded_at, account_id, actor_name, act)
                        values (:anchor, :owner, :type, :href, :title, :language, :media, :preferred, :at, :account, :actor, :act)
                        returning id""")
                .param("anchor", link.anchor().text())
                .param("owner", link.owner().value())
                .param("type", link.type().name())
                .param("href", link.href())
                .param("title", link.title())
                .param("language", link.language())
                .param("media", link.mediaType())
                .param("preferred", link.preferred())
                .param("at", Timestamp.from(link.since()))
                .param("account", ProductStore.number(actor.account()), Types.BIGINT)
                .param("actor", actor.name())
                .param("act", act.value())
                .query(Long.class)
                .single();
    }

    public void end(long id, Instant at, Actor actor, ActId act) {
        database.sql("""
                        insert into traceability.link_end (link_id, recorded_at, account_id, actor_name, act)
                        values (:id, :at, :account, :actor, :act)""")
                .param("id", id)
                .param("at", Timestamp.from(at))
                .param("account", ProductStore.number(actor.account()), Types.BIGINT)
                .param("actor", actor.name())
                .param("act", act.value())
                .update();
    }

    public Optional<KeptLink> find(long id) {
        return database.sql(LIVE + " and id = :id")
                .param("id", id)
                .query((row, n) -> link(row))
                .optional();
    }

    /** Of the key, whatever its qualifiers; oldest first. */
    public List<KeptLink> ofKey(String key) {
        return database.sql(LIVE + """
                 and (anchor = :key or anchor collate "C" between :from and :until) order by id""")
                .param("key", key)
                .param("from", key + "/")
                .param("until", key + "/\uFFFF")
                .query((row, n) -> link(row))
                .list();
    }

    /** @param owners empty: of all */
    public List<KeptLink> of(Optional<Set<PartyId>> owners) {
        return database.sql(LIVE + " and (:everybody or owner = any(:owners)) order by anchor, id limit 2000")
                .param("everybody", owners.isEmpty())
                .param(
                        "owners",
                        owners.orElse(Set.of()).stream().map(PartyId::value).toArray(Long[]::new))
                .query((row, n) -> link(row))
                .list();
    }

    private static KeptLink link(ResultSet row) throws SQLException {
        return new KeptLink(
                row.getLong("id"),
                Anchor.read(row.getString("anchor")),
                new PartyId(row.getLong("owner")),
                new LinkType(row.getString("type")),
                row.getString("href"),
                row.getString("title"),
                row.getString("language"),
                row.getString("media_type"),
                row.getBoolean("preferred"),
                row.getTimestamp("recorded_at").toInstant());
    }
}
