-- The secret of a day by which green declarations are drawn for a check. Told when the day is over.
create table random_seed (
    day date primary key,
    seed text not null,
    made_at timestamptz not null default now()
);

-- Declarants who are checked only by lot or on suspicion, from a day on until another.
create table priority_enterprise (
    scheme text not null,
    number text not null,
    effective_from date not null,
    effective_to date,
    decision text not null,
    primary key (scheme, number, effective_from)
);
