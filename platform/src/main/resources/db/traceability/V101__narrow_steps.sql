-- One step of a trace whose front is a few things wide: where they occur, at once with what those events tell. A chain of a thousand
-- nested containers takes a thousand of these, so each must cost little: the plan is made once a session and kept, since making it, over
-- all partitions of two tables, takes longer than going it. For each thing not more rows than asked for.
create function near(things text[], most integer)
    returns table (key text, role smallint, number bigint, owner bigint, named integer[], namespaces integer, body bytea)
    language plpgsql stable
    set plan_cache_mode = force_generic_plan
    set enable_seqscan = off
as $$
#variable_conflict use_column
begin
    return query
        select t.key, t.role, t.number, e.owner, e.named, e.namespaces, e.body
        from unnest(things) as wanted (key)
        cross join lateral (
            select i.key, i.role, i.number from traceability.thing i where i.key = wanted.key limit most) t
        cross join lateral (
            select v.owner, v.named, v.namespaces, v.body from traceability.event v where v.number = t.number offset 0) e;
end
$$;
