-- Devices whose clock the gate does not believe, as their last readings said; a right reading ends it.
create table device_clock (
    device text primary key,
    gate text not null,
    place text not null,
    -- The device's own count of the last reading heard.
    number bigint not null,
    -- How far its clock was ahead.
    off_ms bigint not null,
    since timestamptz not null,
    last_at timestamptz not null
);

create index device_clock_by_gate on device_clock (gate, device);
