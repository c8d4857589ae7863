-- A list of one kind or one channel must not read through all the others, least of all where
-- nobody waits: each kind in each channel is a list of its own, and a page merges their beginnings.
drop index waiting_check_by_authority;
drop index waiting_check_by_gate;
create index waiting_check_by_authority on waiting_check
    (authority, kind, channel, due_hour, keeps, due_at, declaration_id);
create index waiting_check_by_gate on waiting_check
    (authority, gate, kind, channel, due_hour, keeps, due_at, declaration_id);
