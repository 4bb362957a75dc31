-- Capture jobs of the EPCIS interface (EPCIS 2.0, "/capture"). A job has the number of its capture.
create table job (
    id          bigint      primary key,
    owner       bigint      not null references party.parties,
    account     bigint,
    actor       text        not null,
    channel     text        not null,
    behaviour   text        not null check (behaviour in ('ROLLBACK', 'PROCEED')),
    format      text        not null check (format in ('JSON', 'XML')),
    document    bytea       not null check (octet_length(document) = 32),
    size        bigint      not null,
    created_at  timestamptz not null,
    finished_at timestamptz,
    success     boolean     not null default true,
    events      integer     not null,
    stored      integer     not null default 0,
    -- the first errors as JSON, and how many there were
    errors      text        not null default '[]',
    error_count integer     not null default 0,
    attempts    integer     not null default 0
);
create index job_waiting on job (id) where finished_at is null;
create index job_by_owner on job (owner, id desc);

-- Documents that wait for their job; too large to be written before they are acknowledged.
create table job_chunk (
    job      bigint  not null references job,
    position integer not null,
    content  bytea   not null,
    primary key (job, position)
);
alter table job_chunk alter column content set storage external;

-- Master data: every element as it was captured. Of one organisation's lines about the same thing the latest counts.
create table master_data (
    number   bigint generated always as identity primary key,
    owner    bigint not null references party.parties,
    capture  bigint not null,
    -- kind of vocabulary
    type     text   collate "C" not null,
    -- the thing in its one spelling (vn.phusa.traceability.Thing)
    key      text   collate "C" not null,
    children text[] not null,
    -- an EPCIS document in JSON-LD that holds the one element
    content  text   not null,
    act      bigint not null,
    salt     uuid   default gen_random_uuid()
);
create index master_data_by_key on master_data (key, type, owner, number);
create index master_data_by_type on master_data (type, key);
call ledger.cover('traceability.master_data');

create table master_attribute (
    number bigint not null references master_data,
    id     text   collate "C" not null,
    value  text   collate "C" not null
);
create index on master_attribute (number);
create index on master_attribute (id, left(value, 200));
