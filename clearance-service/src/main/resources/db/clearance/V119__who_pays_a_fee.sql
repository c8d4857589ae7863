-- Who else than the announcer may pay a fee, and until when: those for whom the gate has vouched.
create table fee_payer (
    crossing_id uuid        not null,
    subject     text        not null,
    until       timestamptz not null,
    primary key (crossing_id, subject)
);

create index fee_payer_until on fee_payer (until);
