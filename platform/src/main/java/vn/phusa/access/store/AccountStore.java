package vn.phusa.access.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.phusa.access.Account;
import vn.phusa.access.HeldGrant;
import vn.phusa.access.Throttle;
import vn.phusa.base.AccountId;
import vn.phusa.base.PartyId;
import vn.phusa.base.Role;
import vn.phusa.base.store.Like;

/** Accounts, grants, attempts to sign in and identities with other providers; see {@code db/access}. */
@Repository
public class AccountStore {
    private static final String COLUMNS =
            "a.id, a.login, a.name, a.email, a.language, a.person, a.blocked, a.password is not null as has_password,"
                    + " a.last_sign_in";

    private final JdbcClient database;

    public AccountStore(JdbcClient database) {
        this.database = database;
    }

    // ---- accounts

    public AccountId insert(
            String login,
            String name,
            @Nullable String email,
            String language,
            @Nullable PartyId person,
            String by,
            Instant at) {
        return new AccountId(database.sql("""
                insert into access.accounts (login, name, email, language, person, created_at, created_by)
                values (:login, :name, :email, :language, :person, :at, :by) returning id""")
                .param("login", login)
                .param("name", name)
                .param("email", email)
                .param("language", language)
                .param("person", person == null ? null : person.value())
                .param("at", Timestamp.from(at))
                .param("by", by)
                .query(Long.class)
                .single());
    }

    public Optional<Account> find(AccountId id) {
        return database.sql("select " + COLUMNS + " from access.accounts a where a.id = :id")
                .param("id", id.value())
                .query(ACCOUNT)
                .optional();
    }

    public Optional<Account> byLogin(String login) {
        return database.sql("select " + COLUMNS + " from access.accounts a where a.login = :login")
                .param("login", login)
                .query(ACCOUNT)
                .optional();
    }

    public Optional<Account> byEmail(String email) {
        return database.sql("select " + COLUMNS + " from access.accounts a where lower(a.email) = lower(:email)")
                .param("email", email)
                .query(ACCOUNT)
                .optional();
    }

    public boolean any() {
        return database.sql("select exists (select from access.accounts)")
                .query(Boolean.class)
                .single();
    }

    /** Holds back others who would change this account until the transaction ends. */
    public Optional<Account> lock(AccountId id) {
        return database.sql("select " + COLUMNS + " from access.accounts a where a.id = :id for update")
                .param("id", id.value())
                .query(ACCOUNT)
                .optional();
    }

    /** Holds back others who would open accounts or change who is an administrator. */
    public void lockAll() {
        database.sql("select pg_advisory_xact_lock(hashtextextended('access.accounts', 0))")
                .query((row, number) -> 0)
                .single();
    }

    public void update(AccountId id, String name, @Nullable String email, String language) {
        database.sql("update access.accounts set name = :name, email = :email, language = :language where id = :id")
                .param("name", name)
                .param("email", email)
                .param("language", language)
                .param("id", id.value())
                .update();
    }

    public void belongsTo(AccountId id, @Nullable PartyId person) {
        database.sql("update access.accounts set person = :person where id = :id")
                .param("person", person == null ? null : person.value(), java.sql.Types.BIGINT)
                .param("id", id.value())
                .update();
    }

    public void block(AccountId id, boolean blocked) {
        database.sql("update access.accounts set blocked = :blocked where id = :id")
                .param("blocked", blocked)
                .param("id", id.value())
                .update();
    }

    /** How an account is called whose holder was forgotten. */
    private static final String FORGOTTEN = "[đã xóa theo luật]";

    /**
     * One thing that is known of a holder.
     *
     * @param what {@code name}, {@code email}, {@code passkey} or {@code identity}
     */
    public record Said(String what, String text) {}

    /** Accounts with something in name, address or login, now or earlier. */
    public List<Account> withPersonalData(String words, int most) {
        return database.sql("select " + COLUMNS + """
                         from access.accounts a
                        where a.name ilike :pattern or a.email ilike :pattern or a.login ilike :pattern
                           or exists (select from access.account_history h where h.account = a.id
                                      and (h.name ilike :pattern or h.email ilike :pattern))
                        order by a.id limit :most""")
                .param("pattern", Like.containing(words))
                .param("most", most)
                .query(ACCOUNT)
                .list();
    }

    /** What is known of the holder, earlier names and addresses as well. */
    public List<Said> personalData(AccountId id) {
        return database.sql("""
                        select what, text from (
                            select 1 as turn, 'name' as what, name as text, max(number) as number
                            from access.account_history where account = :id and name <> :forgotten group by name
                            union all
                            select 2, 'email', email, max(number)
                            from access.account_history where account = :id and email is not null group by email
                            union all
                            select 3, 'passkey', p.label, 0
                            from access.passkeys p join access.passkey_users u on u.handle = p.user_handle
                            where u.account = :id
                            union all
                            select 4, 'identity', issuer, 0 from access.external_identities where account = :id) said
                        order by turn, number desc, text""")
                .param("id", id.value())
                .param("forgotten", FORGOTTEN)
                .query((row, _) -> new Said(row.getString("what"), row.getString("text")))
                .list();
    }

    /** Versions of the history that name or reach the holder. */
    public List<Integer> personalVersions(AccountId id) {
        return database.sql("""
                        select number from access.account_history
                        where account = :id and (name <> :forgotten or email is not null) order by number""")
                .param("id", id.value())
                .param("forgotten", FORGOTTEN)
                .query((row, number) -> row.getInt(1))
                .list();
    }

    /** Blanks the holder, takes all keys away and closes the account. */
    public void forget(AccountId id) {
        database.sql("""
                        update access.accounts set name = :forgotten, email = null, password = null, blocked = true
                        where id = :id""").param("forgotten", FORGOTTEN).param("id", id.value()).update();
        database.sql("""
                        delete from access.passkeys
                        where user_handle in (select handle from access.passkey_users where account = :id)""").param("id", id.value()).update();
        database.sql("delete from access.external_identities where account = :id")
                .param("id", id.value())
                .update();
    }

    public @Nullable String passwordOf(AccountId id) {
        return database.sql("select password from access.accounts where id = :id and password is not null")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    public void setPassword(AccountId id, String encoded, Instant at) {
        database.sql("update access.accounts set password = :password, password_changed_at = :at where id = :id")
                .param("password", encoded)
                .param("at", Timestamp.from(at))
                .param("id", id.value())
                .update();
    }

    public void signedIn(AccountId id, Instant at) {
        database.sql("update access.accounts set last_sign_in = :at where id = :id")
                .param("at", Timestamp.from(at))
                .param("id", id.value())
                .update();
    }

    /** Ends every session of the account but one. */
    public void endSessions(String login, @Nullable String keptSession) {
        database.sql("delete from access.sessions where principal_name = :login and session_id is distinct from :kept")
                .param("login", login)
                .param("kept", keptSession)
                .update();
    }

    /**
     * Accounts for the administrator's list, by name.
     *
     * @param text part of login, name or address; empty: all
     * @param within only accounts that hold something over one of these; null: all
     */
    public List<Account> list(String text, @Nullable Collection<PartyId> within, String order, int limit, long offset) {
        return listed("select " + COLUMNS, text, within, " order by " + order + ", a.id limit :limit offset :offset")
                .param("limit", limit == 0 ? null : limit)
                .param("offset", offset)
                .query(ACCOUNT)
                .list();
    }

    public long count(String text, @Nullable Collection<PartyId> within) {
        return listed("select count(*)", text, within, "").query(Long.class).single();
    }

    private JdbcClient.StatementSpec listed(
            String select, String text, @Nullable Collection<PartyId> within, String end) {
        return database.sql(select + """
                 from access.accounts a
                where (:text = '' or strpos(lower(a.login || ' ' || a.name || ' ' || coalesce(a.email, '')), lower(:text)) > 0)
                    and (:everywhere or exists (
                        select from access.grants g
                        where g.account = a.id and g.revoked_at is null and g.organisation = any(:within)))""" + end)
                .param("text", text)
                .param("everywhere", within == null)
                .param("within", within == null ? new Long[0] : array(within));
    }

    // ---- grants

    public long grant(
            AccountId account,
            Role role,
            @Nullable PartyId organisation,
            @Nullable String room,
            String by,
            Instant at) {
        return database.sql("""
                insert into access.grants (account, role, organisation, room, granted_at, granted_by)
                values (:account, :role, :organisation, :room, :at, :by) returning id""")
                .param("account", account.value())
                .param("role", role.name())
                .param("organisation", organisation == null ? null : organisation.value())
                .param("room", room)
                .param("at", Timestamp.from(at))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    public Optional<HeldGrant> grant(long number) {
        return database.sql("select * from access.grants where id = :id and revoked_at is null")
                .param("id", number)
                .query(GRANT)
                .optional();
    }

    public void revoke(long number, String by, Instant at) {
        database.sql("update access.grants set revoked_at = :at, revoked_by = :by where id = :id")
                .param("at", Timestamp.from(at))
                .param("by", by)
                .param("id", number)
                .update();
    }

    public List<HeldGrant> grantsOf(AccountId account) {
        return database.sql("select * from access.grants where account = :account and revoked_at is null order by id")
                .param("account", account.value())
                .query(GRANT)
                .list();
    }

    public List<HeldGrant> grantsOf(Collection<AccountId> accounts) {
        return database.sql(
                        "select * from access.grants where account = any(:accounts) and revoked_at is null order by id")
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .query(GRANT)
                .list();
    }

    /** Open accounts that hold the role over exactly this organisation; null: everywhere. */
    public List<Account> holding(Role role, @Nullable PartyId organisation) {
        return database.sql("select " + COLUMNS + """
                 from access.accounts a
                where not a.blocked and exists (
                    select from access.grants g
                    where g.account = a.id and g.revoked_at is null and g.role = :role
                        and g.organisation is not distinct from :organisation::bigint)
                order by a.id""")
                .param("role", role.name())
                .param("organisation", organisation == null ? null : organisation.value())
                .query(ACCOUNT)
                .list();
    }

    /** Those of the people who have an open account. */
    public Set<PartyId> withAccount(Collection<PartyId> people) {
        return Set.copyOf(
                database.sql("select distinct person from access.accounts where not blocked and person = any(:people)")
                        .param("people", array(people))
                        .query((row, number) -> new PartyId(row.getLong(1)))
                        .list());
    }

    /** Open accounts of the person. */
    public List<Account> ofPerson(PartyId person) {
        return database.sql("select " + COLUMNS
                        + " from access.accounts a where not a.blocked and a.person = :person order by a.id")
                .param("person", person.value())
                .query(ACCOUNT)
                .list();
    }

    // ---- attempts

    /** Attempts at one login come one after another, so that many at once do not slip past the count. */
    public void lockLogin(byte[] login) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(encode(:login, 'hex'), 1))")
                .param("login", login)
                .query((row, number) -> 0)
                .single();
    }

    public Throttle throttle(byte[] login, String address, Instant since) {
        return database.sql("""
                select count(*) filter (where login_digest = :login and id > coalesce((
                        select max(id) from access.sign_in_attempts ok
                        where ok.login_digest = :login and ok.succeeded and ok.at > :since), 0)) as failures,
                    max(at) filter (where login_digest = :login) as last_failure,
                    count(*) filter (where address = :address) as from_address,
                    max(at) filter (where address = :address) as last_from_address
                from access.sign_in_attempts
                where not succeeded and at > :since and (login_digest = :login or address = :address)""")
                .param("login", login)
                .param("address", address)
                .param("since", Timestamp.from(since))
                .query((row, number) -> new Throttle(
                        row.getInt("failures"),
                        momentOrNull(row, "last_failure"),
                        row.getInt("from_address"),
                        momentOrNull(row, "last_from_address")))
                .single();
    }

    public void attempted(byte[] login, String address, Instant at, boolean succeeded) {
        database.sql("""
                insert into access.sign_in_attempts (login_digest, address, at, succeeded)
                values (:login, :address, :at, :succeeded)""")
                .param("login", login)
                .param("address", address)
                .param("at", Timestamp.from(at))
                .param("succeeded", succeeded)
                .update();
    }

    /** Forgets attempts that no longer count. */
    public void forgetAttempts(Instant before) {
        database.sql("delete from access.sign_in_attempts where at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }

    // ---- browsers that are known

    /** Whether this browser has signed in with this login before; notes that it is used again. */
    public boolean knows(byte[] device, byte[] login, Instant at) {
        return database.sql("""
                update access.known_devices set last_used_at = :at
                where digest = :device and login_digest = :login""")
                        .param("at", Timestamp.from(at))
                        .param("device", device)
                        .param("login", login)
                        .update()
                == 1;
    }

    public void know(byte[] device, byte[] login, Instant at) {
        database.sql("""
                insert into access.known_devices (digest, login_digest, known_since, last_used_at)
                values (:device, :login, :at, :at)""")
                .param("device", device)
                .param("login", login)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Makes every browser of the login a stranger. */
    public void forgetDevices(byte[] login) {
        database.sql("delete from access.known_devices where login_digest = :login")
                .param("login", login)
                .update();
    }

    public void forgetDevices(Instant before) {
        database.sql("delete from access.known_devices where last_used_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }

    // ---- identities elsewhere

    public Optional<AccountId> linked(String issuer, String subject) {
        return database.sql(
                        "select account from access.external_identities where issuer = :issuer and subject = :subject")
                .param("issuer", issuer)
                .param("subject", subject)
                .query(Long.class)
                .optional()
                .map(AccountId::new);
    }

    /** False: the account is linked to somebody else there already. */
    public boolean link(String issuer, String subject, AccountId account, Instant at) {
        return database.sql("""
                insert into access.external_identities (issuer, subject, account, linked_at)
                values (:issuer, :subject, :account, :at) on conflict do nothing""")
                        .param("issuer", issuer)
                        .param("subject", subject)
                        .param("account", account.value())
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    // ---- reading rows

    private static final RowMapper<Account> ACCOUNT = (row, number) -> new Account(
            new AccountId(row.getLong("id")),
            row.getString("login"),
            row.getString("name"),
            row.getString("email"),
            row.getString("language"),
            partyOrNull(row, "person"),
            row.getBoolean("blocked"),
            row.getBoolean("has_password"),
            momentOrNull(row, "last_sign_in"));

    private static final RowMapper<HeldGrant> GRANT = (row, number) -> new HeldGrant(
            row.getLong("id"),
            new AccountId(row.getLong("account")),
            Role.valueOf(row.getString("role")),
            partyOrNull(row, "organisation"),
            row.getString("room"),
            row.getString("granted_by"),
            row.getTimestamp("granted_at").toInstant());

    static @Nullable Instant momentOrNull(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }

    static @Nullable PartyId partyOrNull(ResultSet row, String column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? null : new PartyId(id);
    }

    private static Long[] array(Collection<PartyId> ids) {
        return ids.stream().map(PartyId::value).toArray(Long[]::new);
    }
}
