-- A text may hold very many proposals: they are shown in pages, in the order in which they stand in the text.

create index on proposal (reading_id, ((body ->> 'start')::integer), ordinal) where state <> 'replaced';
-- From a commitment back to the words it was made of.
create index on proposal (commitment_id) where commitment_id is not null;
