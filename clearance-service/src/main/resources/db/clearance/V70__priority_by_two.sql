-- Somebody asks for an enterprise to have priority, and somebody else answers. Kept for ever; of one
-- enterprise only one waits at a time, so that nobody agrees to what another one would change.
create table priority_proposal (
    id bigint generated always as identity primary key,
    scheme text not null,
    number text not null,
    name text not null,
    effective_from date not null,
    effective_to date,
    decision text not null,
    reason text not null,
    proposed_by text not null,
    proposed_person text not null,
    proposed_at timestamptz not null,
    answered_by text,
    answered_at timestamptz,
    agreed boolean,
    check ((answered_at is null) = (answered_by is null)
        and (answered_at is null) = (agreed is null))
);

create unique index priority_proposal_open on priority_proposal (scheme, number)
    where answered_at is null;

-- What was entered before was entered by one, and says so by naming no second.
alter table priority_enterprise
    add column reason text,
    add column agreed_by text;
