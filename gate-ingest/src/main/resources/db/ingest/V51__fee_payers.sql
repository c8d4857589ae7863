-- For whom the gate has vouched at the till, and with which claims, so that it takes back its word
-- when their rights end. What is over is forgotten with the next.
create table fee_payer (
    crossing_id uuid        not null,
    subject     text        not null,
    scheme      text        not null,
    number      text        not null,
    claimed     text[]      not null,
    until       timestamptz not null,
    primary key (crossing_id, subject)
);
create index fee_payer_by_subject on fee_payer (subject);
create index fee_payer_until on fee_payer (until);

-- Whose vehicles are still to pay for, when somebody is sent away.
create index crossing_by_announcer on crossing (announced_by, received_at);
