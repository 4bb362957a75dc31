-- Events of a kind that somebody else has defined (EPCIS 2.0, section 7.1.1): type 6, and the URI of the kind as a word.
alter table event drop constraint event_type_check;
alter table event add column own_type integer not null default 0;
alter table event add constraint event_type_check check (type between 1 and 6 and (type = 6) = (own_type <> 0)) not valid;
create index event_by_own_type on event (own_type, number) where own_type <> 0;

-- 5 somebody's own kind of event
alter table known_word drop constraint known_word_kind_check;
alter table known_word add constraint known_word_kind_check check (kind between 1 and 5);
