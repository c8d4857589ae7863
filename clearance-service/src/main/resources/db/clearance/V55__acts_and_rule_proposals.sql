-- What is done to a register of the gate and not to one file is in the trail as well. Acts are numbered
-- by a sequence, so that two never wait for each other; their order is that of the seals.
create sequence act_number as int;

-- Somebody asks for a version to be put in force, and somebody else answers. Kept for ever; of one
-- table only one waits at a time, so that nobody agrees to what another one would displace.
create table rule_proposal (
    name text not null,
    version text not null,
    valid_from date not null,
    proposed_by text not null,
    proposed_person text not null,
    proposed_at timestamptz not null,
    answered_by text,
    answered_at timestamptz,
    agreed boolean,
    primary key (name, version, proposed_at),
    foreign key (name, version) references rule_table (name, version),
    check ((answered_at is null) = (answered_by is null)
        and (answered_at is null) = (agreed is null))
);

-- Who it was, under whichever of their accounts; nobody where a program uploaded it.
alter table rule_table add column uploaded_person text;

create unique index rule_proposal_open on rule_proposal (name) where answered_at is null;
