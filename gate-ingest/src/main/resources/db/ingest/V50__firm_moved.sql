-- Which version of the register touched a row last: whoever keeps the register in memory reads only
-- what has moved since, and not all of it after each change.
alter table firm_member add column version bigint not null default 0;
alter table firm_grant add column version bigint not null default 0;

create index firm_member_moved on firm_member (version);
create index firm_grant_moved on firm_grant (version);

create function note_firm_version() returns trigger language plpgsql set search_path from current as $$
begin
    new.version := (select version from firm_version);
    return new;
end
$$;

create trigger firm_member_moves before insert or update on firm_member
    for each row execute function note_firm_version();
create trigger firm_grant_moves before insert or update on firm_grant
    for each row execute function note_firm_version();
