-- Where goods are told to, and what was told. The newest setting of a portal counts.

create table portal (
    code        text        not null check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
    number      integer     not null,
    address     text        not null,
    secret      text        not null,
    enabled     boolean     not null,
    recorded_at timestamptz not null,
    account_id  bigint,
    actor_name  text        not null,
    act         bigint      not null,
    primary key (code, number)
);

create table portal_message (
    id          bigint generated always as identity primary key,
    portal      text        not null,
    goods       text        not null check (length(goods) between 1 and 500),
    kind        text        not null check (kind in ('goods', 'display')),
    body        text        not null,
    state       text        not null check (state in ('queued', 'sent', 'acknowledged', 'rejected', 'given-up')),
    attempts    integer     not null,
    queued_at   timestamptz not null,
    tried_at    timestamptz,
    answered_at timestamptz,
    -- where its standing can be asked for, once the portal has taken it in
    standing_at text,
    receipt     text,
    reason      text
);
create index on portal_message (portal, id);
create index on portal_message (goods, id);
create index on portal_message (state) where state in ('queued', 'sent', 'rejected', 'given-up');
