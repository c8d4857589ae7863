-- Vehicles that were announced: one row a crossing, holding the generation that stands.
create table crossing (
    crossing_id  uuid        not null primary key,
    scheme       text        not null,
    number       text        not null,
    reference    text        not null,
    announced_by text        not null,
    generation   int         not null default 1,
    content      text        not null,
    content_hash text        not null,
    remarks      text        not null,
    received_at  timestamptz not null,
    withdrawn_at timestamptz,
    -- Reference first, so that the same index finds an announcer's crossing by it.
    constraint one_crossing_a_reference unique (reference, number, scheme)
);

-- Written on amendment only: what the generation before said.
create table former_crossing (
    crossing_id  uuid        not null references crossing,
    generation   int         not null,
    content      text        not null,
    content_hash text        not null,
    remarks      text        not null,
    received_at  timestamptz not null,
    primary key (crossing_id, generation)
);

-- What the generation that stands carries: many vehicles to a declaration, many declarations to a
-- vehicle.
create table crossing_declaration (
    declaration_id uuid not null references declaration,
    crossing_id    uuid not null references crossing,
    primary key (declaration_id, crossing_id)
);

create index crossing_declaration_by_crossing on crossing_declaration (crossing_id);

-- How far the gate is with a crossing, from clearance.crossings. A row begins with the first event,
-- and has no foreign key, like that of a declaration.
create table crossing_tracking (
    crossing_id uuid        not null primary key,
    status      text        not null,
    known       text        not null,
    at          timestamptz not null
);
