-- Reports that were handed in, or made by the clock: their figures as they were then.
create table report (
    id       uuid        primary key,
    period   text        not null,
    gate     text        not null,  -- empty for all gates
    origin   text        not null check (origin in ('BOARD', 'CLOCK')),
    made_at  timestamptz not null,
    made_by  text        not null,
    figures  text        not null   -- JSON
);
create index report_made on report (made_at desc, id);
-- The clock makes each report once, on whichever instance.
create unique index report_of_the_clock on report (period, gate) where origin = 'CLOCK';
