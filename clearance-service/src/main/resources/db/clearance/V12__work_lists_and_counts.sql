-- Which rates a file waits for, so that a rate that comes finds its files and no others.
alter table declaration add column awaiting_currencies text[] not null default '{}';

update declaration set awaiting_currencies = (
    select coalesce(array_agg(distinct line ->> 'currency'), '{}')
    from jsonb_array_elements(state::jsonb #> '{standing,consignment,lines}') as line
    where line ->> 'unitsPerUsd' is null)
where awaiting_rate;

create index declaration_awaiting_currencies on declaration using gin (awaiting_currencies)
    where awaiting_rate;

-- Every list that may be asked for is the beginning of one of these, read in its order.
create index declaration_by_gate on declaration (gate, status, lodged_at, id);
drop index declaration_by_lodging;
drop index declaration_waiting;
create index declaration_waiting on declaration (lodged_at, id)
    where status = 'CHECKS_OUTSTANDING';

-- How many files stand where. A transaction adds what it changed as rows of its own and the rows
-- are summed up from time to time: a single row for each sum would make everyone queue for it.
create table file_count (
    gate text not null,
    status text not null,
    channel text not null,
    files bigint not null
);

create index file_count_by_standing on file_count (gate, status, channel);

insert into file_count (gate, status, channel, files)
select gate, status, channel, count(*) from declaration group by gate, status, channel;
