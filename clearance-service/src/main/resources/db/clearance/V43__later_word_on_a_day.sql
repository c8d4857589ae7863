-- Of two words on the same day the later holds; it can only be about the future.
alter table rule_activation drop constraint rule_activation_pkey,
    add primary key (name, valid_from, activated_at);
