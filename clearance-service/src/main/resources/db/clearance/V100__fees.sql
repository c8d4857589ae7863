-- One row a passage: what it costs, what was paid. Amounts are whole dong. What was announced is
-- null while only the end of the passage is known.
create table fee_account (
    crossing_id uuid primary key,
    version int not null,
    gate text,
    reference text,
    plate text,
    announcer text,
    announced_by text,
    announced_at timestamptz,
    generation int,
    direction text,
    laden boolean,
    capacity_kg int,
    container_feet int,
    declarations uuid[],
    -- Generation of each declaration that the quote rests on, 0 where it was not known.
    seen int[],
    passing text not null,
    quoted_vnd bigint,
    outstanding_vnd bigint not null,
    overpaid_vnd bigint not null,
    settled boolean not null,
    -- ASKED waits for a second person, AGREED for the money to go back.
    refund text,
    state text not null
);

-- Sweeps and the counter ask for passages that are not over, which are a few of very many.
create index fee_account_awaited on fee_account (gate, announced_at) where passing = 'AWAITED';
create index fee_account_overpaid on fee_account (gate) where overpaid_vnd > 0 or refund is not null;

-- Every quote with all that it rests on, so that it can be made again years later.
create table fee_quote (
    crossing_id uuid not null,
    version int not null,
    at timestamptz not null,
    generation int not null,
    vnd bigint not null,
    tariff text not null,
    row_id text not null,
    passage text not null,
    primary key (crossing_id, version)
);

-- A payment that was asked for. Its amount is what was outstanding: nobody names one.
create table fee_payment (
    payment_id uuid primary key,
    crossing_id uuid not null references fee_account (crossing_id),
    gate text not null,
    vnd bigint not null check (vnd > 0),
    paid_by text not null,
    asked_by text not null,
    asked_at timestamptz not null,
    state text not null,
    reference text,
    pay_at text,
    -- What came in, where it was another amount.
    got_vnd bigint,
    answered_at timestamptz
);

-- One at a time is gone on with: whoever asks twice at once gets the same payment.
create unique index fee_payment_begun on fee_payment (crossing_id, vnd)
    where state = 'ASKED' and paid_by = 'PROVIDER';
create index fee_payment_mismatched on fee_payment (gate, answered_at) where state = 'MISMATCHED';

-- What goes back, part by part to where it came from.
create table fee_return (
    refund_id uuid not null,
    receipt text not null,
    crossing_id uuid not null,
    payment_id uuid not null,
    paid_by text not null,
    vnd bigint not null check (vnd > 0),
    actor text not null,
    state text not null,
    reference text,
    tried_at timestamptz,
    primary key (refund_id, receipt)
);

create index fee_return_waiting on fee_return (tried_at) where state <> 'DONE';

-- The book of the till: each movement of money has the next number of its gate and year. The
-- number is taken in the transaction that adds the row, so none is missing.
create table fee_ledger (
    gate text not null,
    year int not null,
    no int not null,
    number text not null unique,
    kind text not null check (kind in ('PAID', 'GIVEN_BACK')),
    crossing_id uuid not null,
    payment_id uuid not null,
    vnd bigint not null check (vnd > 0),
    of_number text,
    reason text,
    paid_by text not null,
    actor_kind text not null,
    actor text not null,
    plate text,
    announcer text,
    at timestamptz not null,
    day date not null,
    primary key (gate, year, no),
    check ((kind = 'PAID') = (of_number is null))
);

create index fee_ledger_by_day on fee_ledger (gate, day, no);
create index fee_ledger_of on fee_ledger (crossing_id);

create table fee_number (
    gate text not null,
    year int not null,
    last int not null,
    primary key (gate, year)
);

-- Notices of the payment provider, each once, and what came of it.
create table fee_notice (
    notice_id text primary key,
    payment_id uuid not null,
    outcome text not null,
    vnd bigint not null,
    came_at timestamptz not null,
    applied text not null
);

create trigger only_added_to before update or delete or truncate on fee_quote
    for each statement execute function refuse_change();
create trigger only_added_to before update or delete or truncate on fee_ledger
    for each statement execute function refuse_change();
create trigger only_added_to before update or delete or truncate on fee_notice
    for each statement execute function refuse_change();
alter table fee_quote enable always trigger only_added_to;
alter table fee_ledger enable always trigger only_added_to;
alter table fee_notice enable always trigger only_added_to;
revoke update, delete, truncate on fee_quote, fee_ledger, fee_notice from current_user;
