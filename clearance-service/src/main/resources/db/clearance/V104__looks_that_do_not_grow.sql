-- What is asked again and again must not read what has gone by.

-- A plate's passages that may still be seen, of all that it ever made.
create index crossing_plate_live on crossing (plate)
    where status in ('ANNOUNCED', 'IN_YARD', 'CALLED', 'AT_BARRIER', 'CROSSED');
create index crossing_plate_ended on crossing (plate, ended_at) where ended_at is not null;
drop index crossing_by_plate;

create index crossing_lacking on crossing (id) where status = 'IN_YARD' and lacking <> '';

-- The same vehicle before the same camera is one question, however often it is read.
alter table plate_question
    add column seen int not null default 1,
    add column last_at timestamptz;
update plate_question set last_at = at;
alter table plate_question alter column last_at set not null;

create index plate_question_by_gate on plate_question (gate, id)
    where status in ('UNKNOWN', 'UNSURE');
create index plate_question_by_plate on plate_question (plate, gate)
    where status in ('UNKNOWN', 'UNSURE');
create index plate_question_by_age on plate_question (at) where status in ('UNKNOWN', 'UNSURE');
create index plate_question_answered on plate_question (answered_at) where answered_at is not null;
drop index plate_question_open;

create index yard_measure_ended on yard_measure (gate, ended_at desc) where ended_at is not null;
