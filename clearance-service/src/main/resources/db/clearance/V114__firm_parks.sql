-- In which industrial park a firm stands, from a day on until its next line. An upload of the same
-- day again corrects it; what was counted before stays as it was counted.
create table firm_park (
    number         text        not null,  -- Vietnamese tax code, digits alone
    effective_from date        not null,
    park           text        not null,  -- NONE from the day on which it stands in none
    entered_by     text        not null,
    entered_at     timestamptz not null,
    primary key (number, effective_from)
);
