-- Who a party is that events name by a number or a name which the register does not know. The newest line of a key counts.
create table party_link (
    number       bigint generated always as identity primary key,
    -- key as events name the party
    key          text collate "C" not null check (length(key) between 1 and 2000),
    organisation bigint      not null references party.parties,
    recorded_at  timestamptz not null,
    account_id   bigint,
    actor_name   text        not null,
    act          bigint      not null,
    salt         uuid        default gen_random_uuid()
);
create index party_link_by_key on party_link (key, number desc);
call ledger.cover('traceability.party_link');

-- By which way a holder was told: through an account, by a letter to its address, or otherwise, as the note says; null in rows that are
-- older than this column, and where nobody was told.
alter table recall_holder
    add column told_by text check (told_by in ('account', 'letter', 'otherwise')),
    add column told_note text check (length(told_note) <= 2000),
    add check (told_by is null or notified_at is not null);
