package vn.bordergate.clearance.calling;

import static vn.bordergate.clearance.calling.YardFloor.texts;
import static vn.bordergate.clearance.calling.YardFloor.times;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.calling.CrossingCalls.Revocation;
import vn.bordergate.clearance.calling.YardFloor.Standee;
import vn.bordergate.clearance.dispatch.Call;
import vn.bordergate.clearance.rulebook.LaneRuling;

/** Writes what a turn decided, a few statements however many vehicles there are. */
final class CallWriter {

    private static final String CALLS =
            """
            insert into lane_call (crossing_id, gate, direction, ticket, lane, laden, goods,
              lane_group, lanes_version, lanes_row, at, order_version, rule, measure_id, overtook,
              overtook_rules, ready_at, forecast_at, forecast_early, forecast_mid, forecast_late,
              forecast_plain)
            select c.crossing, v.gate, v.direction, v.ticket, c.lane, v.laden, v.goods, c.grp,
              c.version, c.line, $1, $2, c.rule, c.measure::uuid,
              coalesce(string_to_array(nullif(c.overtook, ''), ' '), '{}'),
              coalesce(string_to_array(nullif(c.rules, ''), ' '), '{}'), v.ready_at, v.forecast_at,
              v.forecast_early, v.forecast_mid, v.forecast_late, v.forecast_plain
            from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
              $9::text[], $10::text[], $11::text[])
              as c (crossing, lane, grp, version, line, rule, measure, overtook, rules)
            join yard_vehicle v on v.crossing_id = c.crossing
            """;

    private static final String CALLED =
            """
            update yard_vehicle v set stage = 'CALLED', lane = c.lane, called_at = $1, place = null,
              drive_up_at = null, told = null, because = c.rule, overtaken = c.overtaken, changed_at = $1,
              place_at = coalesce(v.place_at, c.place_at)
            from unnest($2::uuid[], $3::text[], $4::text[], $5::int[], $6::timestamptz[])
              as c (crossing, lane, rule, overtaken, place_at)
            where v.crossing_id = c.crossing
            """;

    /** That its direction or the gate is closed is told with the call that is taken back. */
    private static final String REVOKED =
            """
            with taken as (
              update lane_call l set revoked_at = $1, revoked_code = c.code
              from unnest($2::uuid[], $3::text[]) as c (crossing, code)
              where l.number = (select max(number) from lane_call
                where crossing_id = c.crossing and revoked_at is null)
              returning l.crossing_id, c.code)
            update yard_vehicle v set stage = 'WAITING', lane = null, called_at = null,
              drive_up_at = null, because = null, changed_at = $1,
              told = case when taken.code in ('ROUTE_CLOSED', 'GATE_CLOSED') then taken.code end
            from taken where v.crossing_id = taken.crossing_id
            """;

    private static final String DRIVE_UP =
            """
            update yard_vehicle set drive_up_at = $1, changed_at = $1 where crossing_id = any($2)
            """;

    private final DatabaseClient database;

    CallWriter(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> calls(TurnPlan plan, Set<UUID> taken) {
        List<Call> calls = new ArrayList<>();
        for (Call call : plan.decision.calls()) {
            if (taken.contains(crossing(plan, call))) {
                calls.add(call);
            }
        }
        if (calls.isEmpty()) {
            return Mono.empty();
        }
        Instant now = plan.regime.now();
        UUID[] crossings = calls.stream().map(call -> crossing(plan, call)).toArray(UUID[]::new);
        // By the crossing: a ticket is written with its day from the next day on.
        Map<UUID, UUID> measures = new HashMap<>();
        for (Measure measure : plan.regime.measures()) {
            if (measure.kind().isIntervention() && measure.crossing() != null) {
                measures.put(measure.crossing(), measure.id());
            }
        }
        return database.sql(CALLS)
                .bind(0, now)
                .bind(1, plan.decision.order())
                .bind(2, crossings)
                .bind(3, texts(calls, Call::lane))
                .bind(4, texts(calls, call -> ruling(plan, call).group().name()))
                .bind(5, texts(calls, call -> ruling(plan, call).ruling().version()))
                .bind(6, texts(calls, call -> ruling(plan, call).ruling().rows().getFirst()))
                .bind(7, texts(calls, Call::rule))
                .bind(
                        8,
                        texts(
                                calls,
                                call -> {
                                    UUID id =
                                            call.intervention() == null
                                                    ? null
                                                    : measures.get(crossing(plan, call));
                                    return id == null ? null : id.toString();
                                }))
                .bind(9, texts(calls, call -> joined(call, Call.Overtaking::ticket)))
                .bind(10, texts(calls, call -> joined(call, Call.Overtaking::rule)))
                .then()
                .then(
                        Mono.defer(
                                () ->
                                        database.sql(CALLED)
                                                .bind(0, now)
                                                .bind(1, crossings)
                                                .bind(2, texts(calls, Call::lane))
                                                .bind(3, texts(calls, Call::rule))
                                                .bind(
                                                        4,
                                                        calls.stream()
                                                                .map(c -> overtaken(plan, taken, c))
                                                                .toArray(Integer[]::new))
                                                .bind(
                                                        5,
                                                        times(
                                                                calls,
                                                                c ->
                                                                        plan.newPlaces.get(
                                                                                crossing(plan, c))))
                                                .then()));
    }

    Mono<Void> revoked(List<Revocation> revoked, Instant now) {
        return revoked.isEmpty()
                ? Mono.empty()
                : database.sql(REVOKED)
                        .bind(0, now)
                        .bind(1, revoked.stream().map(Revocation::crossing).toArray(UUID[]::new))
                        .bind(2, texts(revoked, Revocation::code))
                        .then();
    }

    Mono<Void> drivingUp(List<UUID> crossings, Instant now) {
        return crossings.isEmpty()
                ? Mono.empty()
                : database.sql(DRIVE_UP)
                        .bind(0, now)
                        .bind(1, crossings.toArray(UUID[]::new))
                        .then();
    }

    private static int overtaken(TurnPlan plan, Set<UUID> taken, Call call) {
        return plan.overtaken(taken).getOrDefault(call.ticket(), 0)
                + MeasureBook.known(plan.byTicket.get(call.ticket())).overtaken();
    }

    static UUID crossing(TurnPlan plan, Call call) {
        Standee standee = MeasureBook.known(plan.byTicket.get(call.ticket()));
        return standee.vehicle().crossing();
    }

    private static LaneRuling ruling(TurnPlan plan, Call call) {
        return MeasureBook.known(plan.rulings.get(crossing(plan, call)));
    }

    private static String joined(Call call, Function<Call.Overtaking, String> part) {
        return String.join(" ", call.overtakes().stream().map(part).toList());
    }
}
