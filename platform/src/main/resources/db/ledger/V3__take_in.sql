-- Tables that came under cover when they already held rows. One act vouches for what a table held at that moment; its leaf is
-- written at the next start, for only the program has the key that seals it.
create table taken_in (
    table_name text   primary key,
    act        bigint not null unique
);

-- As ledger.cover, for a table whose rows may have come before their leaf: the foreign key is not checked for those.
create procedure guard(covered regclass) language plpgsql as $$
begin
    execute format('create trigger append_only before update or delete on %s
                    for each row execute function ledger.refuse_change()', covered);
    execute format('create trigger no_truncate before truncate on %s
                    for each statement execute function ledger.refuse_change()', covered);
    execute format('create trigger note_insert after insert on %s
                    for each statement execute function ledger.note_insert()', covered);
    execute format('create index on %s (act)', covered);
    execute format('alter table %s add foreign key (act) references ledger.leaf (act)
                    deferrable initially deferred not valid', covered);
end
$$;

-- As ledger.cover, for an append-only table of an earlier migration: adds the two columns as well, and puts the rows that are
-- there under an act of their own. Needs the line in ledger/<room>.covered too.
create procedure take_in(covered regclass) language plpgsql as $$
declare
    filled boolean;
    number bigint;
begin
    execute format('drop trigger if exists append_only on %s', covered);
    execute format('drop trigger if exists no_truncate on %s', covered);
    execute format('alter table %s add column act bigint, add column salt uuid default gen_random_uuid()', covered);
    execute format('select exists (select from %s)', covered) into filled;
    if filled then
        number := nextval('ledger.act_id');
        execute format('update %s set act = $1', covered) using number;
        insert into ledger.taken_in (table_name, act)
        select n.nspname || '.' || c.relname, number
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.oid = covered;
    end if;
    execute format('alter table %s alter column act set not null', covered);
    call ledger.guard(covered);
end
$$;
