-- Forms that have been sent, by the token that each form carries; see OnceOnly. Kept for a day.
create table submission (
    token       uuid        not null primary key,
    received_at timestamptz not null,
    -- Where the answer led; null while the first one is still at work.
    location    text
);
create index on submission (received_at);
