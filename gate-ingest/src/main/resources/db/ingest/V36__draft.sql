-- Declarations that somebody has begun to write: theirs alone, few and for a while.
create table draft (
    draft_id uuid        not null primary key,
    owner    text        not null,
    title    text        not null,
    content  text        not null,
    saved_at timestamptz not null
);

create index draft_of_owner on draft (owner, saved_at desc);

-- For the pruning, which takes the oldest.
create index draft_by_age on draft (saved_at);
