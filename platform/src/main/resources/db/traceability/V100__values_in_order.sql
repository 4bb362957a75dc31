-- Values of a field in the order of events: a page of "warmer than 8 °C" is a short walk here where many fit, whatever their number;
-- by value alone all that fit would have to be sorted. Only fields with a number or an instant stand in it.
create index field_by_number on field (name, number) include (value) where value is not null;
