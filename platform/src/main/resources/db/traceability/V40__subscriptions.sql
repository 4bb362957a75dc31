-- Who is told of new events that match a query of its own. Nothing is passed over: position moves only when a receiver has said that it
-- has what was sent.
create table subscription (
    id             uuid        primary key,
    account        bigint      not null,
    query          text collate "C" not null,
    -- whose events it may tell of, as the one who subscribed could see then; null: everybody's
    organisations  bigint[],
    address        text        not null,
    -- signs what is sent; null: nothing is signed
    token          text,
    -- fields of a schedule (second to day of week) as they were sent; null: told as events come
    schedule       text,
    report_if_empty boolean    not null,
    initial_time   timestamptz not null,
    epc_format     text        not null,
    -- the largest number that the receiver has, or that does not match
    position       bigint      not null,
    -- the end of what is being sent; the same after a crash, so that its key is the same
    sending_to     bigint,
    -- so many events at once
    batch          integer     not null check (batch > 0),
    created_at     timestamptz not null,
    notified_at    timestamptz,
    -- not before
    due_at         timestamptz not null,
    failures       integer     not null,
    failure        text,
    foreign key (account, query) references named_query on delete cascade
);
create index on subscription (account, query, id);
create index on subscription (due_at);
