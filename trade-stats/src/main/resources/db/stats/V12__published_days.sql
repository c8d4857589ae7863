-- What was published for a day, by edition: a copy of its totals at that moment.
create table published_day (
    day          date        not null,
    edition      integer     not null check (edition > 0),
    published_at timestamptz not null,
    published_by text        not null,
    primary key (day, edition)
);

create table published_cell (
    day               date    not null,
    edition           integer not null,
    gate              text    not null,
    direction         text    not null,
    trade_type        text    not null,
    stage             text    not null,
    usd_cents         bigint  not null,
    vnd               bigint  not null,
    facts_without_vnd bigint  not null,
    net_mass_grams    bigint  not null,
    declarations      bigint  not null,
    primary key (day, edition, gate, direction, trade_type, stage),
    foreign key (day, edition) references published_day
);

-- Each fact that counted on a published day after its publication, with its sign: their sum is the
-- difference between what was published and what is known, in every measure.
create table day_change (
    id                bigint generated always as identity primary key,
    day               date        not null,
    edition           integer     not null,  -- the last one before the fact
    gate              text        not null,
    direction         text        not null,
    trade_type        text        not null,
    stage             text        not null,
    heading           char(4)     not null,
    declaration_id    uuid        not null,
    generation        integer     not null,
    sign              integer     not null,
    usd_cents         bigint      not null,  -- this and the following measures bear the sign
    vnd               bigint      not null,
    facts_without_vnd bigint      not null,
    net_mass_grams    bigint      not null,
    declarations      bigint      not null,
    fact_at           timestamptz not null,
    folded_at         timestamptz not null
);
create index day_change_of_day on day_change (day, edition);
