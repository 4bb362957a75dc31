-- Takes the sequencer's turn until the end of the transaction and says where the tree stands. One call, because everything
-- from here to the commit happens while others wait. Each statement sees what was committed before it, so the lock comes first.
create function take_turn(turn bigint, out size bigint, out peaks bytea) language plpgsql as $$
declare
    first_leaf bigint := 0;
    peak       bytea;
begin
    perform pg_advisory_xact_lock(turn);
    select coalesce(max(leaf_index) + 1, 0) into size from ledger.leaf;
    peaks := ''::bytea;
    for level in reverse 62..0 loop
        if size & (1::bigint << level) <> 0 then
            first_leaf := first_leaf + (1::bigint << level);
            select substr(hash || nodes, level * 32 + 1, 32) into strict peak from ledger.leaf where leaf_index = first_leaf - 1;
            peaks := peaks || peak;
        end if;
    end loop;
end
$$;
