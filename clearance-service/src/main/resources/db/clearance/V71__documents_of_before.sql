-- Documents are listed beside their files since V65. What was attached before lies where it always lay,
-- and a desk that says "none" of it would say what is not so. No row where every document is listed.
create table documents_listed_since (
    at timestamptz not null
);

insert into documents_listed_since
select installed_on at time zone current_setting('TimeZone')
from flyway_schema_history
where version = '65' and exists (select from declaration);
