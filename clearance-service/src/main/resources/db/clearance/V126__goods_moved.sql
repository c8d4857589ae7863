-- Goods that went from one vehicle to another with their time of readiness: an officer's act that
-- moves a place in the queue, for everybody to see. Tickets alone; nothing is deleted.
create table goods_moved (
    crossing_id uuid not null,
    crossing_version int not null,
    gate text not null,
    from_ticket text not null,
    to_ticket text not null,
    authority text not null,
    at timestamptz not null,
    primary key (crossing_id, crossing_version)
);

create index goods_moved_recent on goods_moved (gate, at desc);
