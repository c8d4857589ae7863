-- How long each step of the procedure took, by the day on which it was decided: what the public
-- page tells of the last thirty days. A transaction adds what it decided as rows of its own, which
-- are summed up from time to time, as file_count is; no reader looks at the history.
create table step_day (
    flow text not null,
    authority text not null,
    kind text not null,
    day date not null,
    -- The least of some bounds that the step did not exceed, for telling what nine in ten kept.
    within_minutes int not null,
    done bigint not null,
    late bigint not null,
    minutes bigint not null
);

create index step_day_by_day on step_day (day, flow, authority, kind, within_minutes);
