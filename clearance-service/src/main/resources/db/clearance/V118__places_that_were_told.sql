-- What was last told of a waiting vehicle's place in the queue, so that only what has changed is
-- told again, whichever instance takes the turn. A vehicle that was called has none.
create table place_told (
    crossing_id uuid        not null primary key references yard_vehicle on delete cascade,
    place       int,
    because     text        not null,
    overtaken   int         not null,
    early       timestamptz,
    mid         timestamptz,
    late        timestamptz,
    at          timestamptz not null
);
