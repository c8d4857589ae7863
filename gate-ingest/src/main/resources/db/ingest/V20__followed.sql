-- Who has the declaration now and until when; null where nothing is open, as with most.
alter table tracking add column followed text;
