package vn.phusa.notice.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Mails and notices as copies of what is known of people: counted, found by what they say, and blanked. */
@Repository
public class PersonalNotices {
    /** Of a mail, or of a notice; none of it is there any more after an erasure. */
    private static final String MAIL_SAYS =
            "base.folded(m.subject || ' ' || m.body || ' ' || m.address || ' ' || m.last_error)";

    private static final String NOTICE_SAYS =
            "base.folded(n.title_vi || ' ' || n.body_vi || ' ' || n.title_en || ' ' || n.body_en)";

    private static final String MAILS_TO =
            " from notice.mail m where m.erased_at is null and (m.account = :account or lower(m.address) = any (:addresses))";

    private final JdbcClient database;

    PersonalNotices(JdbcClient database) {
        this.database = database;
    }

    /** How many mails went to an address. */
    public record ToAddress(String address, int mails) {}

    /** A mail or a notice. */
    public record Said(long id, String title, String text, Instant at, String to) {}

    /** @param account null: somebody without one */
    public List<ToAddress> mailsTo(@Nullable Long account, Collection<String> addresses) {
        return database.sql("select m.address, count(*)::int" + MAILS_TO + " group by m.address order by m.address")
                .param("account", account, Types.BIGINT)
                .param("addresses", small(addresses), Types.ARRAY)
                .query((row, _) -> new ToAddress(row.getString(1), row.getInt(2)))
                .list();
    }

    public int noticesTo(long account) {
        return database.sql("select count(*) from notice.notice where account = :account and erased_at is null")
                .param("account", account)
                .query(Integer.class)
                .single();
    }

    private static String[] small(Collection<String> addresses) {
        return addresses.stream()
                .map(address -> address.strip().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }

    // ---- blanking; what was not yet sent is not sent any more

    private static final String BLANK_MAIL = """
            update notice.mail m set address = '', subject = '', body = '', last_error = '', erased_at = :now,
                gave_up_at = case when sent_at is null then coalesce(gave_up_at, :now) else gave_up_at end
            where m.id in (select m.id""";

    private static final String BLANK_NOTICE = """
            update notice.notice set title_vi = '', title_en = '', body_vi = '', body_en = '', erased_at = :now
            where erased_at is null and\s""";

    /** @return the mails that were blanked */
    public List<String> blankMailsTo(@Nullable Long account, Collection<String> addresses, Instant now) {
        return database.sql(BLANK_MAIL + MAILS_TO + " for update) returning m.id")
                .param("account", account, Types.BIGINT)
                .param("addresses", small(addresses), Types.ARRAY)
                .param("now", Timestamp.from(now))
                .query((row, number) -> row.getString(1))
                .list();
    }

    public List<String> blankMail(long id, Instant now) {
        return database.sql(BLANK_MAIL
                        + " from notice.mail m where m.erased_at is null and m.id = :id for update) returning m.id")
                .param("id", id)
                .param("now", Timestamp.from(now))
                .query((row, number) -> row.getString(1))
                .list();
    }

    public List<String> blankNoticesTo(long account, Instant now) {
        return database.sql(BLANK_NOTICE + "account = :account returning id")
                .param("account", account)
                .param("now", Timestamp.from(now))
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Everybody's copy of what was told. */
    public List<String> blankNotice(long id, Instant now) {
        return database.sql(
                        BLANK_NOTICE + "event_key = (select event_key from notice.notice where id = :id) returning id")
                .param("id", id)
                .param("now", Timestamp.from(now))
                .query((row, number) -> row.getString(1))
                .list();
    }

    // ---- finding by what is said

    /** @param patterns folded, for {@code like} */
    public List<Said> mailsSaying(List<String> patterns, int most) {
        return database.sql("select m.id, m.subject, m.body, m.created_at, m.address from notice.mail m where "
                        + MAIL_SAYS + " like any (:patterns) order by m.id desc limit :most")
                .param("patterns", patterns.toArray(String[]::new), Types.ARRAY)
                .param("most", most)
                .query(PersonalNotices::said)
                .list();
    }

    public Optional<Said> mail(long id) {
        return database.sql("""
                        select id, subject, body, created_at, address from notice.mail where id = :id and erased_at is null""").param("id", id).query(PersonalNotices::said).optional();
    }

    private static final String NOTICE = """
            select min(n.id), min(n.title_vi), min(n.body_vi), min(n.created_at), count(*)::text from notice.notice n where\s""";

    /** One for each event that people were told of. */
    public List<Said> noticesSaying(List<String> patterns, int most) {
        return database.sql(
                        NOTICE + NOTICE_SAYS + " like any (:patterns) group by n.event_key order by 1 desc limit :most")
                .param("patterns", patterns.toArray(String[]::new), Types.ARRAY)
                .param("most", most)
                .query(PersonalNotices::said)
                .list();
    }

    public Optional<Said> notice(long id) {
        return database.sql(
                        NOTICE
                                + "n.erased_at is null and n.event_key = (select event_key from notice.notice where id = :id) group by n.event_key")
                .param("id", id)
                .query(PersonalNotices::said)
                .optional();
    }

    private static Said said(ResultSet row, int number) throws SQLException {
        return new Said(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getTimestamp(4).toInstant(),
                row.getString(5));
    }
}
