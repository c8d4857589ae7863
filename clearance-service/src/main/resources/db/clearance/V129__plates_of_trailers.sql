-- A camera behind a lorry reads its trailer: that plate is as good as the tractor's.
alter table crossing add column trailer text;

update crossing set trailer = state::jsonb #>> '{standing,vehicle,trailerPlate}'
    where status in ('ANNOUNCED', 'IN_YARD', 'CALLED', 'AT_BARRIER', 'CROSSED');

create index crossing_trailer_live on crossing (trailer)
    where status in ('ANNOUNCED', 'IN_YARD', 'CALLED', 'AT_BARRIER', 'CROSSED');
create index crossing_trailer_ended on crossing (trailer, ended_at) where ended_at is not null;
