-- Vehicles as they passed. Day leads, as in the totals of trade.
create table vehicle_total (
    day         date    not null,
    gate        text    not null,
    direction   text    not null,
    laden       boolean not null,
    goods       text    not null,
    crossed     bigint  not null,
    turned_back bigint  not null,
    returned    bigint  not null,  -- came back empty, by the day on which they came back
    waiting     bigint  not null,  -- in a yard at 20:00 of the day, of those that have left since
    primary key (day, gate, direction, laden, goods)
) with (fillfactor = 75);

-- Vehicles that are in a yard now: a row comes with the ticket and goes with the vehicle.
create table vehicle_stay (
    crossing_id uuid        primary key,
    gate        text        not null,
    direction   text        not null,
    laden       boolean     not null,
    goods       text        not null,
    entered_at  timestamptz not null,
    called      boolean     not null  -- called to a lane, and not called off
);
