-- Each rate as it was entered, and what it was before: null where there was none.
create table rate_change (
    id             bigint generated always as identity primary key,
    currency       text        not null,
    effective_from date        not null,
    units_before   numeric,
    units_per_usd  numeric     not null,
    entered_by     text        not null,
    entered_at     timestamptz not null
);
create index rate_change_entered on rate_change (entered_at desc, id desc);

-- Of a corrected rate, how many files were looked through and how many were valued again.
alter table rate_correction add column files_valued bigint not null default 0;
create index rate_correction_entered on rate_correction (entered_at desc, id desc);
