-- Who owes what, by when. duty.history is the truth and only grows; duty.duty is what follows from it, kept for queries.

create table duty (
    id              bigint generated always as identity primary key,
    room            text        not null,
    kind            text        not null,
    subject         text        not null,
    path            text        not null,
    title           text        not null,
    -- The title folded, so that it is found with and without diacritics.
    title_key       text        not null,
    holder          bigint      not null,
    assigner        bigint,
    parent          bigint references duty,
    life            text        not null check (life in
                        ('ASSIGNED', 'RECEIVED', 'REPORTED', 'CONFIRMED', 'SUSPENDED', 'WITHDRAWN')),
    urgent          boolean     not null,
    opened_at       timestamptz not null,
    original_due_on date,
    due_on          date,
    -- The first moment that is too late; null: no deadline.
    due_until       timestamptz,
    by_the_hour     boolean     not null,
    provisional     boolean     not null,
    extensions      integer     not null,
    reported_at     timestamptz,
    asked_until     date,
    acts            integer     not null,
    changed_at      timestamptz not null,
    next_reminder   timestamptz,
    check ((due_on is null) = (due_until is null))
);
create index on duty (holder, life);
create index on duty (assigner, life);
create index on duty (parent) where parent is not null;
create index on duty (due_until) where life in ('ASSIGNED', 'RECEIVED', 'REPORTED');
create index duty_to_remind on duty (next_reminder) where next_reminder is not null;
-- The same thing is not owed twice at once.
create unique index duty_once on duty (room, kind, subject) where life not in ('CONFIRMED', 'WITHDRAWN');
create index on duty (room, subject);

create table history (
    duty         bigint      not null references duty,
    number       integer     not null,
    kind         text        not null,
    content      jsonb       not null,
    at           timestamptz not null,
    account      bigint,
    person       bigint,
    actor        text        not null,
    channel      text        not null,
    -- Made by somebody else on the holder's behalf, or by a deputy.
    on_behalf    boolean     not null,
    -- The leaf of the ledger that vouches for the row.
    act          bigint      not null,
    salt         uuid        default gen_random_uuid(),
    primary key (duty, number)
);
call ledger.cover('duty.history');

-- Each step of a reminder plan is dealt with once, whoever gets there first. covered_by: sent later as part of that step.
create table reminder (
    duty        bigint      not null references duty,
    due_number  integer     not null,
    step        text        not null,
    level       integer     not null,
    covered_by  text,
    dealt_at    timestamptz not null,
    told        integer     not null,
    primary key (duty, due_number, step)
);
create trigger append_only before update or delete on reminder for each row execute function base.refuse_change();
create trigger no_truncate before truncate on reminder for each statement execute function base.refuse_change();

-- While somebody is away another acts for them.
create table delegation (
    id         bigint generated always as identity primary key,
    absent     bigint      not null,
    deputy     bigint      not null,
    units      bigint[]    not null,
    first_day  date        not null,
    last_day   date        not null,
    reason     text        not null,
    made_by    text        not null,
    made_at    timestamptz not null,
    ended_at   timestamptz,
    check (first_day <= last_day),
    check (absent <> deputy)
);
create index on delegation (deputy, last_day);
create index on delegation (absent, last_day);

-- What an administrator entered over the yearly data; the last entry for a date counts.
create table calendar_day (
    id          bigint generated always as identity primary key,
    date        date        not null,
    kind        text        not null,
    name_vi     text        not null,
    name_en     text        not null,
    source      text        not null,
    provisional boolean     not null,
    entered_by  text        not null,
    entered_at  timestamptz not null,
    act         bigint      not null,
    salt        uuid        default gen_random_uuid()
);
create index on calendar_day (date);
call ledger.cover('duty.calendar_day');
