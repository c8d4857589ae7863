-- The middle of a forecast by pace and place alone: what the record compares calls with, so that
-- a forecast which was corrected by the record is not corrected by it twice.
alter table yard_vehicle add column forecast_plain timestamptz;
alter table lane_call add column forecast_plain timestamptz;
