-- The first instant at which a file must be looked at although nobody asks: a check that becomes
-- late, an answer that does not come, the end of validity. Null for what is settled, so that a file
-- that clears by itself costs the index nothing. Files of before have none until they next change.
alter table declaration add column next_due timestamptz;
create index declaration_by_due on declaration (next_due) where next_due is not null;

-- Code of what an officer must look at, such as a notice of Customs that contradicts a former one.
alter table declaration add column attention text;
create index declaration_attention on declaration (lodged_at, id) where attention is not null;

-- A check now says whose it is.
update declaration
set open_checks = 'CUSTOMS:' || replace(open_checks, ',', ',CUSTOMS:')
where open_checks <> '';
