-- Which rooms have loaded which first data; see FirstDataLoader.
create table first_data (
    room      text        not null,
    selection text        not null,
    loaded_at timestamptz not null,
    primary key (room, selection)
);
