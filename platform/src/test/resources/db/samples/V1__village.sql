-- Tables of every awkward kind, for the tests of export and import.
create table village (
    id        bigint generated always as identity primary key,
    name      text not null,
    folded    text generated always as (lower(name)) stored,
    neighbour bigint references village,
    seen      timestamptz,
    photo     bytea,
    facts     jsonb
);
create table field (
    village bigint not null references village,
    note    text
);
create trigger append_only before update or delete on field for each row execute function base.refuse_change();
create trigger no_truncate before truncate on field for each statement execute function base.refuse_change();
create table harvest (
    year    int not null,
    village bigint not null references village,
    tonnes  numeric not null,
    primary key (year, village)
) partition by range (year);
create table harvest_2024 partition of harvest for values from (2024) to (2025);
create table harvest_2025 partition of harvest for values from (2025) to (2026);
insert into village (name) values ('Phong Điền');
create table entry (
    id      bigint primary key,
    filling text
);
