-- Who entered a priority enterprise and who ended it. Nothing is deleted, and each change is an act in
-- the audit trail as well, which numbers acts by a sequence.
create sequence if not exists act_number as int;

alter table priority_enterprise
    add column name text not null default '',
    add column added_by text,
    add column added_at timestamptz,
    add column ended_by text,
    add column ended_at timestamptz,
    add column end_reason text;
