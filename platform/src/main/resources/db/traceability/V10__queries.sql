-- Queries that programs have given a name. Each account has its own, so that nobody learns what others ask.
create table named_query (
    account    bigint      not null,
    name       text collate "C" not null check (name ~ '^[A-Za-z0-9._-]{1,100}$'),
    -- as it was sent: a JSON object of parameters
    query      text        not null,
    -- what the prefixes in it stand for: a JSON object
    prefixes   text        not null,
    created_at timestamptz not null,
    primary key (account, name)
);

-- Page tokens that were given up before their time.
create table ended_page (
    -- SHA-256 of the token
    digest bytea       primary key check (octet_length(digest) = 32),
    until  timestamptz not null
);
create index on ended_page (until);
