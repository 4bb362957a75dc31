-- The ledger: one leaf for every official act, in the order of their commits, never changed.

create sequence act_id;

-- Which log this is. Its name stands in every checkpoint.
create table log (
    only_one boolean primary key default true check (only_one),
    origin   text    not null
);

create table leaf (
    leaf_index  bigint      primary key check (leaf_index >= 0),
    act         bigint      not null unique,
    kind        text        not null,
    recorded_at timestamptz not null,
    actor       text        not null,
    account     bigint,
    channel     text        not null,
    subject     text        not null,
    content     text,                       -- canonical JSON; null once erased
    salt        bytea       check (octet_length(salt) = 32), -- null once erased
    row_count   integer     not null,       -- rows of covered tables that belong to the act
    row_digest  bytea       check (octet_length(row_digest) = 32), -- SHA-256 of the manifest; null without rows
    manifest    text,                       -- table, key and digest of each of these rows
    hash        bytea       not null check (octet_length(hash) = 32),
    -- Tree nodes above the leaves that this leaf completed, lowest first: node i of level l stands in the row of leaf
    -- (i + 1) * 2^l - 1 at place l.
    nodes       bytea       not null,
    seal        bytea       not null check (octet_length(seal) = 32),
    sealed_by   integer     not null,
    check ((row_count = 0) = (row_digest is null)),
    check ((content is null) = (salt is null))
);
create index on leaf (subject, leaf_index);
create index on leaf (recorded_at);

create table checkpoint (
    size      bigint      primary key,
    note      text        not null,
    signed_at timestamptz not null
);

-- Guards a table whose rows are never changed. Only a lawful erasure, which says so, may blank columns.
create function refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and current_setting('phusa.erasing', true) = 'on' then
        return new;
    end if;
    raise exception 'table %.% is append-only: % refused', tg_table_schema, tg_table_name, tg_op
        using errcode = 'restrict_violation';
end
$$;

-- Remembers for the rest of the transaction into which covered tables it wrote, so that the leaf can cover the rows.
create function note_insert() returns trigger language plpgsql as $$
declare
    noted text := coalesce(current_setting('phusa.touched', true), '');
    table_name text := tg_table_schema || '.' || tg_table_name;
begin
    if not table_name = any (string_to_array(noted, ' ')) then
        perform set_config('phusa.touched', ltrim(noted || ' ' || table_name), true);
    end if;
    return null;
end
$$;

-- Puts a table under the ledger's cover. It needs the columns
--   act  bigint not null                        the act its row belongs to
--   salt uuid default gen_random_uuid()         hides the row's digest; null once erased
-- and a line in the resource ledger/<room>.covered. Call it in the migration that creates the table:
--   call ledger.cover('programme.report');
create procedure cover(covered regclass) language plpgsql as $$
begin
    execute format('create trigger append_only before update or delete on %s
                    for each row execute function ledger.refuse_change()', covered);
    execute format('create trigger no_truncate before truncate on %s
                    for each statement execute function ledger.refuse_change()', covered);
    execute format('create trigger note_insert after insert on %s
                    for each statement execute function ledger.note_insert()', covered);
    execute format('create index on %s (act)', covered);
    execute format('alter table %s add foreign key (act) references ledger.leaf (act)
                    deferrable initially deferred', covered);
end
$$;

create trigger append_only before update or delete on leaf for each row execute function refuse_change();
create trigger no_truncate before truncate on leaf for each statement execute function refuse_change();
create trigger append_only before update or delete on checkpoint for each row execute function refuse_change();
create trigger no_truncate before truncate on checkpoint for each statement execute function refuse_change();

-- Keys that sign checkpoints and seal leaves. Each node may have its own; a restored copy gets a new one.
create table signing_key (
    act        bigint  not null,
    salt       uuid    default gen_random_uuid(),
    key_id     integer not null,
    public_key text    primary key
);
call cover('ledger.signing_key');

-- What was lawfully erased: the digest that a record had and the one it has since.
create table erasure (
    act         bigint not null,
    salt        uuid   default gen_random_uuid(),
    table_name  text   not null,
    record_key  text   not null,
    before      bytea  not null,
    after       bytea  not null,
    legal_basis text   not null,
    primary key (table_name, record_key, act)
);
call cover('ledger.erasure');
