-- What was decided stays as it was written. Whoever owns the tables would have to take the triggers
-- away, which the verification of the chain finds.
create function refuse_change() returns trigger language plpgsql as
'begin raise exception ''table % is only ever added to'', tg_table_name using errcode = ''insufficient_privilege''; end';

create trigger only_added_to before update or delete or truncate on decision
    for each statement execute function refuse_change();
create trigger only_added_to before update or delete or truncate on audit_chain
    for each statement execute function refuse_change();

-- Also in a session that replays changes, where other triggers rest.
alter table decision enable always trigger only_added_to;
alter table audit_chain enable always trigger only_added_to;

-- The owner is the service's own role: it lays down what it never needs.
revoke update, delete, truncate on decision, audit_chain from current_user;
