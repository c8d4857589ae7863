-- A seal for each decision, each over the one before. The number is the key, so of two who would
-- seal at once one fails and the chain has one end. The transaction says up to where it was sealed.
create table audit_chain (
    number bigint primary key check (number > 0),
    declaration_id uuid not null,
    version int not null,
    txid xid8 not null,
    sealed_at timestamptz not null,
    hash bytea not null check (octet_length(hash) = 32),
    unique (declaration_id, version)
);

-- An auditor asks what was sealed between two times; both columns only grow.
create index audit_chain_by_time on audit_chain (sealed_at, number);
