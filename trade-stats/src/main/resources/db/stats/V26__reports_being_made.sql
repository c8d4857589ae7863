-- Reports of long periods while they are made, month by month. One that is ready is in report, under
-- the same id; what has been silent for a minute was broken off, and is forgotten after a day.
create table report_making (
    id         uuid        primary key,
    period     text        not null,
    gate       text        not null,  -- empty for all gates
    asked_by   text        not null,
    started_at timestamptz not null,
    seen_at    timestamptz not null,
    done       integer     not null default 0,
    due        integer     not null,
    failed     boolean     not null default false
);
