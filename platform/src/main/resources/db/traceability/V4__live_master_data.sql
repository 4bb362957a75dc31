-- Of one organisation's lines about the same thing the latest.
create view live_master_data as
select * from master_data m
where not exists (select from master_data later
                  where later.key = m.key and later.type = m.type and later.owner = m.owner and later.number > m.number);
