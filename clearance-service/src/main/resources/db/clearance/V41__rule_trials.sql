-- A version tried on the files of the last thirty days: what would be different. One trial a
-- version; another one takes its place.
create table rule_trial (
    name text not null,
    version text not null,
    run uuid not null,
    against text not null,
    state text not null,
    started_by text not null,
    started_at timestamptz not null,
    updated_at timestamptz not null,
    files_from timestamptz not null,
    files_total bigint not null,
    files_done bigint not null,
    result text not null,
    primary key (name, version),
    foreign key (name, version) references rule_table (name, version)
);

-- The first of the files that something would change for; how many there are is in the result.
create table rule_trial_file (
    run uuid not null,
    place int not null,
    declaration_id uuid not null,
    gate text not null,
    channel_before text not null,
    channel_after text not null,
    added text not null,
    dropped text not null,
    primary key (run, place)
);
