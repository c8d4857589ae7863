-- The totals by month and chapter, without partner and currency: what questions over years read.
-- Its columns are called as in total: day is the first of the month, heading the chapter.
create table month_total (
    day               date    not null,
    gate              text    not null,
    direction         text    not null,
    trade_type        text    not null,
    stage             text    not null,
    heading           char(2) not null,
    usd_cents         bigint  not null,
    vnd               bigint  not null,
    facts_without_vnd bigint  not null,
    net_mass_grams    bigint  not null,
    declarations      bigint  not null,
    facts             bigint  not null,
    primary key (day, gate, direction, trade_type, stage, heading)
) with (fillfactor = 50);

insert into month_total
select date_trunc('month', day)::date, gate, direction, trade_type, stage, left(heading, 2),
    sum(usd_cents), sum(vnd), sum(facts_without_vnd), sum(net_mass_grams), sum(declarations),
    sum(facts)
from total group by 1, 2, 3, 4, 5, 6;

create table month_total_next (like month_total including all) with (fillfactor = 50);
