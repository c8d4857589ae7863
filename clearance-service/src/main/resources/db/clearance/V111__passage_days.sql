-- How long vehicles waited and crossed, by the day on which they crossed. The last days are counted
-- anew from time to time from their own crossings; those before stay as they were counted.
create table passage_day (
    day date not null,
    direction text not null,
    step text not null,
    within_minutes int not null,
    done bigint not null,
    minutes bigint not null,
    primary key (day, direction, step, within_minutes)
);

create index crossing_by_crossed on crossing (crossed_at) where crossed_at is not null;
