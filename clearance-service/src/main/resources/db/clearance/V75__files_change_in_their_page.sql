-- A decision mostly changes nothing that lists are made of. Then the new row may lie in the page of
-- the old one, and no index is touched: for that a page has room, and what is due is looked at from
-- a column of its own, which is left as it is when the due time moves away. Whoever looks then and
-- finds nothing due sets it anew.
alter table declaration set (fillfactor = 50);
alter table declaration add column look_at timestamptz;
update declaration set look_at = next_due where next_due is not null;
drop index declaration_by_due;
create index declaration_to_look_at on declaration (look_at) where look_at is not null;
