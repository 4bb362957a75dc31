-- The whole register under the ledger's cover: who changes a name, a parent or a code behind the platform's back is found.

-- What a lawful erasure may blank of a person.
alter table names alter column vietnamese drop not null;
alter table names alter column english drop not null;
alter table names alter column short_name drop not null;
alter table names alter column written drop not null;
alter table names alter column written_short drop not null;
alter table identifiers alter column value drop not null;
alter table contacts alter column value drop not null;

call ledger.take_in('party.parties');
call ledger.take_in('party.names');
call ledger.take_in('party.parents');
call ledger.take_in('party.successions');
call ledger.take_in('party.identifiers');
call ledger.take_in('party.contacts');
call ledger.take_in('party.memberships');
call ledger.take_in('party.spellings');

-- The views take the new columns in, for functions answer rows of the tables through them. An erased name shows as such.
create or replace view live_names as
    select id, party, coalesce(vietnamese, '[đã xóa theo luật]') as vietnamese,
        coalesce(english, '[erased by law]') as english, coalesce(short_name, '[đã xóa]') as short_name,
        written, written_short, kind, from_date, certainty, source, note, recorded_at, recorded_by, replaces, act, salt
    from names n where not exists (select from names later where later.replaces = n.id);
create or replace view live_parents as
    select * from parents p where not exists (select from parents later where later.replaces = p.id);
create or replace view live_successions as
    select * from successions s where not exists (select from successions later where later.replaces = s.id);
create or replace view live_identifiers as
    select * from identifiers i
    where value is not null and not exists (select from identifiers later where later.replaces = i.id);
create or replace view live_contacts as
    select * from contacts c
    where value <> '' and not exists (select from contacts later where later.replaces = c.id);
create or replace view live_memberships as
    select * from memberships m where not exists (select from memberships later where later.replaces = m.id);
