-- The province's name as lists of provinces key it ("vinh-long"); other rooms ask which province is at home here.
alter table installation add column province text;
