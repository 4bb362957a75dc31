-- Many commitments given to their leads at once: who gave what, and at which versions they stood before and after, so that it
-- can be taken back as long as nobody has taken any of it up.

create table assignment (
    id           bigint generated always as identity primary key,
    programme_id bigint      not null references programme,
    -- the lead that was chosen for all of them; null: each kept its own
    lead_id      bigint,
    note         text        not null,
    account_id   bigint,
    actor_name   text        not null,
    assigned_at  timestamptz not null,
    act          bigint      not null,
    submission   uuid unique,
    undone_at    timestamptz,
    undone_by    text
);
create index on assignment (programme_id, assigned_at desc);

create table assignment_row (
    assignment_id  bigint not null references assignment,
    commitment_id  bigint not null references commitment,
    before_version bigint not null,
    after_version  bigint not null,
    primary key (assignment_id, commitment_id),
    check (before_version < after_version)
);
create index on assignment_row (commitment_id);
