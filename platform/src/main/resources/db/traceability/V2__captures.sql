-- Captures: who took in which events. Under the ledger's cover; "./phusa verify" computes the digests from the events again
-- (ledger/traceability.copies).
create sequence capture_id;

create table capture (
    id              bigint      primary key,
    owner           bigint      not null references party.parties,
    account         bigint,
    captured_at     timestamptz not null,
    -- SHA-256 of the document as it was sent; null where another part of the platform captured
    document        bytea       check (octet_length(document) = 32),
    -- Events that were stored, and the first and the last of their numbers; 0 where none was
    events          integer     not null,
    first_number    bigint      not null,
    last_number     bigint      not null,
    -- Events that stood in the repository already
    repeated        integer     not null,
    -- SHA-256 over the numbers and the SHA-256 of the bodies of its events, in their order
    events_digest   bytea       not null check (octet_length(events_digest) = 32),
    act             bigint      not null,
    salt            uuid        default gen_random_uuid()
);
call ledger.cover('traceability.capture');

-- Who lets whom see its events. A later line about the same two takes the place of the earlier one.
create table sharing (
    number     bigint generated always as identity primary key,
    owner      bigint      not null references party.parties,
    viewer     bigint      not null references party.parties,
    -- first day and first day on which it no longer counts; null: without end
    from_date  date        not null,
    until_date date,
    decided_at timestamptz not null,
    decided_by text        not null,
    act        bigint      not null,
    salt       uuid        default gen_random_uuid(),
    check (owner <> viewer),
    check (until_date is null or until_date >= from_date)
);
create index on sharing (viewer, owner, number);
create index on sharing (owner, viewer, number);
call ledger.cover('traceability.sharing');
