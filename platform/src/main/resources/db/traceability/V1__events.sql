-- Events as they were captured. Nothing here is changed or taken away. Why it lies like this: docs/adr, "Where the events lie".

-- One transaction captures at a time (advisory lock, held to the commit), so numbers become visible in their order.
create table event (
    -- record time in milliseconds << 22 | counter (vn.phusa.traceability.EventNumber)
    number       bigint      not null,
    event_time   timestamptz not null,
    -- 1 object, 2 aggregation, 3 transaction, 4 transformation, 5 association
    type         smallint    not null check (type between 1 and 5),
    -- 1 ADD, 2 OBSERVE, 3 DELETE; 0 where the type has none
    action       smallint    not null check (action between 0 and 3),
    biz_step     integer     not null,
    disposition  integer     not null,
    read_point   integer     not null,
    biz_location integer     not null,
    -- the organisation that captured it
    owner        bigint      not null,
    -- words of the parties that it names as owning or possessing
    named        integer[]   not null,
    capture      bigint      not null,
    namespaces   integer     not null,
    -- the event as JSON-LD without a context, UTF-8
    body         bytea       not null,
    primary key (number)
) partition by range (number);
create index event_by_time on event (event_time, number);
create index event_by_step on event (biz_step, number);
create index event_by_disposition on event (disposition, number) where disposition <> 0;
create index event_by_read_point on event (read_point, number) where read_point <> 0;
create index event_by_biz_location on event (biz_location, number) where biz_location <> 0;
create index event_by_owner on event (owner, number);

-- A dictionary of what is few and repeats: business steps, places, parties. 0 stands for nothing.
create table word (
    id    integer generated always as identity (start with 1) primary key,
    value text not null unique
);

create table namespace_set (
    id      integer generated always as identity primary key,
    content jsonb not null,
    digest  bytea not null unique
);

-- Every identifier of every event. Partitioned by hash of the key alone, so that age does not matter.
create table thing (
    key    text collate "C" not null,
    role   smallint         not null check (role between 1 and 12),
    number bigint           not null,
    primary key (key, role, number)
) partition by hash (key);

-- Unique event IDs: SHA-256 of the ID, first 16 bytes. An error declaration repeats the ID of the event it takes back.
create table event_id (
    id          uuid    not null,
    declaration boolean not null,
    number      bigint  not null,
    -- first 16 bytes of the hash ID's SHA-256: the same event again, or another one under the same ID
    content     uuid    not null,
    primary key (id, declaration, number)
) partition by hash (id);

-- What else an event can be looked for by (vn.phusa.traceability.Field); name is the first 8 bytes of the SHA-256 of its name.
create table field (
    name   bigint           not null,
    number bigint           not null,
    text   text collate "C",
    value  double precision
) partition by hash (name);
create index field_by_text on field (name, text, number);
create index field_by_value on field (name, value, number) where value is not null;
