-- Every notice of Customs, in the order of its coming, with what became of it: applied, repeated,
-- set aside with the reason, or waiting for its declaration.
create table customs_notice (
    position bigint generated always as identity primary key,
    declaration_id uuid not null,
    sequence bigint not null,
    notice text not null,
    at timestamptz not null,
    received_at timestamptz not null default now(),
    became text not null
);

create index customs_notice_by_declaration on customs_notice (declaration_id, sequence);
create index customs_notice_waiting on customs_notice (declaration_id, position)
    where became = 'WAITING';
