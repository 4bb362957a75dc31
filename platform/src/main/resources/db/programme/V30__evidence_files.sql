-- Finds the commitment whose evidence a stored file is, when somebody wants to open it.
create index on commitment_event (((payload -> 'evidence' ->> 'document')::bigint)) where kind = 'EvidenceAdded';
