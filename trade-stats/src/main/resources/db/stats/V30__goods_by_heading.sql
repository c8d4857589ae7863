-- Who asks for one heading reads its rows alone, and not those of all goods. A cell's heading and day
-- never change, so that adding to a cell costs nothing here.
create index total_by_heading on total ((heading::text), day);
create index total_next_by_heading on total_next ((heading::text), day);
