-- How many facts of each group of declarants count in a figure on goods. As many groups as have any
-- are at least as many declarants; a figure without a row is of nobody known, and is kept back.
create table declarant_group (
    month      date    not null,
    gate       text    not null,
    direction  text    not null,
    trade_type text    not null,
    stage      text    not null,
    heading    char(4) not null,
    g0 bigint not null, g1 bigint not null, g2 bigint not null, g3 bigint not null,
    g4 bigint not null, g5 bigint not null, g6 bigint not null, g7 bigint not null,
    g8 bigint not null, g9 bigint not null, g10 bigint not null, g11 bigint not null,
    g12 bigint not null, g13 bigint not null, g14 bigint not null, g15 bigint not null,
    primary key (month, gate, direction, trade_type, stage, heading)
) with (fillfactor = 50);

-- Of the same form, for totals that are folded again beside those that are served.
create table declarant_group_next (like declarant_group including all) with (fillfactor = 50);
