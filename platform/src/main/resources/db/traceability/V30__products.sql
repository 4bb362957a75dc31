-- Products, what their codes lead to, serial numbers, scans and reports of consumers.

create table product (
    id            bigint generated always as identity primary key,
    -- fourteen digits
    gtin          text unique check (gtin ~ '^[0-9]{14}$'),
    -- urn:vn-local:product:…
    local         text unique check (local like 'urn:vn-local:product:%'),
    owner         bigint      not null,
    status        text        not null check (status in ('draft', 'published', 'suspended', 'withdrawn')),
    -- of the content, for lists
    name          text        not null check (name <> ''),
    brand         text        not null,
    content       jsonb       not null,
    demonstration boolean     not null,
    version       bigint      not null,
    changed_at    timestamptz not null,
    check (gtin is not null or local is not null)
);
create index on product (owner);

-- Every version is kept: an e-label must show what it said (NĐ 37/2026/NĐ-CP art. 52 to 55).
create table product_history (
    product_id  bigint      not null references product,
    version     bigint      not null,
    recorded_at timestamptz not null,
    -- the act's code without the room
    what        text        not null,
    gtin        text,
    local       text,
    status      text        not null,
    content     jsonb       not null,
    reason      text        not null,
    account_id  bigint,
    actor_name  text        not null,
    act         bigint      not null,
    salt        uuid        default gen_random_uuid(),
    primary key (product_id, version)
);
call ledger.cover('traceability.product_history');

-- The newest row of a lot counts.
create table lot (
    id          bigint generated always as identity primary key,
    product_id  bigint      not null references product,
    code        text        not null check (code <> '' and length(code) <= 20),
    produced    date,
    expires     date,
    places      text        not null,
    recorded_at timestamptz not null,
    account_id  bigint,
    actor_name  text        not null,
    act         bigint      not null,
    salt        uuid        default gen_random_uuid()
);
create index on lot (product_id, code, id desc);
call ledger.cover('traceability.lot');

-- Where else a code leads. anchor: key and qualifiers without a slash in front (vn.phusa.traceability.Thing#key).
create table link (
    id          bigint generated always as identity primary key,
    anchor      text collate "C" not null,
    owner       bigint      not null,
    type        text        not null,
    href        text        not null,
    title       text        not null check (title <> ''),
    language    text        not null,
    media_type  text        not null,
    preferred   boolean     not null,
    recorded_at timestamptz not null,
    account_id  bigint,
    actor_name  text        not null,
    act         bigint      not null,
    salt        uuid        default gen_random_uuid()
);
create index on link (anchor);
call ledger.cover('traceability.link');

create table link_end (
    link_id     bigint      not null primary key references link,
    recorded_at timestamptz not null,
    account_id  bigint,
    actor_name  text        not null,
    act         bigint      not null,
    salt        uuid        default gen_random_uuid()
);
call ledger.cover('traceability.link_end');

-- Serial numbers issued for labels; the batch's digest vouches for them.
create table serial_batch (
    id          bigint generated always as identity primary key,
    product_id  bigint      not null references product,
    lot         text        not null,
    count       integer     not null check (count between 1 and 100000),
    carrier     text        not null,
    template    text        not null,
    -- SHA-256 of the serial numbers in their order, each with a line feed
    digest      text        not null check (digest ~ '^[0-9a-f]{64}$'),
    recorded_at timestamptz not null,
    account_id  bigint,
    actor_name  text        not null,
    act         bigint      not null,
    salt        uuid        default gen_random_uuid()
);
create index on serial_batch (product_id);
call ledger.cover('traceability.serial_batch');

create table serial (
    product_id bigint  not null references product,
    value      text collate "C" not null check (length(value) between 1 and 20),
    batch_id   bigint  not null references serial_batch,
    position   integer not null,
    primary key (product_id, value)
);
create index on serial (batch_id, position);

-- Scans of a serial number, so that a copied code is noticed. Neither codes nor addresses are kept, only salted digests of them:
-- of an address only of the network that it belongs to.
create table scan_secret (
    only_one boolean primary key default true check (only_one),
    secret   bytea not null
);
insert into scan_secret (secret) values (sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea));

create table scan (
    code     bytea       not null,
    network  bytea       not null,
    day      date        not null,
    first_at timestamptz not null,
    times    integer     not null default 1,
    primary key (code, network, day)
);

create table problem_report (
    id          bigint generated always as identity primary key,
    product_id  bigint references product,
    -- what was scanned, as its path
    code        text        not null,
    kind        text        not null,
    said        text        not null,
    place       text        not null,
    -- how to reach whoever reported; blank where they did not say; may be erased
    contact     text        not null,
    recorded_at timestamptz not null,
    account_id  bigint,
    actor_name  text        not null,
    act         bigint      not null,
    salt        uuid        default gen_random_uuid()
);
create index on problem_report (product_id);
call ledger.cover('traceability.problem_report');

create table problem_answer (
    report_id   bigint      not null primary key references problem_report,
    outcome     text        not null,
    said        text        not null,
    recorded_at timestamptz not null,
    account_id  bigint,
    actor_name  text        not null,
    act         bigint      not null,
    salt        uuid        default gen_random_uuid()
);
call ledger.cover('traceability.problem_answer');
