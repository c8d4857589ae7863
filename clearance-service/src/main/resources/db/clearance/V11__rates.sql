-- Units of a currency for one US dollar, from a day on until the next rate.
create table rate (
    currency text not null,
    effective_from date not null,
    units_per_usd numeric not null check (units_per_usd > 0),
    source text not null,
    primary key (currency, effective_from)
);
