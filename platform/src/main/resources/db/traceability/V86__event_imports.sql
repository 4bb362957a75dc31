-- Tables of events that were handed in: what they hold, how their columns were understood, and which entries came of them. The entries
-- themselves are field entries like those of the phone, their events stand under the ledger's cover like all others.

create table event_import (
    id         bigint generated always as identity primary key,
    owner      bigint      not null,
    chain      text        not null,
    file_name  text        not null,
    -- SHA-256 of the file
    digest     text        not null check (digest ~ '^[0-9a-f]{64}$'),
    content    jsonb       not null,
    mappings   jsonb       not null,
    state      text        not null check (state in ('read', 'stored', 'undone', 'discarded')),
    account_id bigint,
    actor_name text        not null,
    created_at timestamptz not null,
    stored_at  timestamptz,
    stored     integer     not null default 0,
    already    integer     not null default 0,
    left_out   integer     not null default 0,
    capture    text,
    undone_at  timestamptz
);
create index on event_import (owner, created_at desc);

create table event_import_entry (
    import_id bigint not null references event_import,
    entry_id  uuid   not null references field_entry,
    primary key (import_id, entry_id)
);

create table event_import_memory (
    owner    bigint      not null,
    chain    text        not null,
    -- of the headings, folded, in their order
    headings text        not null,
    step     text        not null,
    columns  jsonb       not null,
    used_at  timestamptz not null,
    primary key (owner, chain, headings)
);
