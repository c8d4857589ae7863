-- The hours of a gate's day, of which the line over the day is drawn. Hour 24 holds what counts on
-- the day but was only known after it. Days before this table have no hours; their totals stand.
create table gate_hour (
    day          date     not null,
    gate         text     not null,
    direction    text     not null,
    stage        text     not null,
    hour         smallint not null check (hour between 0 and 24),
    usd_cents    bigint   not null,
    declarations bigint   not null,
    primary key (day, gate, direction, stage, hour)
) with (fillfactor = 50);

-- Of the same form, for totals that are folded again beside those that are served.
create table gate_hour_next (like gate_hour including all) with (fillfactor = 50);
