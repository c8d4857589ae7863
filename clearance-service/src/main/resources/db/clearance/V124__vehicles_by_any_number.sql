-- Every other number that a vehicle goes by: containers, trailer, seals, permit, reference. In
-- capitals, as people ask for them in any way.
alter table crossing add column numbers text[] not null default '{}';

update crossing x set numbers = array(
    select upper(n) from (
        select jsonb_path_query(v.vehicle, '$.containers[*].number') #>> '{}' as n
        union select jsonb_path_query(v.vehicle, '$.containers[*].seal') #>> '{}'
        union select v.vehicle ->> 'trailerPlate'
        union select v.vehicle ->> 'seal'
        union select v.vehicle ->> 'transitPermit'
        union select v.vehicle ->> 'reference') as known
    where n is not null and n <> '')
from (select id, state::jsonb #> '{standing,vehicle}' as vehicle from crossing) v
where v.id = x.id;

create index crossing_by_number on crossing using gin (numbers);
create index crossing_by_ticket on crossing (ticket, announced_at desc) where ticket is not null;

-- A reference is found however it is written, by the same number of indexes as before.
drop index generation_by_reference;
create index generation_by_reference on generation (upper(reference));
-- A firm's declarations, the last first.
create index generation_by_declarant on generation (declarant_id, lodged_at desc)
    where declarant_id is not null;

-- A document by what its file is called, which often is its number.
create index attached_document_by_name on attached_document (lower(name));
