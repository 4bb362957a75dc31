-- What the authority declares about a product: its chain template and its loss profile. The newest line of a product counts.
create table trace_rule (
    number  bigint generated always as identity primary key,
    -- key of the product's class
    key     text collate "C" not null,
    chain   text,
    profile text,
    -- bounds of the yield, where they differ from the profile's own
    lowest  numeric check (lowest between 0 and 1),
    highest numeric check (highest between 0 and 1),
    act     bigint      not null,
    actor   text        not null,
    at      timestamptz not null,
    check (lowest is null or highest is null or lowest <= highest)
);
create index trace_rule_by_key on trace_rule (key, number desc);

-- Recalls, and the drills in which they are practised.
create table recall (
    id              bigint generated always as identity primary key,
    drill           boolean     not null,
    start_key       text collate "C" not null,
    reason          text        not null check (reason <> ''),
    -- the organisation that recalls its own goods; null: the authority
    owner           bigint,
    answer_hours    integer     not null check (answer_hours between 1 and 240),
    opened_at       timestamptz not null,
    opened_by       text        not null,
    ended_at        timestamptz,
    ended_by        text,
    end_note        text,
    -- the last trace: when, how long it took, through which event, what it found
    traced_at       timestamptz not null,
    traced_ms       integer     not null,
    traced_through  bigint      not null,
    things          integer     not null,
    events          integer     not null,
    incomplete      boolean     not null,
    act             bigint      not null,
    check ((ended_at is null) = (ended_by is null))
);
create index recall_by_start on recall (start_key);

-- Every lot and single item that is recalled.
create table recall_thing (
    key    text collate "C" not null,
    recall bigint not null references recall,
    primary key (key, recall)
);
create index recall_thing_by_recall on recall_thing (recall);

-- Who had it in hand.
create table recall_holder (
    recall       bigint not null references recall,
    -- key of the party's GLN, or "party/" and its number in the register
    party        text collate "C" not null,
    organisation bigint,
    first_seen   timestamptz not null,
    last_seen    timestamptz not null,
    -- packages of which it is the last that is known to hold them
    holds        integer not null,
    notified_at  timestamptz,
    answered_at  timestamptz,
    answer       text,
    primary key (recall, party)
);

create table recall_place (
    recall     bigint not null references recall,
    place      text collate "C" not null,
    first_seen timestamptz not null,
    last_seen  timestamptz not null,
    events     integer not null,
    primary key (recall, place)
);
