package vn.phusa.notice.store;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.base.AccountId;
import vn.phusa.base.Bilingual;
import vn.phusa.notice.Delivery;
import vn.phusa.notice.NewNotice;
import vn.phusa.notice.Notice;
import vn.phusa.notice.OutgoingMail;
import vn.phusa.notice.Preference;
import vn.phusa.notice.Webhook;
import vn.phusa.shell.ListQuery;
import vn.phusa.shell.Slice;

/** SQL of the notice room. */
@Repository
public class NoticeStore {
    /** How a notice is to be mailed. */
    public enum Posting {
        NONE,
        NOW,
        DIGEST
    }

    private final JdbcClient database;

    NoticeStore(JdbcClient database) {
        this.database = database;
    }

    static @Nullable Timestamp timestamp(@Nullable Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp stored = row.getTimestamp(column);
        return stored == null ? null : stored.toInstant();
    }

    // ---- inbox

    /** Empty when this account has been told of the event before. */
    public Optional<Long> insert(NewNotice notice, AccountId account, Posting posting, Instant now) {
        return database.sql("""
                        insert into notice.notice (event_key, account, kind, urgent, title_vi, title_en, body_vi, body_en,
                                                   path, created_at, posting)
                        values (:key, :account, :kind, :urgent, :titleVi, :titleEn, :bodyVi, :bodyEn, :path, :now, :posting)
                        on conflict (event_key, account) do nothing
                        returning id""")
                .param("key", notice.eventKey())
                .param("account", account.value())
                .param("kind", notice.kind())
                .param("urgent", notice.urgent())
                .param("titleVi", notice.title().vietnamese())
                .param("titleEn", notice.title().english())
                .param("bodyVi", notice.body().vietnamese())
                .param("bodyEn", notice.body().english())
                .param("path", notice.path())
                .param("now", Timestamp.from(now))
                .param("posting", posting.name())
                .query(Long.class)
                .optional();
    }

    public int unread(AccountId account) {
        return database.sql("select count(*) from notice.notice where account = :account and read_at is null")
                .param("account", account.value())
                .query(Integer.class)
                .single();
    }

    public Slice<Notice> inbox(AccountId account, ListQuery query) {
        boolean unreadOnly = query.filter("show").equals("unread");
        String where = " from notice.notice where account = :account"
                + (unreadOnly ? " and read_at is null" : "")
                + (query.text().isEmpty() ? "" : " and (title_vi ilike :text or title_en ilike :text)");
        String pattern = like(query.text());
        List<Notice> rows = database.sql("select *" + where + " order by id desc limit :size offset :offset")
                .param("account", account.value())
                .param("text", pattern)
                .param("size", query.size())
                .param("offset", query.offset())
                .query(NoticeStore::notice)
                .list();
        long total = database.sql("select count(*)" + where)
                .param("account", account.value())
                .param("text", pattern)
                .query(Long.class)
                .single();
        return new Slice<>(rows, total, query);
    }

    static String like(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    public Optional<Notice> find(AccountId account, long id) {
        return database.sql("select * from notice.notice where id = :id and account = :account")
                .param("id", id)
                .param("account", account.value())
                .query(NoticeStore::notice)
                .optional();
    }

    /** Marks one as read, or all up to that one. */
    public int read(AccountId account, long id, boolean upTo, Instant now) {
        return database.sql(
                        "update notice.notice set read_at = :now where account = :account and read_at is null and id "
                                + (upTo ? "<=" : "=") + " :id")
                .param("now", Timestamp.from(now))
                .param("account", account.value())
                .param("id", id)
                .update();
    }

    private static Notice notice(ResultSet row, int number) throws SQLException {
        return new Notice(
                row.getLong("id"),
                row.getString("kind"),
                row.getBoolean("urgent"),
                new Bilingual(row.getString("title_vi"), row.getString("title_en")),
                new Bilingual(row.getString("body_vi"), row.getString("body_en")),
                row.getString("path"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "read_at"));
    }

    // ---- preferences

    public Preference preference(AccountId account) {
        return database.sql("select * from notice.preference where account = :account")
                .param("account", account.value())
                .query((row, number) -> new Preference(
                        row.getBoolean("mail"),
                        Preference.Rhythm.valueOf(row.getString("rhythm")),
                        row.getTime("digest_at").toLocalTime(),
                        time(row, "quiet_from"),
                        time(row, "quiet_to"),
                        row.getString("language")))
                .optional()
                .orElse(Preference.USUAL);
    }

    private static @Nullable LocalTime time(ResultSet row, String column) throws SQLException {
        Time stored = row.getTime(column);
        return stored == null ? null : stored.toLocalTime();
    }

    public void keep(AccountId account, Preference preference, Instant now) {
        database.sql("""
                        insert into notice.preference
                            (account, mail, rhythm, digest_at, quiet_from, quiet_to, language, changed_at)
                        values (:account, :mail, :rhythm, :digestAt, :quietFrom, :quietTo, :language, :now)
                        on conflict (account) do update set mail = excluded.mail, rhythm = excluded.rhythm,
                            digest_at = excluded.digest_at, quiet_from = excluded.quiet_from,
                            quiet_to = excluded.quiet_to, language = excluded.language,
                            changed_at = excluded.changed_at""")
                .param("account", account.value())
                .param("mail", preference.mail())
                .param("rhythm", preference.rhythm().name())
                .param("digestAt", Time.valueOf(preference.digestAt()))
                .param("quietFrom", sqlTime(preference.quietFrom()))
                .param("quietTo", sqlTime(preference.quietTo()))
                .param("language", preference.language())
                .param("now", Timestamp.from(now))
                .update();
    }

    private static @Nullable Time sqlTime(@Nullable LocalTime time) {
        return time == null ? null : Time.valueOf(time);
    }

    // ---- mail

    /** Empty when a mail with this id exists already. */
    public Optional<Long> insertMail(
            String messageId,
            @Nullable AccountId account,
            String address,
            String subject,
            String body,
            boolean urgent,
            Instant now,
            Instant notBefore) {
        return database.sql("""
                        insert into notice.mail (message_id, account, address, subject, body, urgent, created_at, not_before)
                        values (:messageId, :account, :address, :subject, :body, :urgent, :now, :notBefore)
                        on conflict (message_id) do nothing
                        returning id""")
                .param("messageId", messageId)
                .param("account", account == null ? null : account.value(), java.sql.Types.BIGINT)
                .param("address", address)
                .param("subject", subject)
                .param("body", body)
                .param("urgent", urgent)
                .param("now", Timestamp.from(now))
                .param("notBefore", Timestamp.from(notBefore))
                .query(Long.class)
                .optional();
    }

    public void mailedWith(long notice, long mail) {
        database.sql("update notice.notice set mail = :mail where id = :notice")
                .param("mail", mail)
                .param("notice", notice)
                .update();
    }

    public Optional<OutgoingMail> mail(long id) {
        return database.sql("select * from notice.mail where id = :id")
                .param("id", id)
                .query(NoticeStore::mail)
                .optional();
    }

    public void sent(long mail, Instant now) {
        database.sql(
                        "update notice.mail set sent_at = :now, attempts = attempts + 1, last_error = '' where id = :id and erased_at is null")
                .param("now", Timestamp.from(now))
                .param("id", mail)
                .update();
    }

    public void failed(long mail, String error, @Nullable Instant gaveUp) {
        database.sql(
                        "update notice.mail set attempts = attempts + 1, last_error = :error, gave_up_at = :gaveUp where id = :id and erased_at is null")
                .param("error", error)
                .param("gaveUp", timestamp(gaveUp), java.sql.Types.TIMESTAMP)
                .param("id", mail)
                .update();
    }

    private static String filtered(ListQuery query) {
        String where = switch (query.filter("state")) {
            case "sent" -> " where sent_at is not null";
            case "waiting" -> " where sent_at is null and gave_up_at is null";
            case "gave-up" -> " where gave_up_at is not null and erased_at is null";
            default -> " where true";
        };
        return where + (query.text().isEmpty() ? "" : " and (address ilike :text or subject ilike :text)");
    }

    /** All of it, without what the mails say. */
    public List<OutgoingMail> wholeOutbox(ListQuery query) {
        return database.sql("select id, message_id, address, subject, '' as body, urgent, created_at, not_before,"
                        + " attempts, sent_at, gave_up_at, last_error, erased_at from notice.mail" + filtered(query)
                        + " order by id desc")
                .param("text", like(query.text()))
                .query(NoticeStore::mail)
                .list();
    }

    public Slice<OutgoingMail> outbox(ListQuery query) {
        String where = filtered(query);
        String pattern = like(query.text());
        List<OutgoingMail> rows = database.sql(
                        "select * from notice.mail" + where + " order by id desc limit :size offset :offset")
                .param("text", pattern)
                .param("size", query.size())
                .param("offset", query.offset())
                .query(NoticeStore::mail)
                .list();
        long total = database.sql("select count(*) from notice.mail" + where)
                .param("text", pattern)
                .query(Long.class)
                .single();
        return new Slice<>(rows, total, query);
    }

    private static OutgoingMail mail(ResultSet row, int number) throws SQLException {
        return new OutgoingMail(
                row.getLong("id"),
                row.getString("message_id"),
                row.getString("address"),
                row.getString("subject"),
                row.getString("body"),
                row.getBoolean("urgent"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("not_before").toInstant(),
                row.getInt("attempts"),
                instant(row, "sent_at"),
                instant(row, "gave_up_at"),
                row.getString("last_error"),
                instant(row, "erased_at"));
    }

    // ---- digest

    /** Accounts that have something for a summary and got none yet on that day. */
    public List<AccountId> waitingForDigest(LocalDate day) {
        return database.sql("""
                        select distinct account from notice.notice n
                        where posting = 'DIGEST' and mail is null
                          and not exists (select 1 from notice.digest d where d.account = n.account and d.day = :day)
                        order by account""")
                .param("day", day)
                .query((row, number) -> new AccountId(row.getLong("account")))
                .list();
    }

    /** Locks what the summary will hold, so that another process making the same one waits and then finds nothing. */
    public List<Notice> forDigest(AccountId account) {
        return database.sql("""
                        select * from notice.notice where account = :account and posting = 'DIGEST' and mail is null
                        order by id for update""")
                .param("account", account.value())
                .query(NoticeStore::notice)
                .list();
    }

    public boolean insertDigest(AccountId account, LocalDate day, long mail) {
        return database.sql("""
                        insert into notice.digest (account, day, mail) values (:account, :day, :mail)
                        on conflict do nothing""")
                        .param("account", account.value())
                        .param("day", day)
                        .param("mail", mail)
                        .update()
                == 1;
    }

    // ---- webhooks

    public long insertWebhook(String name, URI url, String secret, List<String> kinds, String by, Instant now) {
        return database.sql("""
                        insert into notice.webhook (name, url, secret, kinds, created_by, created_at)
                        values (:name, :url, :secret, :kinds, :by, :now) returning id""")
                .param("name", name)
                .param("url", url.toString())
                .param("secret", secret)
                .param("kinds", String.join(" ", kinds))
                .param("by", by)
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    public int endWebhook(long id, Instant now) {
        return database.sql("update notice.webhook set ended_at = :now where id = :id and ended_at is null")
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    public List<Webhook> webhooks() {
        return database.sql("select * from notice.webhook where ended_at is null order by id")
                .query(NoticeStore::webhook)
                .list();
    }

    private static Webhook webhook(ResultSet row, int number) throws SQLException {
        return new Webhook(
                row.getLong("id"),
                row.getString("name"),
                URI.create(row.getString("url")),
                Webhook.kinds(row.getString("kinds")),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "ended_at"));
    }

    public boolean insertDelivery(long webhook, String eventKey, String kind, String body, Instant now) {
        return database.sql("""
                        insert into notice.delivery (webhook, event_key, kind, body, created_at)
                        values (:webhook, :key, :kind, :body, :now) on conflict do nothing""")
                        .param("webhook", webhook)
                        .param("key", eventKey)
                        .param("kind", kind)
                        .param("body", body)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** What stands between a delivery and its receiver. */
    public record ToDeliver(URI url, String secret, String body, int attempts) {}

    /** Empty when it was delivered or the webhook has ended. */
    public Optional<ToDeliver> toDeliver(long webhook, String eventKey) {
        return database.sql("""
                        select w.url, w.secret, d.body, d.attempts
                        from notice.delivery d join notice.webhook w on w.id = d.webhook
                        where d.webhook = :webhook and d.event_key = :key and d.delivered_at is null
                          and w.ended_at is null""")
                .param("webhook", webhook)
                .param("key", eventKey)
                .query((row, number) -> new ToDeliver(
                        URI.create(row.getString("url")),
                        row.getString("secret"),
                        row.getString("body"),
                        row.getInt("attempts")))
                .optional();
    }

    public void delivered(
            long webhook, String eventKey, String answer, @Nullable Instant delivered, @Nullable Instant gaveUp) {
        database.sql("""
                        update notice.delivery set attempts = attempts + 1, last_answer = :answer,
                            delivered_at = :delivered, gave_up_at = :gaveUp
                        where webhook = :webhook and event_key = :key""")
                .param("answer", answer)
                .param("delivered", timestamp(delivered), java.sql.Types.TIMESTAMP)
                .param("gaveUp", timestamp(gaveUp), java.sql.Types.TIMESTAMP)
                .param("webhook", webhook)
                .param("key", eventKey)
                .update();
    }

    public List<Delivery> lastDeliveries() {
        return database.sql("""
                        select d.*, w.name from notice.delivery d join notice.webhook w on w.id = d.webhook
                        order by d.created_at desc limit 50""")
                .query((row, number) -> new Delivery(
                        row.getString("name"),
                        row.getString("event_key"),
                        row.getString("kind"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getInt("attempts"),
                        instant(row, "delivered_at"),
                        instant(row, "gave_up_at"),
                        row.getString("last_answer")))
                .list();
    }
}
