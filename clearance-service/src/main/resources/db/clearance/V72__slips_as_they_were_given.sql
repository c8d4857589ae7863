-- What officers were called, and since when: a slip that is printed again names them as it did.
create table officer_name (
    subject text        not null,
    since   timestamptz not null,
    name    text        not null,
    primary key (subject, since)
);

insert into officer_name select subject, 'epoch', name from officer;

-- Who handed out a slip on paper that no officer had decided on, such as a receipt. The first stays.
create table slip_handed_out (
    declaration_id uuid        not null,
    slip           text        not null,
    name           text        not null,
    handed_out_at  timestamptz not null,
    primary key (declaration_id, slip)
);
