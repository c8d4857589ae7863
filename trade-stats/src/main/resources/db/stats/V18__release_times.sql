-- Time release study: how many took how long. Durations lie in fixed buckets that each bound the
-- relative error, so that sums over days, gates and hours are sums of rows.
create table release_time (
    day       date     not null,  -- on which it ended
    measure   text     not null,
    gate      text     not null,
    direction text     not null,
    channel   text     not null,  -- empty where there is none
    goods     text     not null,  -- empty where it is not told
    hour      smallint not null,  -- at the gate, in which it began
    bucket    smallint not null,
    count     bigint   not null,
    primary key (day, measure, gate, direction, channel, goods, hour, bucket)
) with (fillfactor = 75);

-- Checks that were made, and those that found something.
create table check_total (
    day       date   not null,
    gate      text   not null,
    authority text   not null,
    kind      text   not null,
    done      bigint not null,
    found     bigint not null,
    primary key (day, gate, authority, kind)
) with (fillfactor = 75);

-- Declarations cleared, by the channel in which they were.
create table channel_total (
    day          date   not null,
    gate         text   not null,
    direction    text   not null,
    channel      text   not null,
    declarations bigint not null,
    primary key (day, gate, direction, channel)
) with (fillfactor = 50);
