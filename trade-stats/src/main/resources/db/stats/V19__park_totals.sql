-- The totals by the industrial park of the firm. Facts of before this was said are not in it.
create table park_total (
    day               date   not null,
    gate              text   not null,
    direction         text   not null,
    trade_type        text   not null,
    stage             text   not null,
    park              text   not null,
    usd_cents         bigint not null,
    vnd               bigint not null,
    facts_without_vnd bigint not null,
    net_mass_grams    bigint not null,
    declarations      bigint not null,
    facts             bigint not null,
    primary key (day, gate, direction, trade_type, stage, park)
) with (fillfactor = 50);
