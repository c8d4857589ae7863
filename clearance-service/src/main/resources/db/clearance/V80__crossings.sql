-- One row a crossing (a passage of a vehicle): where it stands. The columns beside the state are what
-- the dispatch, the boards and the finding of a plate ask for.
create table crossing (
    id uuid primary key,
    version int not null,
    generation int not null,
    gate text not null,
    direction text not null,
    -- ANNOUNCED, IN_YARD, CALLED, AT_BARRIER, CROSSED, or how it ended: RETURNED, CLOSED, TURNED_BACK,
    -- NO_SHOW, WITHDRAWN.
    status text not null,
    plate text not null,
    -- Who announced it: the same text for all vehicles of a firm.
    firm text not null,
    reference text not null,
    laden boolean not null,
    goods text not null,
    channel text not null,
    priority boolean not null,
    held boolean not null,
    ticket text,
    yard text,
    lane text,
    barrier text,
    -- Codes with commas between them; empty for one that may be called.
    lacking text not null,
    -- Codes of what a person must look at, with commas between them; empty where nothing is.
    attention text not null,
    announced_at timestamptz not null,
    planned_at timestamptz not null,
    admitted_at timestamptz,
    ready_at timestamptz,
    called_at timestamptz,
    reached_at timestamptz,
    crossed_at timestamptz,
    ended_at timestamptz,
    next_due timestamptz,
    changed_at timestamptz not null,
    state text not null
);

create index crossing_by_plate on crossing (plate);
-- What is at a gate or expected there, which is a few of very many.
create index crossing_live on crossing (gate, status, ready_at)
    where status in ('ANNOUNCED', 'IN_YARD', 'CALLED', 'AT_BARRIER');
create index crossing_due on crossing (next_due) where next_due is not null;
create index crossing_attention on crossing (gate, changed_at) where attention <> '';
create index crossing_by_firm on crossing (firm, announced_at);

-- What a vehicle carries, now or when it crossed.
create table crossing_carries (
    declaration_id uuid not null,
    crossing_id uuid not null,
    primary key (declaration_id, crossing_id)
);

create index crossing_carries_by_crossing on crossing_carries (crossing_id);

-- The last number of a ticket that was given at a gate on a day.
create table ticket_number (
    gate text not null,
    day date not null,
    last int not null,
    primary key (gate, day)
);

-- What was read and cannot be told to be of one vehicle: nobody knows the plate, or several are like
-- it. Kept until a person answers, or the vehicle is announced. A plate is personal data: answered
-- rows are deleted after a while.
create table plate_question (
    id bigint generated always as identity primary key,
    device text not null,
    number bigint not null,
    gate text not null,
    place text not null,
    kind text not null,
    plate text,
    at timestamptz not null,
    reading text not null,
    -- UNKNOWN or UNSURE while it is open; APPLIED, ANSWERED or DISMISSED afterwards.
    status text not null,
    candidates text not null,
    crossing_id uuid,
    answered_by text,
    answered_at timestamptz,
    unique (device, number)
);

create index plate_question_open on plate_question (gate, at) where status in ('UNKNOWN', 'UNSURE');

-- Where a plate was read last, for one that is read at two gates at once.
create table plate_sighting (
    plate text not null,
    gate text not null,
    at timestamptz not null,
    primary key (plate, gate)
);
