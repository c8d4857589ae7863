-- How often each row of a rule table hit, and how often a check then failed. A transaction adds
-- what it changed as rows of its own, which are summed up from time to time, as file_count is.
create table rule_hit (
    name text not null,
    row_id text not null,
    hits bigint not null,
    confirmed bigint not null
);

create index rule_hit_by_row on rule_hit (name, row_id);
