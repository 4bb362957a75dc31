-- Rule sets of chains that the province put in place of the packaged one; the newest row counts, one without content says that the
-- packaged one counts again. Nothing is ever taken away, so that it is known which rules were in force on a day.

create table chain_rules (
    number      integer     primary key check (number > 0),
    recorded_at timestamptz not null,
    file_name   text        not null check (length(file_name) <= 300),
    -- YAML as it was brought; null: the packaged rule set
    content     text,
    account_id  bigint,
    actor_name  text        not null,
    act         bigint      not null,
    salt        uuid        default gen_random_uuid()
);
call ledger.cover('traceability.chain_rules');
