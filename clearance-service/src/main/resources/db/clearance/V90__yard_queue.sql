-- Who stands in a yard and who was called, a row each, as the calls are decided from. It is written
-- with the crossing that it follows, and kept for a day after the vehicle has gone.
create table yard_vehicle (
    crossing_id uuid primary key,
    -- Of the crossing that it was written from.
    crossing_version int not null default 0,
    gate text not null,
    direction text not null,
    ticket text not null,
    yard text not null,
    plate text not null,
    laden boolean not null,
    goods text not null,
    channel text not null,
    priority_enterprise boolean not null,
    firm text not null,
    arrived_at timestamptz not null,
    -- Null while checks are open or the fee is due.
    ready_at timestamptz,
    held boolean not null,
    -- WAITING, CALLED, AT_BARRIER or GONE.
    stage text not null,
    lane text,
    called_at timestamptz,
    drive_up_at timestamptz,
    barrier_at timestamptz,
    gone_at timestamptz,
    -- What the dispatch wrote: the moment that the place counts from is fixed once.
    place_at timestamptz,
    overtaken int not null default 0,
    lane_group text,
    priority text,
    lanes_version text,
    lanes_row text,
    place int,
    -- The rule that gave the place, or what keeps it from being called.
    because text,
    forecast_at timestamptz,
    forecast_early timestamptz,
    forecast_mid timestamptz,
    forecast_late timestamptz,
    changed_at timestamptz not null default now()
);

create index yard_vehicle_standing on yard_vehicle (gate) where stage <> 'GONE';
create index yard_vehicle_firm on yard_vehicle (gate, firm, place_at desc);
create index yard_vehicle_changed on yard_vehicle (gate, changed_at desc);

-- Every call: by which rule, whom it overtook and by which rules, and what was expected of it.
create table lane_call (
    number bigint generated always as identity primary key,
    crossing_id uuid not null,
    gate text not null,
    direction text not null,
    ticket text not null,
    lane text not null,
    laden boolean not null,
    goods text not null,
    lane_group text not null,
    lanes_version text not null,
    lanes_row text not null,
    at timestamptz not null,
    order_version text not null,
    rule text not null,
    measure_id uuid,
    -- Tickets and rules in the same order, longest ready first.
    overtook text[] not null,
    overtook_rules text[] not null,
    ready_at timestamptz not null,
    forecast_at timestamptz,
    forecast_early timestamptz,
    forecast_mid timestamptz,
    forecast_late timestamptz,
    revoked_at timestamptz,
    revoked_code text,
    crossed_at timestamptz
);

create index lane_call_recent on lane_call (gate, at desc);
create index lane_call_crossing on lane_call (crossing_id, number desc);

-- The rule of a place, or what stood in the way, whenever it became another one.
create table place_note (
    number bigint generated always as identity primary key,
    crossing_id uuid not null,
    at timestamptz not null,
    place int,
    because text not null
);

create index place_note_crossing on place_note (crossing_id, number);

-- What a named officer did to a vehicle's place, a lane, a gate, its hours or its intake. It stands
-- until it is ended; nothing is deleted.
create table yard_measure (
    id uuid primary key,
    gate text not null,
    kind text not null,
    -- Ticket, lane, direction or goods class; empty for the whole gate.
    subject text not null,
    -- The crossing whose ticket it is.
    crossing_id uuid,
    -- Vehicles of an intake, or minutes of the day until which it goes on.
    amount int,
    day date not null,
    reason text not null,
    note text not null,
    officer text not null,
    authority text not null,
    at timestamptz not null,
    ended_at timestamptz,
    ended_by text,
    ended_reason text,
    ended_note text
);

create index yard_measure_recent on yard_measure (gate, at desc);
create index yard_measure_standing on yard_measure (gate) where ended_at is null;
create unique index yard_measure_once on yard_measure (gate, kind, subject)
    where ended_at is null and kind in ('LANE_CLOSED', 'ROUTE_CLOSED');
