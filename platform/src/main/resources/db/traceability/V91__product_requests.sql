-- Requests of programs that carry an Idempotency-Key: what came of them, so that the same request again does nothing more.
create table product_request (
    account bigint      not null,
    key     uuid        not null,
    -- SHA-256 of what was asked for
    request bytea       not null check (octet_length(request) = 32),
    product bigint      not null,
    at      timestamptz not null,
    primary key (account, key)
);
