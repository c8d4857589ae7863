-- The order in which decisions were committed: by transaction, and within one by file and version.
-- Both defaults are the same for all rows that are there already (the transaction of this change, and
-- its time), so that the table is not written anew; they come first and in the order of their key.
alter table decision
    add column txid xid8 not null default pg_current_xact_id(),
    add column recorded_at timestamptz not null default now();

create index decision_by_commit on decision (txid, declaration_id, version);
