-- Periodic reports become official acts: their history stands under the ledger's cover, drafts are kept, summaries issued.

-- No page and no interface wrote reports before this version, so this table is empty; it is made anew with the columns that
-- cover needs.
drop table unit_report_event;
create table unit_report_event (
    round_id     bigint      not null,
    lead_id      bigint      not null,
    version      bigint      not null,
    recorded_at  timestamptz not null,
    stage        text        not null,
    assessment   text        not null,
    proposals    text        not null,
    lines        jsonb       not null,
    note         text        not null,
    submitted_at timestamptz,
    account_id   bigint,
    actor_name   text        not null,
    on_behalf    boolean     not null,
    act          bigint      not null,
    salt         uuid        default gen_random_uuid(),
    primary key (round_id, lead_id, version),
    foreign key (round_id, lead_id) references unit_report
);
call ledger.cover('programme.unit_report_event');

-- more time that was granted to one unit; the round's own day stays
alter table unit_report add column extended_to date;

-- what was typed and not yet sent; one for each report, shared by the unit's people
create table unit_report_draft (
    round_id bigint      not null,
    lead_id  bigint      not null,
    saved_at timestamptz not null,
    saved_by text        not null,
    typed    jsonb       not null,
    primary key (round_id, lead_id),
    foreign key (round_id, lead_id) references unit_report
);

-- Reports as they went out. The files are kept by the document room under their digests.
create table issued_report (
    id            bigint      generated always as identity primary key,
    programme_id  bigint      not null references programme,
    -- null: made as of a day, outside any round
    round_id      bigint      references report_round,
    -- last day of the period, and the moment after which nothing recorded is in it
    as_of         date        not null,
    known_at      timestamptz not null,
    number        integer     not null check (number >= 1),
    symbol        text        not null,
    issued_on     date        not null,
    issued_year   integer     not null,
    subject       text        not null,
    letter        jsonb       not null,
    word_document bigint      not null,
    word_sha256   text        not null,
    pdf_document  bigint      not null,
    pdf_sha256    text        not null,
    issued_at     timestamptz not null,
    account_id    bigint,
    actor_name    text        not null,
    act           bigint      not null,
    salt          uuid        default gen_random_uuid(),
    unique (symbol, issued_year, number)
);
create index on issued_report (programme_id);
create index on issued_report (word_document);
create index on issued_report (pdf_document);
call ledger.cover('programme.issued_report');
