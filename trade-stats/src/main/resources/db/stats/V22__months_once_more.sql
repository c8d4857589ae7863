-- The months were copied while an instance of before may have gone on adding to the days alone, and
-- a rebuild of before knew nothing of them. Both are put right under a lock.
update rebuild set state = 'FAILED', reason = 'migrated', finished_at = now() where state = 'RUNNING';
lock table total in share mode;
truncate month_total;
insert into month_total
select date_trunc('month', day)::date, gate, direction, trade_type, stage, left(heading, 2),
    sum(usd_cents), sum(vnd), sum(facts_without_vnd), sum(net_mass_grams), sum(declarations),
    sum(facts)
from total group by 1, 2, 3, 4, 5, 6;
