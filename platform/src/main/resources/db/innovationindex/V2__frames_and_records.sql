-- A draft's frame and rules can be replaced; every version stays in the history.
alter table edition_history drop constraint edition_history_what_check;
alter table edition_history add constraint edition_history_what_check
    check (what in ('created', 'frame', 'data', 'rules', 'standing'));

-- Figures that were read off the platform's own records, with the way back to these.
create table request_record (
    request_id bigint not null,
    version    bigint not null,
    key        text   not null,
    path       text   not null check (path like '/%'),
    primary key (request_id, version),
    foreign key (request_id, version) references request_event
);
create trigger append_only before update or delete on request_record
    for each row execute function base.refuse_change();
create trigger no_truncate before truncate on request_record
    for each statement execute function base.refuse_change();
