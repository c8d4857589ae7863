-- One row, locked by every change of the tables below: changes come one by one, and whoever keeps
-- the rights in memory sees by it that they have moved.
create table firm_version (
    version bigint not null
);

insert into firm_version (version) values (0);

-- Firms that somebody was confirmed for.
create table firm (
    scheme      text        not null,
    number      text        not null,
    name        text        not null,
    known_since timestamptz not null,
    primary key (scheme, number)
);

-- Who may do what for a firm. Nobody is deleted: an ended row also outweighs the provider's claim.
create table firm_member (
    scheme   text        not null,
    number   text        not null,
    account  text        not null,
    name     text        not null,
    rights   text        not null,
    since    timestamptz not null,
    ended_at timestamptz,
    primary key (scheme, number, account),
    foreign key (scheme, number) references firm
);

-- Accounts that ask to act for a firm.
create table firm_request (
    request_id    bigint generated always as identity primary key,
    scheme        text        not null,
    number        text        not null,
    firm_name     text        not null,
    account       text        not null,
    person        text        not null,
    name          text        not null,
    reason        text        not null,
    asked_at      timestamptz not null,
    confirmed     boolean,
    answered_by   text,
    answer_reason text,
    answered_at   timestamptz
);

create unique index one_open_request_a_firm on firm_request (scheme, number, account)
    where answered_at is null;
create index firm_request_by_account on firm_request (account, request_id);

-- Firms that let another declare or look for them.
create table firm_grant (
    grant_id      bigint generated always as identity primary key,
    scheme        text        not null,
    number        text        not null,
    broker_scheme text        not null,
    broker_number text        not null,
    rights        text        not null,
    first_day     date        not null,
    last_day      date        not null,
    ended_at      timestamptz,
    foreign key (scheme, number) references firm
);

create index firm_grant_by_firm on firm_grant (scheme, number);
create index firm_grant_by_broker on firm_grant (broker_scheme, broker_number);
