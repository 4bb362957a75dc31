-- The keeping duty (Nghị định 37/2026/NĐ-CP, Thông tư 31/2026/TT-BCT Điều 8): no event is changed or taken away, whoever asks. What is
-- wrong is declared wrong by another event.
create trigger append_only before update or delete on event for each row execute function base.refuse_change();

-- A month's partition takes the guard of rows over from its parent; emptying it at one stroke is guarded on each.
create trigger no_truncate before truncate on event for each statement execute function base.refuse_change();

create procedure guard_month(month regclass) language plpgsql as $$
begin
    execute format('create trigger no_truncate before truncate on %s for each statement execute function base.refuse_change()', month);
end
$$;

do $$
declare
    month regclass;
begin
    for month in select inhrelid::regclass from pg_inherits where inhparent = 'traceability.event'::regclass loop
        call traceability.guard_month(month);
    end loop;
end
$$;

create or replace procedure prepare_months(first date, months integer) language plpgsql as $$
declare
    month date := date_trunc('month', first);
    after date;
    name  text;
begin
    for i in 1..months loop
        after := month + interval '1 month';
        name := 'traceability.event_' || to_char(month, 'YYYYMM');
        if to_regclass(name) is null
            and not exists (select from traceability.event_other
                            where number >= (extract(epoch from month::timestamp at time zone 'UTC') * 1000)::bigint << 22
                              and number < (extract(epoch from after::timestamp at time zone 'UTC') * 1000)::bigint << 22) then
            execute format('create table %s partition of traceability.event for values from (%s) to (%s)',
                name,
                (extract(epoch from month::timestamp at time zone 'UTC') * 1000)::bigint << 22,
                (extract(epoch from after::timestamp at time zone 'UTC') * 1000)::bigint << 22);
            call traceability.guard_month(name::regclass);
        end if;
        month := after;
    end loop;
end
$$;
