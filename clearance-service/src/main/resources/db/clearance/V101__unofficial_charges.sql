-- What people report of charges that nobody may take. Nothing here says who reported: no account, no
-- address, and of the time only the day, so that no log beside this one leads to a person.
create table unofficial_charge (
    report_id uuid primary key,
    -- SHA-256 of the code by which the reporter reads the answer; the code itself is not kept.
    code_hash text not null unique,
    received_on date not null,
    gate text,
    what text not null,
    place text,
    happened text,
    by_whom text,
    amount text
);

create index unofficial_charge_by_day on unofficial_charge (received_on, report_id);

-- Kept apart, and shown to auditors alone.
create table unofficial_charge_contact (
    report_id uuid primary key references unofficial_charge (report_id),
    contact text not null
);

-- What was done with a report, step by step.
create table unofficial_charge_step (
    report_id uuid not null references unofficial_charge (report_id),
    step int not null,
    state text not null check (state in ('LOOKED_INTO', 'ANSWERED')),
    answer text,
    by_account text not null,
    at timestamptz not null,
    primary key (report_id, step),
    check ((state = 'ANSWERED') = (answer is not null))
);

create trigger only_added_to before update or delete or truncate on unofficial_charge
    for each statement execute function refuse_change();
create trigger only_added_to before update or delete or truncate on unofficial_charge_contact
    for each statement execute function refuse_change();
create trigger only_added_to before update or delete or truncate on unofficial_charge_step
    for each statement execute function refuse_change();
alter table unofficial_charge enable always trigger only_added_to;
alter table unofficial_charge_contact enable always trigger only_added_to;
alter table unofficial_charge_step enable always trigger only_added_to;
revoke update, delete, truncate on unofficial_charge, unofficial_charge_contact,
    unofficial_charge_step from current_user;
