-- One journal a schema. Its id tells consumers whose places they compare.
create table journal_identity (
    id       uuid    not null default gen_random_uuid(),
    only_one boolean not null default true primary key check (only_one)
);
insert into journal_identity default values;

-- position alone is no order: of two transactions the one with the higher positions may commit first.
create table journal (
    txid     xid8        not null default pg_current_xact_id(),
    position bigint      not null generated always as identity,
    topic    text        not null,
    key      text        not null,
    type     text        not null,
    at       timestamptz not null,
    value    text        not null,
    -- Headers, and original bytes that are not text, of a record that is passed on as it came.
    extras   text        not null default '',
    primary key (txid, position)
);

-- Everything up to this place was acknowledged by the brokers.
create table forwarded (
    only_one boolean not null default true primary key check (only_one),
    txid     xid8    not null default '0',
    position bigint  not null default 0
);
insert into forwarded default values;

-- The last record acknowledged in each partition, by which a log that lost its end is known.
create table forwarded_partition (
    topic         text   not null,
    partition     int    not null,
    txid          xid8   not null,
    position      bigint not null,
    kafka_offset  bigint not null,
    primary key (topic, partition)
);

-- How far the forwarder was at the start of each hour: entries are kept for a time after that.
create table forwarded_hour (
    hour     timestamptz not null primary key,
    txid     xid8        not null,
    position bigint      not null
);

-- What each consumer has applied: next offset, how to know the record before it again, and the
-- last place of each journal that writes to the partition, "journal=txid/position" a line.
create table inbox (
    consumer    text   not null,
    topic       text   not null,
    partition   int    not null,
    next_offset bigint not null default 0,
    mark        text   not null default '',
    places      text   not null default '',
    primary key (consumer, topic, partition)
);
