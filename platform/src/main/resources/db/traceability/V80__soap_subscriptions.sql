-- Subscriptions over SOAP: named by their subscriber, with parameters of their own, told in XML.
alter table subscription
    -- the subscriber's own; null: known by its id
    add column name       text collate "C",
    -- a JSON object of parameters that narrow the query; null: none
    add column parameters text,
    add column form       text not null default 'JSON' check (form in ('JSON', 'XML_1_2', 'XML_2_0')),
    -- null: SimpleEventQuery
    alter column query drop not null;
create unique index on subscription (account, name);
