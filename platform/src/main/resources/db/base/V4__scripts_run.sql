-- The digest of all rooms' scripts when all had last run: while it is the same, a start need not ask room by room. See Migrations.
create table scripts_run (
    digest bytea not null
);
