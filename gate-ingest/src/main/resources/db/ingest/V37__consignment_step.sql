-- What happened to a declaration or to a vehicle, in the words of the events that told it, for the
-- timeline that its declarant reads. No row is ever changed.
create table consignment_step (
    subject uuid        not null,
    at      timestamptz not null,
    no      bigint      not null generated always as identity,
    kind    text        not null,
    detail  text        not null,
    primary key (subject, no)
);
