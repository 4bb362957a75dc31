-- Content, once for each SHA-256, in chunks of 256 KiB (the last one shorter).
create table blob (
    sha256  bytea       primary key check (octet_length(sha256) = 32),
    size    bigint      not null check (size >= 0),
    -- Moved forward whenever the same content is handed in again, so that clearing up never races a new reference.
    kept_at timestamptz not null
);

create table chunk (
    sha256   bytea   not null references blob on delete cascade,
    position integer not null check (position >= 0),
    content  bytea   not null check (octet_length(content) between 1 and 262144),
    primary key (sha256, position)
);
-- Files are mostly compressed already: trying again costs time and gains nothing.
alter table chunk alter column content set storage external;

create table document (
    id         bigint generated always as identity primary key,
    owner      bigint not null,
    visibility text   not null check (visibility in ('PUBLIC', 'SIGNED_IN', 'OWNER'))
);
create index on document (owner);

create table version (
    document       bigint      not null references document,
    number         integer     not null check (number > 0),
    sha256         bytea       not null check (octet_length(sha256) = 32),
    size           bigint      not null check (size > 0),
    file_name      text        not null check (length(file_name) between 1 and 200),
    kind           text        not null,
    stored_at      timestamptz not null,
    stored_by      bigint,
    stored_by_name text        not null,
    primary key (document, number)
);
create index on version (sha256);

-- A lawful erasure removes content; that there was a document, and why it went, stays.
create table erasure (
    document bigint      primary key references document,
    at       timestamptz not null,
    by       bigint,
    by_name  text        not null,
    because  text        not null check (length(because) between 1 and 2000)
);

create trigger append_only before update or delete on version for each row execute function base.refuse_change();
create trigger no_truncate before truncate on version for each statement execute function base.refuse_change();
create trigger append_only before update or delete on erasure for each row execute function base.refuse_change();
create trigger no_truncate before truncate on erasure for each statement execute function base.refuse_change();

-- Text that has been read from content once. A later reader, with a higher number, reads again.
create table reading (
    sha256   bytea    not null references blob on delete cascade,
    reader   smallint not null,
    encoding text     not null,
    text     text     not null,
    -- start, end, kind, number of each place, one after the other
    places   integer[] not null check (cardinality(places) % 4 = 0),
    primary key (sha256, reader)
);
