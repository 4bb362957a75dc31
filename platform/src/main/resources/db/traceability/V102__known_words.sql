-- Which business steps, dispositions, read points and places the events of an organisation hold, and those that name a party: what a
-- party that sees few of many events is told of them without looking for one that it sees. It follows from the events, never shrinks,
-- and ./phusa verify computes it again.
create table known_word (
    -- 1 business step, 2 disposition, 3 read point, 4 business location
    kind  smallint not null check (kind between 1 and 4),
    -- whether the events name the party (a word), or the organisation captured them
    named boolean  not null,
    party bigint   not null,
    word  integer  not null,
    primary key (kind, named, party, word)
);
create index known_word_by_word on known_word (kind, word);

insert into known_word (kind, named, party, word)
select distinct held.kind, who.named, who.party, held.word
from (select distinct biz_step, disposition, read_point, biz_location, owner, named from event) e
cross join lateral (values (1::smallint, e.biz_step), (2, e.disposition), (3, e.read_point), (4, e.biz_location)) held (kind, word)
cross join lateral (
    select false as named, e.owner as party
    union all
    select true, unnest(e.named)) who
where held.word <> 0;
