-- A mailbox is told nothing until whoever reads it has confirmed it; the link for that is kept as
-- its hash alone.
alter table telling_receiver add column confirm_hash bytea;
create unique index telling_receiver_by_confirmation on telling_receiver (confirm_hash)
    where confirm_hash is not null;
