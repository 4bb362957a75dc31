-- Lower case without diacritics, white space joined: how a name is looked for in free text, as VietnameseText.fold has it. Taken
-- apart first, so that it does not depend on the database's locale.
create function folded(written text) returns text language sql immutable strict parallel safe as $$
    select regexp_replace(
        lower(translate(normalize(written, NFD),
            U&'\0111\0110\0300\0301\0302\0303\0306\0309\031B\0323', 'dd')),
        '\s+', ' ', 'g')
$$;
