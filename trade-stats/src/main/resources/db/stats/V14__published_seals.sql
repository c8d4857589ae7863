-- Each publication is sealed: a hash over what was published and over the seal before, signed. A
-- published figure that somebody changes later no longer fits its seal, nor any seal after it.
create table published_seal (
    number        bigint   primary key check (number > 0),
    day           date     not null,
    edition       integer  not null,
    content_hash  char(64) not null,
    previous_hash char(64) not null,
    hash          char(64) not null unique,
    signature     text     not null,  -- Ed25519 over the hash, base64
    public_key    text     not null,  -- X.509, base64
    unique (day, edition),
    foreign key (day, edition) references published_day
);
