-- Of which firm a message tells: who may be told of it, and its prices, is asked anew whenever it is
-- sent, so that nothing waits for somebody whom the firm has meanwhile sent away.
alter table telling_message add column scheme text;
alter table telling_message add column number text;

update telling_message m set scheme = s.scheme, number = s.number
from (
    select declaration_id as id, 'declarationId' as field, scheme, number from declaration
    union all
    select crossing_id, 'crossingId', scheme, number from crossing
) s
where m.data::json ->> s.field = s.id::text;
