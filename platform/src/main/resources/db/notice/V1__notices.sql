-- What people are told: the inbox, the outbox of mail and webhooks, and how each person wants to hear.

create table mail (
    id         bigint generated always as identity primary key,
    message_id text        not null unique,
    account    bigint,
    address    text        not null,
    subject    text        not null,
    body       text        not null,
    urgent     boolean     not null,
    created_at timestamptz not null,
    not_before timestamptz not null,
    attempts   integer     not null default 0,
    sent_at    timestamptz,
    gave_up_at timestamptz,
    last_error text        not null default ''
);
create index on mail (created_at desc);
create index mail_waiting on mail (not_before) where sent_at is null and gave_up_at is null;

-- One summary a day and person; the key keeps two processes from sending two.
create table digest (
    account bigint not null,
    day     date   not null,
    mail    bigint not null references mail,
    primary key (account, day)
);

create table notice (
    id         bigint generated always as identity primary key,
    event_key  text        not null,
    account    bigint      not null,
    kind       text        not null,
    urgent     boolean     not null,
    title_vi   text        not null,
    title_en   text        not null,
    body_vi    text        not null,
    body_en    text        not null,
    path       text        not null,
    created_at timestamptz not null,
    read_at    timestamptz,
    posting    text        not null check (posting in ('NONE', 'NOW', 'DIGEST')),
    mail       bigint references mail,
    -- In-app exactly once.
    unique (event_key, account)
);
create index on notice (account, id desc);
create index notice_unread on notice (account) where read_at is null;
create index notice_for_digest on notice (account) where posting = 'DIGEST' and mail is null;

create table preference (
    account    bigint      not null primary key,
    mail       boolean     not null,
    rhythm     text        not null check (rhythm in ('DIGEST', 'EACH')),
    digest_at  time        not null,
    quiet_from time,
    quiet_to   time,
    language   text        not null check (language in ('vi', 'en')),
    changed_at timestamptz not null,
    check ((quiet_from is null) = (quiet_to is null))
);

create table webhook (
    id         bigint generated always as identity primary key,
    name       text        not null,
    url        text        not null,
    secret     text        not null,
    kinds      text        not null,
    created_by text        not null,
    created_at timestamptz not null,
    ended_at   timestamptz
);

create table delivery (
    webhook      bigint      not null references webhook,
    event_key    text        not null,
    kind         text        not null,
    body         text        not null,
    created_at   timestamptz not null,
    attempts     integer     not null default 0,
    delivered_at timestamptz,
    gave_up_at   timestamptz,
    last_answer  text        not null default '',
    primary key (webhook, event_key)
);
create index on delivery (created_at desc);
