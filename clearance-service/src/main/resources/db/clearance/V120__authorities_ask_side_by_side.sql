-- While one authority waits for the declarant the others work on: what of such files is theirs comes
-- back to their lists, and is due when it was.
insert into waiting_check
    (declaration_id, authority, kind, gate, channel, direction, heading, keeps, due_at)
select d.id, c.item ->> 'authority', c.item ->> 'kind', d.gate, d.channel,
    s.state #>> '{standing,consignment,direction}',
    coalesce(s.state #>> '{standing,consignment,lines,0,heading}', ''),
    coalesce((
        select min(case
            when line ->> 'heading' like '01%' or line ->> 'heading' = '0301' then 0
            when left(line ->> 'heading', 2) in ('02', '03', '04', '06', '07', '08') then 1
            else 2 end)
        from jsonb_array_elements(s.state #> '{standing,consignment,lines}') as line), 2),
    (c.item ->> 'dueAt')::timestamptz
from declaration d
cross join lateral (select d.state::jsonb as state) s
cross join lateral jsonb_array_elements(s.state -> 'open') as c (item)
where d.status = 'SUPPLEMENT_AWAITED'
    and jsonb_typeof(c.item) = 'object' and c.item ? 'dueAt'
    and c.item ->> 'authority' <> s.state #>> '{request,authority}';

update declaration d set
    next_due = least(d.next_due, n.due_at),
    look_at = least(d.look_at, n.due_at)
from (
    select declaration_id, min(due_at) as due_at from waiting_check
    where kind not in ('PROPOSAL', 'ATTENTION') group by declaration_id
) n
where n.declaration_id = d.id and d.status = 'SUPPLEMENT_AWAITED';
