-- Which of the platform's own figures an indicator of an edition is to be taken from. Every decision stays.
create table record_mapping (
    edition_id  bigint      not null references edition,
    indicator   text        not null,
    version     bigint      not null check (version > 0),
    -- the figure's key; null: from none any more
    key         text check (key <> ''),
    note        text        not null,
    recorded_at timestamptz not null,
    account_id  bigint,
    actor_name  text        not null,
    act         bigint      not null,
    salt        uuid        default gen_random_uuid(),
    primary key (edition_id, indicator, version)
);
call ledger.cover('innovationindex.record_mapping');
