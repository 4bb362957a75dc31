-- Events as they were captured. Nothing here is changed or taken away. Why it lies like this: docs/adr, "Where the events lie".

-- One transaction captures at a time: it locks the one row of "newest" and holds it to the commit, so numbers become visible in
-- their order.
create table newest (
    only_one boolean primary key default true check (only_one),
    number   bigint  not null
);
insert into newest (number) values (0);

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

-- What is recorded before the first month or after the last one that has been prepared.
create table event_other partition of event default;

-- Prepares the months from one day on, so that each has its partition before its first event.
create procedure prepare_months(first date, months integer) language plpgsql as $$
declare
    month date := date_trunc('month', first);
    after date;
begin
    for i in 1..months loop
        after := month + interval '1 month';
        if to_regclass('traceability.event_' || to_char(month, 'YYYYMM')) is null
            and not exists (select from traceability.event_other
                            where number >= (extract(epoch from month::timestamp at time zone 'UTC') * 1000)::bigint << 22
                              and number < (extract(epoch from after::timestamp at time zone 'UTC') * 1000)::bigint << 22) then
            execute format('create table traceability.event_%s partition of traceability.event for values from (%s) to (%s)',
                to_char(month, 'YYYYMM'),
                (extract(epoch from month::timestamp at time zone 'UTC') * 1000)::bigint << 22,
                (extract(epoch from after::timestamp at time zone 'UTC') * 1000)::bigint << 22);
        end if;
        month := after;
    end loop;
end
$$;
call prepare_months(current_date, 4);

-- A dictionary of what is few and repeats: business steps, places, parties. 0 stands for nothing.
create table word (
    id    integer generated always as identity (start with 1) primary key,
    value text collate "C" not null unique
);

-- The prefixes of documents: a JSON array of pairs, in the order of their declaration.
create table namespace_set (
    id      integer generated always as identity primary key,
    content text  not null,
    digest  bytea not null unique
);

-- Every identifier of every event. Partitioned by hash of the key alone, so that age does not matter.
create table thing (
    key    text collate "C" not null,
    role   smallint         not null check (role between 1 and 12),
    number bigint           not null,
    primary key (key, role, number)
) partition by hash (key);

-- Unique event IDs: SHA-256 of the ID, first 16 bytes. An error declaration repeats the ID of the event that it takes back.
create table event_id (
    id      uuid   not null,
    -- zero for an event; for an error declaration its content, so that the same declaration again is known
    declared uuid  not null,
    number  bigint not null,
    -- first 16 bytes of SHA-256 of the hash ID, and of what is declared: the same again, or something else under the same ID
    content uuid   not null,
    primary key (id, declared)
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

do $$
begin
    for i in 0..7 loop
        execute format('create table thing_%s partition of thing for values with (modulus 8, remainder %s)', i, i);
        execute format('create table event_id_%s partition of event_id for values with (modulus 8, remainder %s)', i, i);
        execute format('create table field_%s partition of field for values with (modulus 8, remainder %s)', i, i);
    end loop;
end
$$;
