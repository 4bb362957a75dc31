-- What changed, written by the rooms in their own transactions. Every node reads all of it, each with a cursor of its
-- own. Numbers are handed out before transactions commit, so a cursor over them would skip what commits late; a cursor
-- over transaction ids does not, as long as it never passes the oldest transaction that is still running.
create table change (
    number bigint generated always as identity primary key,
    xid    xid8   not null default pg_current_xact_id(),
    kind   text   not null,
    entry  bigint not null,
    at     timestamptz not null default now()
);
create index on change (xid);

-- One row: which log this is (an index of another database must not be believed), and before which transaction
-- changes have been cleared away.
create table log (
    one     boolean primary key default true check (one),
    name    uuid    not null default gen_random_uuid(),
    cleared xid8    not null default '0'
);
insert into log default values;
