alter table rate add column entered_by text;
alter table rate add column entered_at timestamptz;

-- Rates that were entered, and may have changed what was counted: the files that were lodged since
-- their day are valued again, a few in one transaction with the note of how far that is.
create table rate_correction (
    id         bigint generated always as identity primary key,
    currency   text        not null,
    from_day   date        not null,
    entered_by text        not null,
    entered_at timestamptz not null,
    reached_at timestamptz,
    reached_id uuid,
    done_at    timestamptz
);
create index rate_correction_open on rate_correction (id) where done_at is null;
