-- Periodic reports: a round for each programme and period, in it one report for each lead unit, and all that happened to it.

create table report_round (
    id             bigint generated always as identity primary key,
    programme_id   bigint      not null references programme,
    period_kind    text        not null check (period_kind in ('month', 'quarter', 'half-year', 'year')),
    period_year    integer     not null,
    period_number  integer     not null,
    from_date      date        not null,
    to_date        date        not null,
    unit_due_on    date        not null,
    summary_due_on date        not null,
    opened_at      timestamptz not null,
    opened_by      text        not null,
    closed_at      timestamptz,
    closed_by      text,
    check (from_date <= to_date and to_date <= unit_due_on and unit_due_on <= summary_due_on),
    unique (programme_id, period_kind, period_year, period_number)
);

create table unit_report (
    round_id     bigint      not null references report_round,
    lead_id      bigint      not null,
    stage        text        not null check (stage in ('expected', 'submitted', 'returned', 'accepted')),
    assessment   text        not null,
    proposals    text        not null,
    -- what was submitted about each commitment, as it stood at that moment
    lines        jsonb       not null,
    returned_for text        not null,
    -- the first submission of the report that is finally accepted decides on time or late, like a commitment's
    submitted_at timestamptz,
    on_behalf    boolean     not null,
    version      bigint      not null,
    primary key (round_id, lead_id)
);
create index on unit_report (lead_id);

create table unit_report_event (
    round_id    bigint      not null,
    lead_id     bigint      not null,
    version     bigint      not null,
    recorded_at timestamptz not null,
    stage       text        not null,
    assessment  text        not null,
    proposals   text        not null,
    lines       jsonb       not null,
    note        text        not null,
    account_id  bigint,
    actor_name  text        not null,
    on_behalf   boolean     not null,
    primary key (round_id, lead_id, version),
    foreign key (round_id, lead_id) references unit_report
);
create trigger append_only before update or delete on unit_report_event
    for each row execute function base.refuse_change();
create trigger no_truncate before truncate on unit_report_event
    for each statement execute function base.refuse_change();
