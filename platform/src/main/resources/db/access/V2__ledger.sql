-- Who could enter and what they held, for good. The tables of V1 are working copies that change with every sign-in; each act
-- leaves here how they stood after it. The check of the ledger compares the two (resource ledger/access.copies).

-- An account after each change. Password and keys only as digests.
create table account_history (
    account         bigint  not null references accounts,
    number          integer not null,
    login           text    not null,
    name            text,
    email           text,
    language        text    not null,
    person          bigint,
    blocked         boolean not null,
    password_digest bytea,
    -- One line for each passkey and each identity at another provider, sorted.
    keys            text,
    act             bigint  not null,
    salt            uuid    default gen_random_uuid(),
    primary key (account, number)
);

-- A role given, or withdrawn.
create table grant_history (
    given        bigint  not null references grants,
    withdrawn    boolean not null,
    account      bigint  not null,
    role         text    not null,
    organisation bigint,
    room         text,
    act          bigint  not null,
    salt         uuid    default gen_random_uuid(),
    primary key (given, withdrawn)
);

-- An API key, one-time link or calendar address issued, or ended: used up or withdrawn.
create table token_history (
    token        bigint  not null references tokens,
    ended        boolean not null,
    kind         text    not null,
    digest       bytea   not null,
    account      bigint,
    purpose      text,
    subject      text,
    organisation bigint,
    rooms        text,
    read_only    boolean not null,
    expires_at   timestamptz,
    act          bigint  not null,
    salt         uuid    default gen_random_uuid(),
    primary key (token, ended)
);

-- The working copies in the shape of the history.
create function account_keys(who bigint) returns text language sql stable as $$
    select string_agg(line, e'\n' order by line collate "C") from (
        select 'passkey ' || encode(sha256(p.credential_id || p.public_key), 'hex') as line
        from access.passkeys p join access.passkey_users u on u.handle = p.user_handle where u.account = who
        union all
        select 'identity ' || encode(sha256(convert_to(e.issuer || e'\n' || e.subject, 'UTF8')), 'hex')
        from access.external_identities e where e.account = who) keys
$$;

create function note_account(who bigint, under bigint) returns void language sql as $$
    insert into access.account_history
        (account, number, login, name, email, language, person, blocked, password_digest, keys, act)
    select a.id, (select coalesce(max(h.number), 0) + 1 from access.account_history h where h.account = a.id),
        a.login, a.name, a.email, a.language, a.person, a.blocked, sha256(convert_to(a.password, 'UTF8')),
        access.account_keys(a.id), under
    from access.accounts a where a.id = who
$$;

create function note_grant(which bigint, under bigint) returns void language sql as $$
    insert into access.grant_history (given, withdrawn, account, role, organisation, room, act)
    select g.id, g.revoked_at is not null, g.account, g.role, g.organisation, g.room, under
    from access.grants g where g.id = which
$$;

create function note_token(which bigint, under bigint) returns void language sql as $$
    insert into access.token_history
        (token, ended, kind, digest, account, purpose, subject, organisation, rooms, read_only, expires_at, act)
    select t.id, t.used_at is not null or t.revoked_at is not null, t.kind, t.digest, t.account, t.purpose, t.subject,
        t.organisation, t.rooms::text, t.read_only, t.expires_at, under
    from access.tokens t where t.id = which
$$;

-- What there is already, under one act for each table.
do $$
declare
    t      text;
    number bigint;
begin
    foreach t in array array['account', 'grant', 'token'] loop
        number := nextval('ledger.act_id');
        if t = 'account' then
            perform access.note_account(id, number) from access.accounts;
        elsif t = 'grant' then
            insert into access.grant_history (given, withdrawn, account, role, organisation, room, act)
            select g.id, w.withdrawn, g.account, g.role, g.organisation, g.room, number
            from access.grants g cross join (values (false), (true)) w (withdrawn)
            where not w.withdrawn or g.revoked_at is not null;
        else
            insert into access.token_history
                (token, ended, kind, digest, account, purpose, subject, organisation, rooms, read_only, expires_at, act)
            select t.id, e.ended, t.kind, t.digest, t.account, t.purpose, t.subject, t.organisation, t.rooms::text,
                t.read_only, t.expires_at, number
            from access.tokens t cross join (values (false), (true)) e (ended)
            where not e.ended or t.used_at is not null or t.revoked_at is not null;
        end if;
        if found then
            insert into ledger.taken_in values ('access.' || t || '_history', number);
        end if;
    end loop;
end
$$;

call ledger.guard('access.account_history');
call ledger.guard('access.grant_history');
call ledger.guard('access.token_history');
