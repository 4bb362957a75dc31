-- What somebody did themselves is listed for them, with its receipts.
create index on leaf (account, leaf_index) where account is not null;
