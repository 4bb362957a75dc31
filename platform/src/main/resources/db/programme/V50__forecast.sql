-- What was forecast, day by day. A past day is never written again, so that it can be held against what came.

create table forecast_run (
    programme_id bigint      not null references programme,
    day          date        not null,
    computed_at  timestamptz not null,
    -- computed later, from nothing but what was known on that day
    hindcast     boolean     not null,
    primary key (programme_id, day)
);

create table forecast (
    commitment_id   bigint  not null references commitment,
    day             date    not null,
    programme_id    bigint  not null,
    due_on          date,
    -- probability of being late; null: not known, and then "unknown" says why
    late            double precision check (late between 0 and 1),
    basis           text    not null,
    unknown         text,
    median_on       date,
    eightieth_on    date,
    ninety_fifth_on date,
    critical        boolean not null,
    float_days      integer,
    drivers         jsonb   not null,
    primary key (commitment_id, day),
    foreign key (programme_id, day) references forecast_run on delete cascade,
    check ((late is null) = (unknown is not null))
);
create index on forecast (programme_id, day);
