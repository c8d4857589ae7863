package vn.bordergate.clearance.calling;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.journal.JournaledTransactions;

/**
 * Follows the crossings of a gate: what has changed of them is written anew on the yard's floor.
 */
final class CrossingSource {

    /**
     * Held is also who was ready once and lacks something again: it is not called, and keeps its
     * place.
     */
    private static final String FOLLOW =
            """
            insert into yard_vehicle as v (crossing_id, crossing_version, gate, direction, ticket,
              yard, plate, laden, goods, channel, priority_enterprise, firm, arrived_at, ready_at,
              held, stage, lane, called_at, barrier_at, changed_at)
            select x.id, x.version, x.gate, x.direction, x.ticket, x.yard, x.plate, x.laden,
              x.goods, x.channel, x.priority, x.firm, x.admitted_at, x.ready_at,
              x.held or (x.ready_at is not null and x.lacking <> ''),
              case x.status when 'IN_YARD' then 'WAITING' else x.status end, x.lane, x.called_at,
              x.reached_at, $2
            from crossing x left join yard_vehicle known on known.crossing_id = x.id
            where x.gate = $1 and x.status in ('IN_YARD', 'CALLED', 'AT_BARRIER')
              and x.ticket is not null and x.admitted_at is not null
              and (known.crossing_id is null or known.crossing_version < x.version)
            on conflict (crossing_id) do update set crossing_version = excluded.crossing_version,
              yard = excluded.yard, plate = excluded.plate, laden = excluded.laden,
              goods = excluded.goods, channel = excluded.channel,
              priority_enterprise = excluded.priority_enterprise, ready_at = excluded.ready_at,
              held = excluded.held, stage = excluded.stage, lane = excluded.lane,
              called_at = excluded.called_at, barrier_at = excluded.barrier_at,
              drive_up_at = case when excluded.stage = 'WAITING' then null else v.drive_up_at end,
              changed_at = $2
            """;

    /**
     * A call of one who waits again was taken back by the crossing itself, for what stands there.
     */
    private static final String TAKEN_BACK =
            """
            update lane_call l set revoked_at = $2, revoked_code = case
                when x.held then 'VEHICLE_HELD'
                when x.lacking <> '' then split_part(x.lacking, ',', 1)
                else 'NOT_COME' end
            from yard_vehicle v join crossing x on x.id = v.crossing_id
            where v.gate = $1 and v.stage = 'WAITING' and l.crossing_id = v.crossing_id
              and l.gate = $1 and l.revoked_at is null and l.crossed_at is null
              and l.at > $2::timestamptz - interval '1 day' and v.changed_at >= $2
            """;

    /**
     * A call that ended in no passage was no call: the opposite side took nothing by it, and the
     * lanes did nothing.
     */
    private static final String GONE =
            """
            with gone as (
              update yard_vehicle v set stage = 'GONE', gone_at = $2, changed_at = $2,
                crossing_version = x.version
              from crossing x
              where v.gate = $1 and v.stage <> 'GONE' and x.id = v.crossing_id
                and x.status not in ('IN_YARD', 'CALLED', 'AT_BARRIER')
              returning v.crossing_id, x.status, x.crossed_at),
            through as (
              update lane_call l set crossed_at = gone.crossed_at,
                revoked_at = case when gone.crossed_at is null then $2 end,
                revoked_code = case when gone.crossed_at is null then gone.status end
              from gone
              where l.crossing_id = gone.crossing_id and l.revoked_at is null
                and l.crossed_at is null)
            update yard_measure m set ended_at = $2, ended_reason = 'OVER', ended_note = ''
            from gone where m.crossing_id = gone.crossing_id and m.ended_at is null
            """;

    private final DatabaseClient database;
    private final JournaledTransactions transactions;
    private final InstantSource clock;

    CrossingSource(
            DatabaseClient database, JournaledTransactions transactions, InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<Void> follow(String gate) {
        return transactions.run(Mono.defer(() -> followed(gate)));
    }

    private Mono<Void> followed(String gate) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return changed(FOLLOW, gate, now)
                .then(Mono.defer(() -> changed(TAKEN_BACK, gate, now)))
                .then(Mono.defer(() -> changed(GONE, gate, now)));
    }

    private Mono<Void> changed(String sql, String gate, Instant now) {
        return database.sql(sql).bind(0, gate).bind(1, now).then();
    }
}
