-- Totals that are folded again from the first fact, beside those that are served. When they are
-- whole, the tables change places, names and all. Whoever alters one of the five alters both.
create table total_next (like total including all) with (fillfactor = 75);
create table gate_total_next (like gate_total including all) with (fillfactor = 50);
create table gate_ever_next (like gate_ever including all) with (fillfactor = 50);
create table channel_total_next (like channel_total including all) with (fillfactor = 50);
create table park_total_next (like park_total including all) with (fillfactor = 50);

create table rebuild (
    id           uuid        primary key,
    asked_by     text        not null,
    runner       uuid        not null,  -- the process at work; another takes over when it is silent
    state        text        not null check (state in ('RUNNING', 'DONE', 'FAILED')),
    started_at   timestamptz not null,
    seen_at      timestamptz not null,
    finished_at  timestamptz,
    records_read bigint      not null default 0,
    records_due  bigint      not null default 0,
    reason       text
);
-- One at a time, whichever instance was asked.
create unique index rebuild_running on rebuild (state) where state = 'RUNNING';

-- How far the one that runs has come, changed together with the tables it fills.
create table rebuild_partition (
    partition   integer primary key,
    next_offset bigint  not null,
    places      text    not null  -- the last place of each journal, "journal=txid/position" a line
);

-- The version of all totals grows with a switch too: answers of before hold no longer.
alter table folded add column switches bigint not null default 0;
