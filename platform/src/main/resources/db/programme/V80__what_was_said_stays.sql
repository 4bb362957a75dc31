-- A report that says no percent or no rating takes nothing back: lists show what was last said, as the history adds up to it.
with said as (
    select distinct on (c.id) c.id,
           (select (e.payload ->> 'percent')::integer
              from commitment_event e
             where e.commitment_id = c.id and e.kind = 'ProgressReported' and e.payload ->> 'percent' is not null
             order by e.version desc limit 1) as percent,
           (select r.self_rating
              from (select e.standing ->> 'self_rating' as self_rating, e.version
                      from commitment_event e
                     where e.commitment_id = c.id and e.kind = 'ProgressReported'
                       and e.standing ->> 'self_rating' is not null) r
             order by r.version desc limit 1) as self_rating
      from commitment c
     where c.percent is null or c.self_rating is null
)
update commitment c
   set percent = coalesce(c.percent, said.percent), self_rating = coalesce(c.self_rating, said.self_rating)
  from said
 where said.id = c.id
   and (said.percent is not null or said.self_rating is not null)
   and not exists (select 1 from commitment_event w where w.commitment_id = c.id and w.kind = 'ProgressWithdrawn');
