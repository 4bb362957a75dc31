-- Matters between the authority and traders, risk of goods, blue ticks, and what is sent to other portals.

create table matter (
    id          bigint generated always as identity primary key,
    kind        text        not null check (kind in ('question', 'sign-of-violation')),
    goods       text        not null check (length(goods) between 1 and 500),
    trader      bigint      not null,
    authority   bigint      not null,
    about       text        not null,
    suspended   boolean     not null,
    answer_by   timestamptz not null,
    answered_at timestamptz,
    stage       text        not null check (stage in ('open', 'closed', 'cancelled')),
    version     bigint      not null,
    opened_at   timestamptz not null
);
create index on matter (goods);
create index on matter (trader, opened_at);
create index on matter (stage, answer_by);

create table matter_step (
    matter_id   bigint      not null references matter,
    version     bigint      not null,
    recorded_at timestamptz not null,
    what        text        not null check (what in ('open', 'answer', 'suspend', 'close', 'cancel')),
    ground      text check (ground in ('false-data', 'not-kept-up-to-date', 'authority-finding', 'not-remedied-in-time')),
    words       text        not null,
    account_id  bigint,
    actor_name  text        not null,
    act         bigint      not null,
    salt        uuid        default gen_random_uuid(),
    primary key (matter_id, version),
    check ((what = 'cancel') = (ground is not null))
);
call ledger.cover('traceability.matter_step');

-- The newest row of goods counts.
create table risk (
    goods       text        not null,
    number      integer     not null,
    authority   bigint      not null,
    k           numeric     not null check (k between 0 and 1),
    criteria    jsonb       not null,
    value       numeric     not null,
    level       text        not null check (level in ('low', 'medium', 'high')),
    recorded_at timestamptz not null,
    account_id  bigint,
    actor_name  text        not null,
    act         bigint      not null,
    salt        uuid        default gen_random_uuid(),
    primary key (goods, number)
);
call ledger.cover('traceability.risk');

-- The newest row of goods counts; until null: taken back.
create table tick (
    goods       text        not null,
    number      integer     not null,
    authority   bigint      not null,
    until       date,
    reason      text        not null,
    recorded_at timestamptz not null,
    account_id  bigint,
    actor_name  text        not null,
    act         bigint      not null,
    salt        uuid        default gen_random_uuid(),
    primary key (goods, number)
);
call ledger.cover('traceability.tick');
