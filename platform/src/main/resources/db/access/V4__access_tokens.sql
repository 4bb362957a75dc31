-- Short-lived stand-ins for API keys (OAuth 2 client credentials, RFC 6749 section 4.4). They open what their key opens, and
-- nothing once the key is withdrawn. Nothing is remembered of them after their hour.
create table access_tokens (
    digest     bytea       primary key,
    key        bigint      not null references tokens (id),
    expires_at timestamptz not null
);
create index on access_tokens (expires_at);
