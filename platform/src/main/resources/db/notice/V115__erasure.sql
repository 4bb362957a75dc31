-- Mails and notices whose addresses and words were lawfully erased (Luật 91/2025/QH15). That something was sent, and when, stays.
alter table mail add column erased_at timestamptz;
alter table notice add column erased_at timestamptz;
create index on mail (account) where account is not null;
create index on mail (lower(address));
