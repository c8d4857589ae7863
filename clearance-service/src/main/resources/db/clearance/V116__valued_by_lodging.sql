-- What was lodged since the day of a corrected rate is paged in this order: a generation, not the
-- first lodging, is what was valued.
create index generation_by_lodging on generation (lodged_at, declaration_id);
