-- The set-up of an installation for another province than Cần Thơ: at most one row, and none where nothing was to be set up.
-- The token stands here in the clear: whoever reads the database owns the installation anyway, and it goes at the end.
create table installation (
    the_one     boolean     primary key default true check (the_one),
    token       text,
    draft       jsonb       default '{"units": "", "days": [], "calendarSeen": false}',
    finished_at timestamptz,
    committee   bigint,
    check ((finished_at is null) = (token is not null)),
    check ((finished_at is null) = (draft is not null)),
    check ((finished_at is null) = (committee is null))
);

-- What is over does not begin again.
create function keep_finished() returns trigger language plpgsql as $$
begin
    raise exception 'the set-up of this installation is over';
end
$$;
create trigger keep_finished before update or delete on installation
    for each row when (old.finished_at is not null) execute function keep_finished();
