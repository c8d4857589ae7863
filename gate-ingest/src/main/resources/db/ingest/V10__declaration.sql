-- What was lodged at the gate: one row a declaration, holding the generation that stands.
create table declaration (
    declaration_id  uuid        not null primary key,
    scheme          text        not null,
    number          text        not null,
    reference       text        not null,
    lodged_by       text        not null,
    generation      int         not null default 1,
    -- The last number given. Above generation where an amendment was declined.
    generation_last int         not null default 1,
    content         text        not null,
    content_hash    text        not null,
    remarks         text        not null,
    received_at     timestamptz not null,
    withdrawn_at    timestamptz,
    -- Reference first, so that the same index finds a trader's declaration by it.
    constraint one_declaration_a_reference unique (reference, number, scheme)
);

-- Written on amendment only: what the generation before said, which stands again if Customs finds
-- that the amendment came too late.
create table former_generation (
    declaration_id uuid        not null references declaration,
    generation     int         not null,
    content        text        not null,
    content_hash   text        not null,
    remarks        text        not null,
    received_at    timestamptz not null,
    declined       boolean     not null default false,
    primary key (declaration_id, generation)
);

-- How far the authorities are, from clearance.declarations. A row begins with their first event, and
-- has no foreign key: it is right also while the declaration's own row is restored from a backup.
create table tracking (
    declaration_id uuid        not null primary key,
    generation     int         not null,
    status         text        not null,
    channel        text,
    provisional    boolean     not null,
    checks_open    text        not null,
    checks_passed  text        not null,
    checks_failed  text        not null,
    reason_code    text,
    at             timestamptz not null
);
