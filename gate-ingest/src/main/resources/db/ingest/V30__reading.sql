-- What the gate knows of a device besides what the book says: one row a device, locked by whoever
-- takes readings of it, so that two transactions never judge the same number at once.
create table device (
    code             text        not null primary key,
    -- Numbers up to this one are no longer kept; whether such a reading is a repeat is not known.
    forgotten_to     bigint      not null default 0,
    readings         bigint      not null default 0,
    last_number      bigint      not null default 0,
    last_received_at timestamptz,
    clock_off_ms     bigint,
    clock_wrong      boolean     not null default false
);

-- Readings of the last days, to tell a repeat from a conflict; the fact itself is in the journal.
create table reading (
    device       text        not null,
    number       bigint      not null,
    content_hash text        not null,
    at           timestamptz not null,
    clock_wrong  boolean     not null,
    received_at  timestamptz not null,
    primary key (device, number)
);

-- For the pruning, which takes the oldest.
create index reading_by_receipt on reading (received_at);

-- Device books that were uploaded; the last one holds. Before the first, the shipped book does.
create table device_book (
    version     int         not null primary key,
    csv         text        not null,
    uploaded_by text        not null,
    uploaded_at timestamptz not null
);
