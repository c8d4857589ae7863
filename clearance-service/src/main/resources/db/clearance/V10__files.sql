-- One row a declaration: where it stands. The columns beside the state are what work lists ask for.
create table declaration (
    id uuid primary key,
    version int not null,
    generation int not null,
    status text not null,
    channel text not null,
    gate text not null,
    open_checks text not null,
    awaiting_rate boolean not null,
    lodged_at timestamptz not null,
    state text not null
);

create index declaration_by_lodging on declaration (lodged_at, id);
-- Work lists ask for what waits, which is a few of very many.
create index declaration_waiting on declaration (gate, lodged_at, id)
    where status = 'CHECKS_OUTSTANDING';
create index declaration_awaiting_rate on declaration (lodged_at, id) where awaiting_rate;

-- What was declared, every generation of it: an officer may look at what an amendment changed.
create table generation (
    declaration_id uuid not null,
    generation int not null,
    lodged_at timestamptz not null,
    content text not null,
    remarks text not null,
    primary key (declaration_id, generation)
);

-- Who did what, when and by which rule. Rows are added and never changed.
create table decision (
    declaration_id uuid not null,
    version int not null,
    at timestamptz not null,
    actor_kind text not null,
    actor text not null,
    events text not null,
    primary key (declaration_id, version)
);
