-- Whether the vehicle is called. What is amended then comes too late: the crossing keeps its former
-- generation, and so does the quote.
alter table fee_account add column called boolean not null default false;
