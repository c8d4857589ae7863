-- What officers look a file up by, beside its id. An amendment may change each of them.
alter table generation
    add column reference text,
    add column customs_number text,
    add column declarant text;

update generation set
    reference = content::jsonb ->> 'reference',
    customs_number = content::jsonb #>> '{customsDeclaration,number}',
    declarant = content::jsonb #>> '{declarant,name}';

create index generation_by_reference on generation (reference);
create index generation_by_customs_number on generation (customs_number)
    where customs_number is not null;

-- What waits for an authority, a row for each: written anew whenever its file changes, in the same
-- transaction. A file that clears by itself has none. Nothing here is unique by an index, because
-- the rows of a file are taken away and put back by one statement; the lock of the file orders them.
create table waiting_check (
    declaration_id uuid not null,
    authority text not null,
    -- A check, or PROPOSAL and ATTENTION for what else an officer must decide.
    kind text not null,
    gate text not null,
    channel text not null,
    direction text not null,
    heading text not null,
    -- 0 alive, 1 fresh, 2 keeps: within an hour what spoils first comes first.
    keeps smallint not null,
    due_at timestamptz not null,
    due_hour timestamp generated always as (date_trunc('hour', due_at at time zone 'UTC')) stored
);

-- The list of an officer of all gates, and that of an officer of some, are read from their beginning
-- in their order. The last columns only sort out rows before they are fetched.
create index waiting_check_by_authority on waiting_check
    (authority, due_hour, keeps, due_at, declaration_id, kind, channel);
create index waiting_check_by_gate on waiting_check
    (authority, gate, due_hour, keeps, due_at, declaration_id, kind, channel);
create index waiting_check_by_file on waiting_check (declaration_id);

insert into waiting_check
    (declaration_id, authority, kind, gate, channel, direction, heading, keeps, due_at)
select d.id, split_part(c.name, ':', 1), split_part(c.name, ':', 2), d.gate, d.channel,
    s.state #>> '{standing,consignment,direction}',
    coalesce(s.state #>> '{standing,consignment,lines,0,heading}', ''),
    coalesce((
        select min(case
            when line ->> 'heading' like '01%' or line ->> 'heading' = '0301' then 0
            when left(line ->> 'heading', 2) in ('02', '03', '04', '06', '07', '08') then 1
            else 2 end)
        from jsonb_array_elements(s.state #> '{standing,consignment,lines}') as line), 2),
    coalesce(
        (s.state #> '{open}' -> (c.place::int - 1) ->> 'dueAt')::timestamptz,
        '9999-12-31T17:00:00Z')
from declaration d
cross join lateral (select d.state::jsonb as state) s
cross join lateral unnest(string_to_array(d.open_checks, ',')) with ordinality as c (name, place)
where d.status = 'CHECKS_OUTSTANDING' and d.open_checks <> '';
