-- Files that were waiting before due times were kept have none, and are never looked at; files that
-- are held have the end of a validity that no longer ends while they are. Both get the instant that
-- their state says: of a check, of an answer, or the day after the last valid one.
update declaration d set next_due = s.due
from (
    select w.id, least(
        case when w.state #> '{standing,marks,customsHold}' is null
            and w.state #> '{standing,marks,officersHold}' is null
        then (coalesce(
            w.state #>> '{standing,marks,firstLodgedOn}',
            w.state #>> '{standing,consignment,lodgedOn}')::date + 16)::timestamp
            at time zone 'Asia/Ho_Chi_Minh' end,
        case when w.status = 'CHECKS_OUTSTANDING'
        then (
            -- A check of before limits were kept is only its name, and is never late.
            select min(coalesce((o.one ->> 'dueAt')::timestamptz, '9999-12-31T17:00:00Z'))
            from jsonb_array_elements(w.state -> 'open') as o (one))
        else (w.state #>> '{request,dueAt}')::timestamptz end) as due
    from (
        -- A text may hold what jsonb refuses.
        select id, status, regexp_replace(state, '(?<!\\)((?:\\\\)*)\\u0000', '\1', 'g')::jsonb as state from declaration
        where status in ('CHECKS_OUTSTANDING', 'SUPPLEMENT_AWAITED')) w
    ) s
where d.id = s.id and d.next_due is distinct from s.due;

-- What else waited for an officer when the work lists were begun.
insert into waiting_check
    (declaration_id, authority, kind, gate, channel, direction, heading, keeps, due_at)
select d.id, 'CUSTOMS', m.kind, d.gate, d.channel,
    s.state #>> '{standing,consignment,direction}',
    coalesce(s.state #>> '{standing,consignment,lines,0,heading}', ''), 2, d.lodged_at
from declaration d
cross join lateral (select regexp_replace(d.state, '(?<!\\)((?:\\\\)*)\\u0000', '\1', 'g')::jsonb as state) s
cross join lateral (values
    ('PROPOSAL', s.state #> '{standing,marks,proposal}' is not null),
    ('ATTENTION', d.attention is not null)) as m (kind, waits)
-- Nobody answers what was proposed of a file that is closed.
where (d.status in ('CHECKS_OUTSTANDING', 'SUPPLEMENT_AWAITED', 'HELD') or m.kind = 'ATTENTION')
    and m.waits
    and not exists (
        select from waiting_check w where w.declaration_id = d.id and w.kind = m.kind);
