-- Every version of a rule table that was ever kept; rows are added and never changed, so that what
-- was decided years ago can be judged again. A version that was shipped was uploaded by nobody.
create table rule_table (
    name text not null,
    version text not null,
    sha256 text not null,
    xml text not null,
    uploaded_by text,
    uploaded_at timestamptz not null,
    primary key (name, version)
);

-- Which version holds from when on, until the next. A fact of its own, because a version that was
-- in force before may be put in force again. Of two for the same time the later activation holds;
-- it can only be about the future.
create table rule_activation (
    name text not null,
    valid_from timestamptz not null,
    version text not null,
    activated_by text,
    activated_at timestamptz not null,
    primary key (name, valid_from, activated_at),
    foreign key (name, version) references rule_table (name, version)
);
