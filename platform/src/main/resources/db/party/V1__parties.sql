-- Organisations, units and people. Every table only grows: a correction is a new row that names the one it replaces,
-- and a row can be replaced once, so that of two people who correct the same row the second is told.
-- A fact holds from its first day (null: since before anything is known) until the next live fact of its kind.

create table parties (
    id            bigint generated always as identity primary key,
    type          text        not null check (type in ('ORGANISATION', 'PERSON')),
    -- Stable key of loaded data ("most"); null for what was entered by hand.
    key           text unique,
    registered_at timestamptz not null,
    registered_by text        not null
);

create table names (
    id          bigint generated always as identity primary key,
    party       bigint      not null references parties,
    vietnamese  text        not null check (vietnamese <> ''),
    english     text        not null check (english <> ''),
    short_name  text        not null check (short_name <> ''),
    -- The name as documents may write it, see WrittenName.key; and of its short form.
    written     text        not null,
    written_short text      not null,
    kind        text,
    from_date   date,
    certainty   text        not null,
    source      text        not null,
    note        text,
    recorded_at timestamptz not null,
    recorded_by text        not null,
    replaces    bigint unique references names
);
create index on names (party, from_date);
create index on names (written text_pattern_ops);
create index on names (written_short);

create table parents (
    id          bigint generated always as identity primary key,
    party       bigint      not null references parties,
    parent      bigint references parties check (parent <> party),
    from_date   date,
    certainty   text        not null,
    source      text        not null,
    note        text,
    recorded_at timestamptz not null,
    recorded_by text        not null,
    replaces    bigint unique references parents
);
create index on parents (party, from_date);
create index on parents (parent);

create table successions (
    id          bigint generated always as identity primary key,
    predecessor bigint      not null references parties,
    heir        text        not null check (heir in ('KNOWN', 'UNKNOWN', 'NOBODY')),
    successor   bigint references parties,
    kind        text        not null,
    on_date     date        not null,
    certainty   text        not null,
    source      text        not null,
    note        text,
    recorded_at timestamptz not null,
    recorded_by text        not null,
    replaces    bigint unique references successions,
    check ((heir = 'KNOWN') = (successor is not null)),
    check (successor <> predecessor)
);
create index on successions (predecessor);
create index on successions (successor);

create table identifiers (
    id          bigint generated always as identity primary key,
    party       bigint      not null references parties,
    scheme      text        not null,
    value       text        not null,
    from_date   date,
    until_date  date,
    certainty   text        not null,
    source      text        not null,
    note        text,
    recorded_at timestamptz not null,
    recorded_by text        not null,
    replaces    bigint unique references identifiers
);
create index on identifiers (party);
create index on identifiers (scheme, value);

create table contacts (
    id          bigint generated always as identity primary key,
    party       bigint      not null references parties,
    kind        text        not null,
    -- Empty: there is none any more.
    value       text        not null,
    certainty   text        not null,
    source      text        not null,
    note        text,
    recorded_at timestamptz not null,
    recorded_by text        not null,
    replaces    bigint unique references contacts
);
create index on contacts (party);

create table memberships (
    id           bigint generated always as identity primary key,
    person       bigint      not null references parties,
    organisation bigint      not null references parties,
    office       text        not null,
    title        text        not null,
    from_date    date,
    until_date   date,
    certainty    text        not null,
    source       text        not null,
    note         text,
    recorded_at  timestamptz not null,
    recorded_by  text        not null,
    replaces     bigint unique references memberships,
    check (from_date < until_date)
);
create index on memberships (person);
create index on memberships (organisation);

-- Other ways in which documents write a party ("VINATOM").
create table spellings (
    party       bigint      not null references parties,
    spelling    text        not null,
    written     text        not null,
    recorded_at timestamptz not null,
    recorded_by text        not null,
    primary key (party, written)
);
create index on spellings (written);

-- What holds today's knowledge: rows that nothing has replaced.
create view live_names as
    select * from names n where not exists (select from names later where later.replaces = n.id);
create view live_parents as
    select * from parents p where not exists (select from parents later where later.replaces = p.id);
create view live_successions as
    select * from successions s where not exists (select from successions later where later.replaces = s.id);
create view live_identifiers as
    select * from identifiers i where not exists (select from identifiers later where later.replaces = i.id);
create view live_contacts as
    select * from contacts c
    where value <> '' and not exists (select from contacts later where later.replaces = c.id);
create view live_memberships as
    select * from memberships m where not exists (select from memberships later where later.replaces = m.id);

-- The name valid on a day; before the first known name, that first one. Other rooms may join it for their lists:
-- cross join lateral party.name_on(id, day).
create function name_on(who bigint, day date) returns setof names rows 1 language sql stable as $$
    select * from party.live_names n
    where n.party = who
    order by (n.from_date is null or n.from_date <= day) desc,
        case when n.from_date <= day then n.from_date end desc nulls last,
        n.from_date
    limit 1
$$;

-- The parent valid on a day; no row where none is known, a null parent where it belongs to nobody.
create function parent_on(who bigint, day date) returns setof parents rows 1 language sql stable as $$
    select * from party.live_parents p
    where p.party = who and (p.from_date is null or p.from_date <= day)
    order by p.from_date desc nulls last
    limit 1
$$;

do $$
declare
    t text;
begin
    foreach t in array array['parties', 'names', 'parents', 'successions', 'identifiers', 'contacts', 'memberships', 'spellings']
    loop
        execute format('create trigger append_only before update or delete on party.%I '
            'for each row execute function base.refuse_change()', t);
        execute format('create trigger no_truncate before truncate on party.%I '
            'for each statement execute function base.refuse_change()', t);
    end loop;
end
$$;
