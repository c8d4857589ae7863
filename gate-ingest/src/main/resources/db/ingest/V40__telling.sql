-- Where an account wants to be told what happens to its declarations and vehicles. The row is also
-- the receiver's place in the queue: one call at a time, and only when something is due.
create table telling_receiver (
    receiver_id   uuid        not null primary key,
    account       text        not null,
    kind          text        not null,
    target        text        not null,
    occasions     text[]      not null,
    language      text        not null,
    secret        text        not null,
    former_secret text,
    former_until  timestamptz,
    state         text        not null,
    reason        text,
    made_at       timestamptz not null,
    -- When the next message is to be sent; null while nothing waits or somebody is at it.
    due_at        timestamptz,
    -- After a failure it is left alone until then, whatever happens meanwhile.
    paused_until  timestamptz,
    -- Until when an instance has it; past this time another may take it.
    leased_until  timestamptz,
    -- Since when nothing has arrived there; null after a success.
    failing_since timestamptz,
    failures      int         not null default 0,
    -- Whose last call was slow or failed does not take the place of those who answer at once.
    slow          boolean     not null default false
);

create index telling_receiver_of_account on telling_receiver (account);
create index telling_receiver_due on telling_receiver (slow, due_at) where due_at is not null;
create index telling_receiver_leased on telling_receiver (leased_until)
    where leased_until is not null;

-- What happened, once for each account that has a receiver, whatever the receivers chose then.
create table telling_message (
    message_id  uuid        not null primary key,
    account     text        not null,
    occasion    text        not null,
    data        text        not null,
    happened_at timestamptz not null,
    made_at     timestamptz not null
);

create index telling_message_of_account on telling_message (account, made_at);
create index telling_message_by_age on telling_message (made_at);

-- What is to be told to whom. A message is told again under the same row, and the same webhook-id.
create table telling_delivery (
    delivery_id bigint      generated always as identity primary key,
    receiver_id uuid        not null references telling_receiver on delete cascade,
    message_id  uuid        not null references telling_message on delete cascade,
    state       text        not null default 'WAITING',
    attempts    int         not null default 0,
    due_at      timestamptz not null,
    constraint one_delivery_a_receiver unique (receiver_id, message_id)
);

create index telling_delivery_waiting on telling_delivery (receiver_id, due_at, delivery_id)
    where state = 'WAITING';
create index telling_delivery_of_message on telling_delivery (message_id);

-- The delivery log: every call that was made.
create table telling_attempt (
    attempt_id  bigint      generated always as identity primary key,
    receiver_id uuid        not null references telling_receiver on delete cascade,
    message_id  uuid        not null,
    at          timestamptz not null,
    millis      int         not null,
    outcome     text        not null,
    status      int
);

create index telling_attempt_of_receiver on telling_attempt (receiver_id, attempt_id desc);
create index telling_attempt_by_age on telling_attempt (at);
