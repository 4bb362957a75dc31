create table accounts (
    id                  bigint generated always as identity primary key,
    login               text        not null unique check (login = lower(login)),
    name                text        not null check (name <> ''),
    email               text,
    language            text        not null default 'vi' check (language in ('vi', 'en')),
    person              bigint,
    password            text,
    password_changed_at timestamptz,
    blocked             boolean     not null default false,
    created_at          timestamptz not null,
    created_by          text        not null,
    last_sign_in        timestamptz
);
create unique index on accounts (lower(email));

-- A withdrawn grant stays, with who withdrew it.
create table grants (
    id           bigint generated always as identity primary key,
    account      bigint      not null references accounts,
    role         text        not null,
    organisation bigint,
    room         text,
    granted_at   timestamptz not null,
    granted_by   text        not null,
    revoked_at   timestamptz,
    revoked_by   text,
    check ((revoked_at is null) = (revoked_by is null))
);
create unique index on grants (account, role, coalesce(organisation, 0), coalesce(room, '')) where revoked_at is null;
create index on grants (organisation, role) where revoked_at is null;

-- For slowing down who guesses. The login only as a digest: people type passwords into the wrong field.
create table sign_in_attempts (
    id           bigint generated always as identity primary key,
    login_digest bytea       not null,
    address      text        not null,
    at           timestamptz not null,
    succeeded    boolean     not null
);
create index on sign_in_attempts (login_digest, at);
create index on sign_in_attempts (address, at);

-- Who an account is for another provider (OpenID Connect).
create table external_identities (
    issuer    text        not null,
    subject   text        not null,
    account   bigint      not null references accounts,
    linked_at timestamptz not null,
    primary key (issuer, subject),
    unique (issuer, account)
);

-- API keys, one-time links, calendar addresses: the secret only as a digest.
create table tokens (
    id           bigint generated always as identity primary key,
    kind         text        not null check (kind in ('API_KEY', 'ONE_TIME_LINK', 'CALENDAR')),
    digest       bytea       not null unique,
    account      bigint references accounts,
    label        text        not null,
    purpose      text,
    subject      text,
    organisation bigint,
    rooms        text[],
    read_only    boolean     not null default false,
    created_at   timestamptz not null,
    created_by   text        not null,
    expires_at   timestamptz,
    used_at      timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz
);
create index on tokens (account, kind);
create index on tokens (purpose, subject);

create table passkey_users (
    handle  bytea  not null primary key,
    account bigint not null unique references accounts
);

create table passkeys (
    credential_id        bytea       not null primary key,
    user_handle          bytea       not null references passkey_users,
    label                text        not null,
    public_key           bytea       not null,
    signature_count      bigint      not null,
    uv_initialized       boolean     not null,
    backup_eligible      boolean     not null,
    backup_state         boolean     not null,
    transports           text[]      not null,
    attestation_object   bytea,
    attestation_data     bytea,
    credential_type      text,
    created_at           timestamptz not null,
    last_used_at         timestamptz not null
);
create index on passkeys (user_handle);

-- Sessions, in the shape that Spring Session reads.
create table sessions (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null unique,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval integer  not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create index on sessions (expiry_time);
create index on sessions (principal_name);
create table sessions_attributes (
    session_primary_id char(36)     not null references sessions on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);
