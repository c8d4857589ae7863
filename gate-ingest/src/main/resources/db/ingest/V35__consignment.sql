-- What traders' lists are read from: one row a declaration, with what becomes of its vehicles. It is
-- made anew from the tables that hold all this whenever one of them changes, so it may be emptied
-- and filled again at any time.
create table consignment (
    declaration_id  uuid        not null primary key,
    firm            text        not null default '',
    reference       text        not null default '',
    customs_number  text,
    gate            text        not null default '',
    direction       text        not null default '',
    hs_code         text        not null default '',
    goods           text        not null default '',
    items           int         not null default 0,
    plates          text[]      not null default '{}',
    tickets         text[]      not null default '{}',
    status          text        not null default 'REGISTERED',
    -- Who has to move next, or how it ended.
    phase           text        not null default 'AUTHORITY',
    channel         text,
    waits_for       text,
    due_at          timestamptz,
    received_at     timestamptz,
    moved_at        timestamptz,
    crossed_at      timestamptz,
    words           tsvector
);

-- Identities are in the order of time, so that these pages need no column for it.
create index consignment_of_firm on consignment (firm, declaration_id desc);
create index consignment_of_firm_by_phase on consignment (firm, phase, declaration_id desc);
create index consignment_of_firm_crossed on consignment (firm, crossed_at)
    where crossed_at is not null;

-- Every word begins with whose it is, so that a search meets nobody else's rows on its way.
create index consignment_by_word on consignment using gin (words);

-- A text without diacritics and capitals, as it is searched for.
create function plain_text(said text) returns text
    language sql immutable parallel safe
    return translate(lower(regexp_replace(normalize(said, NFD), '[\u0300-\u036f]', '', 'g')), 'đĐ', 'dd');

-- Its words, and the whole of each text with nothing between them, each behind whose they are.
create function search_words(firm text, said text[]) returns tsvector
    language sql immutable parallel safe
    return (select array_to_tsvector(
                coalesce(array_agg(distinct firm || '|' || left(word, 100)), '{}'))
            from unnest(said) as one(text),
                 lateral (select unnest(regexp_split_to_array(plain_text(one.text), '[\s,.;:/()"''_-]+'))
                          union all
                          select regexp_replace(plain_text(one.text), '[\s,.;:/()"''_-]+', '', 'g')
                          where length(one.text) <= 40) as found(word)
            where word <> '');

create view consignment_as_it_stands as
select d.declaration_id, d.scheme || ':' || d.number as firm, d.reference,
    c.content -> 'customsDeclaration' ->> 'number' as customs_number,
    c.content ->> 'gate' as gate, c.content ->> 'direction' as direction,
    c.content -> 'items' -> 0 ->> 'hsCode' as hs_code,
    c.content -> 'items' -> 0 ->> 'description' as goods,
    jsonb_array_length(c.content -> 'items') as items,
    coalesce(v.plates, '{}') as plates, coalesce(v.tickets, '{}') as tickets,
    s.status,
    case
        when s.status in ('WITHDRAWN', 'REFUSED', 'EXPIRED') then 'ENDED'
        when s.status = 'PASSED' or (v.crossed > 0 and v.underway = 0) then 'CROSSED'
        when s.status = 'SUPPLEMENT_REQUESTED' then 'MINE'
        when v.called then 'CALLED'
        when v.mine then 'MINE'
        when s.status = 'CLEARED' and coalesce(v.underway, 0) = 0 then 'MINE'
        when s.status = 'CLEARED' then 'UNDERWAY'
        else 'AUTHORITY'
    end as phase,
    s.channel,
    case s.status
        when 'SUPPLEMENT_REQUESTED' then null
        when 'REGISTERED' then 'CUSTOMS'
        else s.followed -> 'waitingFor' -> 0 ->> 'authority'
    end as waits_for,
    case s.status
        when 'SUPPLEMENT_REQUESTED' then (s.followed -> 'supplement' ->> 'dueAt')::timestamptz
        else (s.followed ->> 'appointment')::timestamptz
    end as due_at,
    d.received_at,
    greatest(d.received_at, t.at, v.at) as moved_at,
    case when s.status = 'PASSED' then coalesce(v.crossed_at, t.at) else v.crossed_at end
        as crossed_at,
    search_words(d.scheme || ':' || d.number, array[d.reference, c.content -> 'customsDeclaration' ->> 'number',
        c.content -> 'items' -> 0 ->> 'description', c.content -> 'items' -> 0 ->> 'hsCode']
        || v.plates || v.tickets) as words
from declaration d
left join tracking t using (declaration_id)
cross join lateral (select d.content::jsonb as content offset 0) c
cross join lateral (
    select
        -- What the authorities said of a former generation says nothing of this one.
        case
            when t.status in ('WITHDRAWN', 'REFUSED', 'PASSED', 'EXPIRED') then t.status
            when d.withdrawn_at is not null then 'WITHDRAWAL_REQUESTED'
            when coalesce(t.generation, 0) < d.generation then 'REGISTERED'
            else t.status
        end as status,
        case when t.generation >= d.generation then t.channel end as channel,
        case when t.generation >= d.generation then t.followed::jsonb end as followed
    offset 0) s
left join lateral (
    select
        array_agg(distinct x.plate) filter (where x.plate is not null) as plates,
        array_agg(distinct x.ticket) filter (where x.ticket is not null) as tickets,
        count(*) filter (where x.status in ('CROSSED', 'RETURNED')) as crossed,
        count(*) filter (where x.underway) as underway,
        coalesce(bool_or(x.status in ('CALLED', 'AT_BARRIER')), false) as called,
        coalesce(bool_or(x.underway and (x.status = 'NOT_ADMITTED' or x.owed)), false) as mine,
        max(x.at) filter (where x.status in ('CROSSED', 'RETURNED')) as crossed_at,
        max(x.at) as at
    from (
        select r.content::jsonb ->> 'plate' as plate, k.known::jsonb ->> 'ticket' as ticket,
            coalesce(k.status, 'ANNOUNCED') as status, coalesce(k.at, r.received_at) as at,
            r.withdrawn_at is null and coalesce(k.status, 'ANNOUNCED') not in
                ('CROSSED', 'RETURNED', 'TURNED_BACK', 'NO_SHOW', 'WITHDRAWN') as underway,
            coalesce((k.known::jsonb -> 'fee' ->> 'quotedVnd')::bigint
                - (k.known::jsonb -> 'fee' ->> 'paidVnd')::bigint
                + (k.known::jsonb -> 'fee' ->> 'refundedVnd')::bigint, 0) > 0 as owed
        from crossing_declaration l
        join crossing r using (crossing_id)
        left join crossing_tracking k using (crossing_id)
        where l.declaration_id = d.declaration_id) x) v on true;

insert into consignment select * from consignment_as_it_stands;
