-- Who captured an event that another organisation had captured before, word for word. The event stands only once, and to each of them it
-- is one of its own. Captures before this table came kept no note of what they repeated. ./phusa verify compares these rows with the captures, which are covered (ledger/traceability.copies).
create table captor (
    party   bigint not null references party.parties,
    -- the event
    number  bigint not null,
    -- a number of its own, after those of all events that were there: subscriptions of the party are told the event as if it had this one
    since   bigint not null,
    capture bigint not null,
    primary key (party, number)
);
create unique index captor_by_since on captor (since) include (party, number);
create index captor_by_event on captor (number) include (party);
create trigger append_only before update or delete on captor for each row execute function base.refuse_change();
create trigger no_truncate before truncate on captor for each statement execute function base.refuse_change();

-- SHA-256 over the events of which the capture made its organisation a captor, and since when, in their order; null: of none
alter table capture add column captor_digest bytea check (octet_length(captor_digest) = 32);

-- As known_word: which words the events hold of which a party became a captor. What it lets others see of its own is not among them.
create table captor_word (
    kind  smallint not null,
    party bigint   not null,
    word  integer  not null,
    primary key (kind, party, word)
);

-- As before, with the captors; null: nobody captured what somebody else had captured before.
drop function near(text[], integer);
create function near(things text[], most integer)
    returns table (key text, role smallint, number bigint, owner bigint, captors bigint[], named integer[], namespaces integer, body bytea)
    language plpgsql stable
    set plan_cache_mode = force_generic_plan
    set enable_seqscan = off
as $$
#variable_conflict use_column
begin
    return query
        select t.key, t.role, t.number, e.owner, e.captors, e.named, e.namespaces, e.body
        from unnest(things) as wanted (key)
        cross join lateral (
            select i.key, i.role, i.number from traceability.thing i where i.key = wanted.key limit most) t
        cross join lateral (
            select v.owner,
                case when (select exists (select from traceability.captor)) then
                    array(select c.party from traceability.captor c where c.number = v.number) end as captors,
                v.named, v.namespaces, v.body
            from traceability.event v where v.number = t.number offset 0) e;
end
$$;
