-- Guards a table whose rows are never changed: corrections append. Attach with
--   create trigger append_only before update or delete on t for each row execute function base.refuse_change();
--   create trigger no_truncate before truncate on t for each statement execute function base.refuse_change();
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'table %.% is append-only: % refused', tg_table_schema, tg_table_name, tg_op
        using errcode = 'restrict_violation';
end
$$;
