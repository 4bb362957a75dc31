-- Texts that were read, what the platform proposed from them, and what the officer made of each proposal.

create table reading (
    id           bigint generated always as identity primary key,
    programme_id bigint      not null references programme,
    title        text        not null,
    -- the uploaded file in the document room; null: pasted
    document_id  bigint,
    text         text        not null,
    facts        jsonb       not null,
    read_at      timestamptz not null,
    read_by      text        not null
);
create index on reading (programme_id, read_at desc);

create table proposal (
    reading_id    bigint  not null references reading,
    ordinal       integer not null,
    body          jsonb   not null,
    state         text    not null check (state in ('proposed', 'accepted', 'rejected', 'replaced')),
    commitment_id bigint references commitment,
    decided_at    timestamptz,
    decided_by    text,
    primary key (reading_id, ordinal),
    check ((state = 'accepted') = (commitment_id is not null))
);

-- A text may lay duties on bodies outside central government as well.
alter table commitment drop constraint commitment_kind_check;
alter table commitment add constraint commitment_kind_check
    check (kind in ('ministry-duty', 'local-duty', 'city-request', 'monitoring'));
