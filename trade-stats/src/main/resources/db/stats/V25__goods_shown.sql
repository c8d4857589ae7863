-- What everybody is shown of goods: the sums of a heading in a month as they were when they were last
-- added to, and how many facts of each group of declarants stood behind them then. What has come
-- since is added when it is of enough declarants by itself. Columns are called as in month_total.
create table goods_shown (
    day               date    not null,
    gate              text    not null,
    direction         text    not null,
    trade_type        text    not null,
    stage             text    not null,
    heading           char(4) not null,
    usd_cents         bigint  not null,
    vnd               bigint  not null,
    facts_without_vnd bigint  not null,
    net_mass_grams    bigint  not null,
    declarations      bigint  not null,
    g0 bigint not null, g1 bigint not null, g2 bigint not null, g3 bigint not null,
    g4 bigint not null, g5 bigint not null, g6 bigint not null, g7 bigint not null,
    g8 bigint not null, g9 bigint not null, g10 bigint not null, g11 bigint not null,
    g12 bigint not null, g13 bigint not null, g14 bigint not null, g15 bigint not null,
    primary key (day, gate, direction, trade_type, stage, heading)
) with (fillfactor = 75);

-- How many facts a month had when it was last looked through; one with as many has nothing new.
create table goods_month_seen (
    day   date   primary key,
    facts bigint not null
);

-- One row: the day at whose beginning goods were last shown, and how often that was done.
create table goods_showing (
    one      boolean primary key default true check (one),
    shown_on date    not null,
    times    bigint  not null
);
insert into goods_showing values (true, date '1900-01-01', 0);
