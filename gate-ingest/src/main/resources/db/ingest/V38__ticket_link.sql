-- The one link of a crossing that leads to its ticket. The link itself is nowhere here: who reads
-- this table cannot open a ticket. A new link takes the place of the old one.
create table ticket_link (
    crossing_id uuid        not null primary key references crossing,
    token_hash  bytea       not null,
    made_by     text        not null,
    made_at     timestamptz not null,
    constraint one_crossing_a_link unique (token_hash)
);
