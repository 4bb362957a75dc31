-- Tables that were handed in to become commitments or reports of progress: what they hold, how their columns were
-- understood, and what came of each row.

create table import (
    id           bigint generated always as identity primary key,
    programme_id bigint      not null references programme,
    kind         text        not null check (kind in ('commitments', 'progress')),
    -- for which organisation the understanding of the columns is remembered
    organisation bigint      not null,
    file_name    text        not null,
    digest       text        not null,
    sheet        text        not null,
    header_row   integer     not null,
    headers      jsonb       not null,
    columns      jsonb       not null,
    -- what the officer settled: the assigner, and whom each unknown name means
    settled      jsonb       not null,
    state        text        not null
                 check (state in ('read', 'checked', 'storing', 'stored', 'undone', 'discarded')),
    account_id   bigint,
    actor_name   text        not null,
    created_at   timestamptz not null,
    stored_at    timestamptz,
    stored_rows  integer     not null default 0,
    undone_at    timestamptz
);
create index on import (programme_id, created_at desc);

create table import_row (
    import_id     bigint  not null references import,
    number        integer not null,
    cells         jsonb   not null,
    state         text    not null check (state in ('unchecked', 'good', 'wrong', 'heading')),
    problems      jsonb   not null default '[]',
    notes         jsonb   not null default '[]',
    commitment_id bigint references commitment,
    -- the commitment's version right after the import: while it still has it, nothing was done with it
    version       bigint,
    primary key (import_id, number)
);
create index on import_row (import_id, state, number);

-- How far the storing has come; apart from the import, whose row the storing holds.
create table import_progress (
    import_id bigint primary key references import,
    done      integer     not null,
    total     integer     not null,
    beat_at   timestamptz not null
);

create table import_memory (
    organisation bigint      not null,
    kind         text        not null,
    -- of the headers, folded, in their order
    headers      text        not null,
    columns      jsonb       not null,
    settled      jsonb       not null,
    used_at      timestamptz not null,
    primary key (organisation, kind, headers)
);

-- Taken back as a whole with the import that brought it: it is in no list of today, but in those of past days.
alter table commitment add column withdrawn boolean default false;
