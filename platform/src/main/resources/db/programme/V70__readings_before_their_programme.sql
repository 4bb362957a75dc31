-- A signed text may be read before its programme is there: the programme's own facts are proposed from it as well.
-- Until then the text belongs to the body that will be the focal point.

alter table reading alter column programme_id drop not null;
alter table reading add column focal_point_id bigint;
alter table reading add check (programme_id is not null or focal_point_id is not null);
