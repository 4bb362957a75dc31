-- Programmes and their commitments. The current state stands in programme and commitment; every state that ever was
-- stands in programme_history and commitment_event, which only grow.

create table programme (
    id            bigint generated always as identity primary key,
    address       text        not null unique,
    title_vi      text        not null,
    title_en      text        not null,
    state         text        not null check (state in ('draft', 'in-force', 'closed', 'terminated')),
    focal_point   bigint      not null,
    parties       bigint[]    not null check (cardinality(parties) > 0),
    signed_on     date,
    starts_on     date,
    ends_on       date,
    successor_of  bigint references programme,
    open          boolean     not null,
    demonstration boolean     not null,
    facts         jsonb       not null,
    version       bigint      not null,
    changed_at    timestamptz not null,
    check (ends_on >= starts_on)
);
create index on programme (successor_of);

create table programme_history (
    programme_id bigint      not null references programme,
    version      bigint      not null,
    recorded_at  timestamptz not null,
    what         text        not null check (what in ('created', 'edited', 'state', 'amended')),
    state        text        not null,
    facts        jsonb       not null,
    -- of an amendment: its number (1: as signed), what decided it, from when it holds
    amendment    integer,
    decision     text,
    effective_on date,
    account_id   bigint,
    actor_name   text        not null,
    channel      text        not null,
    submission   uuid unique,
    act          bigint      not null,
    salt         uuid        default gen_random_uuid(),
    primary key (programme_id, version),
    unique (programme_id, amendment),
    check ((what = 'amended') = (amendment is not null and decision is not null and effective_on is not null))
);
call ledger.cover('programme.programme_history');

create table commitment (
    id                bigint generated always as identity primary key,
    programme_id      bigint      not null references programme,
    number            text        not null,
    -- numbers in natural order: digits by value, then letters
    number_order      text        not null,
    kind              text        not null check (kind in ('ministry-duty', 'city-request', 'monitoring')),
    wording_vi        text        not null,
    wording_en        text        not null,
    -- wording and number without diacritics, in small letters: for searching as people type
    folded            text        not null,
    lead_id           bigint,
    lead_text         text,
    coordinator_ids   bigint[]    not null,
    coordinator_texts text[]      not null,
    assigner_id       bigint      not null,
    stage             text        not null,
    due_on            date,
    original_due_on   date,
    -- the report that waits or was confirmed; decides on time or late
    done_on           date,
    assigned_on       date,
    percent           integer check (percent between 0 and 100),
    self_rating       text,
    last_report_on    date,
    extension_asked   boolean     not null,
    carried_over_from bigint references commitment,
    open              boolean     not null,
    version           bigint      not null,
    changed_at        timestamptz not null,
    -- exactly one lead: a party, or the words that stand for one
    constraint one_lead check (num_nonnulls(lead_id, lead_text) = 1 and lead_text <> ''),
    constraint coordinator_is_not_the_lead check (lead_id is null or not lead_id = any (coordinator_ids)),
    constraint assigner_is_not_the_lead check (lead_id is null or lead_id <> assigner_id),
    constraint number_once unique (programme_id, number)
);
create index on commitment (lead_id);
create index on commitment (due_on);
create index on commitment (programme_id, number_order);
create index on commitment (carried_over_from) where carried_over_from is not null;
create index on commitment using gin (coordinator_ids);

create table commitment_event (
    commitment_id bigint      not null references commitment,
    version       bigint      not null,
    recorded_at   timestamptz not null,
    kind          text        not null,
    payload       jsonb       not null,
    account_id    bigint,
    actor_name    text        not null,
    channel       text        not null,
    on_behalf_of  bigint,
    submission    uuid,
    act           bigint      not null,
    salt          uuid        default gen_random_uuid(),
    -- the commitment's row after this event: lists can be read as they were known at any moment
    standing      jsonb       not null,
    primary key (commitment_id, version)
);
create unique index on commitment_event (submission) where submission is not null;
create index on commitment_event (recorded_at);
call ledger.cover('programme.commitment_event');

create table dependency (
    successor   bigint  not null references commitment,
    predecessor bigint  not null references commitment,
    type        text    not null check (type in ('FS', 'SS', 'FF', 'SF')),
    lag_days    integer not null,
    primary key (successor, predecessor),
    check (successor <> predecessor)
);
create index on dependency (predecessor);

-- The official status on a day; the same rule as the platform's Standing.of, held together by a test.
create function standing(stage text, due date, done date, today date) returns text language sql immutable parallel safe as $$
    select case
        when stage in ('suspended', 'carried-over', 'not-in-force') then stage
        when stage = 'confirmed' then
            case when due is null then 'done-without-deadline' when done > due then 'done-late' else 'done-on-time' end
        when due is null then 'open-without-deadline'
        when (case when stage = 'reported-done' then done else today end) > due then 'open-overdue'
        else 'open-in-time'
    end
$$;

-- The commitments as they were known at a moment.
create function commitment_at(moment timestamptz) returns setof commitment language sql stable as $$
    select (jsonb_populate_record(null::programme.commitment, known.standing)).*
      from programme.commitment c
     cross join lateral (select e.standing
                           from programme.commitment_event e
                          where e.commitment_id = c.id and e.recorded_at <= moment
                          order by e.version desc
                          limit 1) known
$$;
