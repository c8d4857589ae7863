-- What a vehicle that waits was last told of why the gate calls nobody like it; null where it was
-- told nothing, or that it goes on.
alter table yard_vehicle add column told text;

-- A gate is closed once, as a lane and a direction are.
drop index yard_measure_once;
create unique index yard_measure_once on yard_measure (gate, kind, subject)
    where ended_at is null and kind in ('LANE_CLOSED', 'ROUTE_CLOSED', 'GATE_CLOSED');
