-- Index editions (a frame, rules and data of one year), results published by others, and the collection of figures.
-- Whatever was ever computed from is kept under its SHA-256, so that each result can be computed again bit by bit.

create table series (
    code     text primary key check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
    name_vi  text    not null,
    name_en  text    not null,
    about_vi text    not null,
    about_en text    not null,
    owner_vi text    not null,
    owner_en text    not null,
    -- whether others publish it; else it is a frame of one's own
    official boolean not null,
    position integer not null
);

create table file (
    digest  text primary key check (digest ~ '^[0-9a-f]{64}$'),
    content text not null
);
create trigger append_only before update or delete on file for each row execute function base.refuse_change();
create trigger no_truncate before truncate on file for each statement execute function base.refuse_change();

create table edition (
    id            bigint generated always as identity primary key,
    series        text        not null references series,
    year          integer     not null check (year between 1900 and 2200),
    standing      text        not null check (standing in ('draft', 'embargoed', 'published')),
    -- who keeps it; null: nobody here, it came with the platform
    keeper        bigint,
    legal_vi      text        not null,
    legal_en      text        not null,
    legal_address text        not null,
    note_vi       text        not null,
    note_en       text        not null,
    frame         text        not null references file,
    rules         text        not null references file,
    data          text references file,
    embargo_until timestamptz,
    demonstration boolean     not null,
    version       bigint      not null,
    changed_at    timestamptz not null,
    unique (series, year),
    check ((standing = 'embargoed') = (embargo_until is not null))
);

create table edition_history (
    edition_id    bigint      not null references edition,
    version       bigint      not null,
    recorded_at   timestamptz not null,
    what          text        not null check (what in ('created', 'data', 'rules', 'standing')),
    standing      text        not null,
    frame         text        not null,
    rules         text        not null,
    data          text,
    embargo_until timestamptz,
    -- SHA-256 of the scores as a CSV file; null where there are no data
    result        text,
    account_id    bigint,
    actor_name    text        not null,
    act           bigint      not null,
    salt          uuid        default gen_random_uuid(),
    primary key (edition_id, version)
);
call ledger.cover('innovationindex.edition_history');

create table published_result (
    id       bigint generated always as identity primary key,
    series   text    not null references series,
    year     integer not null,
    -- a province, or a region
    unit     text    not null,
    element  text    not null,
    rank     integer check (rank > 0),
    ranked   integer,
    score    double precision,
    source   text    not null,
    note_vi  text    not null,
    note_en  text    not null,
    unique (series, year, unit, element)
);

create table request (
    id         bigint generated always as identity primary key,
    edition_id bigint      not null references edition,
    indicator  text        not null,
    unit       text        not null,
    holder     bigint      not null,
    assigner   bigint      not null,
    due_on     date        not null,
    state      text        not null check (state in ('asked', 'submitted', 'accepted', 'returned')),
    version    bigint      not null,
    changed_at timestamptz not null,
    unique (edition_id, indicator, unit)
);
create index on request (holder);

create table request_event (
    request_id  bigint      not null references request,
    version     bigint      not null,
    recorded_at timestamptz not null,
    what        text        not null check (what in ('asked', 'submitted', 'accepted', 'returned')),
    value       double precision,
    qualifier   text check (qualifier in ('EXACTLY', 'AT_LEAST', 'AT_MOST', 'ABOUT')),
    data_year   integer,
    provisional boolean     not null,
    estimated   boolean     not null,
    source      text        not null,
    note        text        not null,
    evidence    bigint,
    account_id  bigint,
    actor_name  text        not null,
    submission  uuid unique,
    act         bigint      not null,
    salt        uuid        default gen_random_uuid(),
    primary key (request_id, version),
    check (what <> 'submitted' or (value is not null and data_year is not null and evidence is not null))
);
create index on request_event (evidence);
call ledger.cover('innovationindex.request_event');

-- From when on everybody may read the figures collected for an edition; the newest row counts.
create table figures_opening (
    edition_id  bigint      not null references edition,
    number      integer     not null,
    opens_at    timestamptz not null,
    recorded_at timestamptz not null,
    account_id  bigint,
    actor_name  text        not null,
    act         bigint      not null,
    salt        uuid        default gen_random_uuid(),
    primary key (edition_id, number)
);
call ledger.cover('innovationindex.figures_opening');
