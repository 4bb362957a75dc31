-- What consumers photographed. Not among the documents: nothing of it is ever public or found by searching, and a report of a code that
-- nobody has entered belongs to no organisation.
create table problem_photo (
    report_id   bigint      not null references problem_report,
    number      smallint    not null check (number between 1 and 3),
    -- JPEG, made small, without place and whatever else the camera had written into it; null once erased
    content     bytea,
    recorded_at timestamptz not null,
    account_id  bigint,
    actor_name  text        not null,
    act         bigint      not null,
    salt        uuid        default gen_random_uuid(),
    primary key (report_id, number)
);
call ledger.cover('traceability.problem_photo');
