-- Who changed what of a firm's people and brokers, when and why; only ever added to.
create table firm_change (
    change_id bigint generated always as identity primary key,
    scheme    text        not null,
    number    text        not null,
    act       text        not null,
    about     text        not null,
    details   text        not null,
    account   text        not null,
    person    text        not null,
    name      text        not null,
    reason    text        not null,
    at        timestamptz not null
);

create index firm_change_by_firm on firm_change (scheme, number, change_id);

create function refuse_firm_change() returns trigger language plpgsql as $$
begin
    raise exception 'what was written of a firm is not changed';
end
$$;

create trigger firm_change_stays before update or delete on firm_change
    for each row execute function refuse_firm_change();
create trigger firm_change_stays_whole before truncate on firm_change
    for each statement execute function refuse_firm_change();
