-- What people recorded in the field. Its event stands in the repository under urn:uuid:<id>; the same entry sent again is the same entry.

create table field_entry (
    id          uuid primary key,
    owner       bigint      not null,
    action      text        not null,
    happened_at timestamptz not null,
    received_at timestamptz not null,
    account_id  bigint,
    actor_name  text        not null,
    -- as it was sent, and its SHA-256
    content     jsonb       not null,
    digest      bytea       not null,
    -- SHA-256 of the photo; null: none
    photo       text check (photo ~ '^[0-9a-f]{64}$'),
    document    bigint,
    -- when it was taken back by an error declaration
    withdrawn_at timestamptz,
    check ((photo is null) = (document is null))
);
create index on field_entry (owner, received_at desc);
