-- Totals of trade. Day leads each key: facts arrive in the order of their days, so a batch touches
-- neighbouring rows, and every question has a period.

create table total (
    day               date           not null,
    gate              text           not null,
    direction         text           not null,
    trade_type        text           not null,
    stage             text           not null,
    heading           char(4)        not null,
    partner           char(2)        not null,
    currency          char(3)        not null,
    amount            numeric(38, 4) not null,
    usd_cents         bigint         not null,
    vnd               bigint         not null,
    facts_without_vnd bigint         not null,
    net_mass_grams    bigint         not null,
    declarations      bigint         not null,
    facts             bigint         not null,
    primary key (day, gate, direction, trade_type, stage, heading, partner, currency)
) with (fillfactor = 75);  -- a total is updated in place again and again; leave room for that

-- The same sums without goods, partner and currency: what the live board reads.
create table gate_total (
    day               date   not null,
    gate              text   not null,
    direction         text   not null,
    trade_type        text   not null,
    stage             text   not null,
    usd_cents         bigint not null,
    vnd               bigint not null,
    facts_without_vnd bigint not null,
    net_mass_grams    bigint not null,
    declarations      bigint not null,
    facts             bigint not null,
    primary key (day, gate, direction, trade_type, stage)
) with (fillfactor = 50);

-- The same over all days: a handful of rows, so that a live snapshot costs the same after years.
create table gate_ever (
    gate              text   not null,
    direction         text   not null,
    stage             text   not null,
    usd_cents         bigint not null,
    vnd               bigint not null,
    facts_without_vnd bigint not null,
    net_mass_grams    bigint not null,
    declarations      bigint not null,
    facts             bigint not null,
    primary key (gate, direction, stage)
) with (fillfactor = 50);

-- How far the totals are, one row a partition so that two instances never wait for each other here.
-- The sum of facts is the version of all totals: it only grows, and grows with each change.
create table folded (
    partition    integer     primary key,
    facts        bigint      not null,
    last_fact_at timestamptz not null,
    folded_at    timestamptz not null
) with (fillfactor = 50);

-- Recounts of the totals from the log, the last twenty kept.
create table recount (
    id          uuid        primary key,
    asked_by    text        not null,
    state       text        not null check (state in ('RUNNING', 'DONE', 'FAILED', 'ABANDONED')),
    started_at  timestamptz not null,
    seen_at     timestamptz not null,
    finished_at timestamptz,
    records_read bigint      not null default 0,
    records_due  bigint      not null default 0,
    result      text
);
-- One at a time, whichever instance was asked.
create unique index recount_running on recount (state) where state = 'RUNNING';
