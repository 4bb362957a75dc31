-- Sight of the events that name one product or lot only: its key (vn.phusa.traceability.Thing); null: of all events of the owner.
-- What was decided about two parties and other goods stands beside it.
alter table sharing add column goods text collate "C";
alter table sharing add check (goods <> '');
