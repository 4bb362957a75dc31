-- How much of what is rationed somebody has used, shared by all nodes: the moment at which the store is full again
-- (generic cell rate algorithm). A row a holder; old rows are worth nothing.
create table rations (
    ration  text        not null,
    holder  text        not null,
    full_at timestamptz not null,
    primary key (ration, holder)
) with (fillfactor = 50);
create index on rations (full_at);

-- Browsers in which an account was signed in before, by a secret cookie. Somebody who guesses elsewhere does not slow them down.
create table known_devices (
    digest       bytea       not null primary key,
    login_digest bytea       not null,
    known_since  timestamptz not null,
    last_used_at timestamptz not null
);
create index on known_devices (login_digest);
create index on known_devices (last_used_at);
