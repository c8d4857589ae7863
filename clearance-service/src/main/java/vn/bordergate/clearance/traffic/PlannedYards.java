package vn.bordergate.clearance.traffic;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.register.Tickets;
import vn.bordergate.clearance.register.YardPlaces;
import vn.bordergate.clearance.yard.Admission;
import vn.bordergate.clearance.yard.Arrival;
import vn.bordergate.clearance.yard.GatePlan;
import vn.bordergate.clearance.yard.GatePlans;
import vn.bordergate.clearance.yard.Occupancy;
import vn.bordergate.events.GateCode;

/**
 * Places in the yards as they are planned, by how many vehicles stand in them. At a gate without a
 * plan every yard has a place.
 */
final class PlannedYards implements YardPlaces {

    private static final String OCCUPIED =
            """
            select yard, count(*), count(*) filter (where laden and goods = 'FROZEN')
            from crossing
            where gate = $1 and status = 'IN_YARD' and yard is not null group by yard
            """;

    private final DatabaseClient database;
    private final GatePlans plans;
    private final Tickets tickets;

    PlannedYards(DatabaseClient database, GatePlans plans, Tickets tickets) {
        this.database = database;
        this.plans = plans;
        this.tickets = tickets;
    }

    @Override
    public Mono<Given> place(Wanted wanted, Map<String, Occupancy> occupied) {
        GatePlan plan =
                plans.of(
                        wanted.gate().value(),
                        LocalDate.ofInstant(wanted.at(), Valuation.GATE_ZONE));
        if (plan == null) {
            return ticket(wanted, wanted.yard().isEmpty() ? "-" : wanted.yard(), null);
        }
        return switch (Admission.decide(
                plan,
                new Arrival(wanted.direction(), wanted.laden(), wanted.goods()),
                wanted.yard(),
                occupied)) {
            case Admission.Admitted a -> ticket(wanted, a.yard(), a.rule());
            case Admission.Refused r ->
                    Mono.just(new Refusal(r.yard().isEmpty() ? wanted.yard() : r.yard(), r.code()));
        };
    }

    private Mono<Given> ticket(Wanted wanted, String yard, @Nullable String rule) {
        return tickets.next(wanted.gate(), wanted.direction(), wanted.at())
                .map(ticket -> new Ticket(yard, ticket, rule));
    }

    @Override
    public Mono<Map<String, Occupancy>> occupied(GateCode gate) {
        return database.sql(OCCUPIED)
                .bind(0, gate.value())
                .map(
                        row ->
                                Map.entry(
                                        Objects.requireNonNull(row.get(0, String.class)),
                                        new Occupancy(
                                                Math.toIntExact(
                                                        Objects.requireNonNull(
                                                                row.get(1, Long.class))),
                                                Math.toIntExact(
                                                        Objects.requireNonNull(
                                                                row.get(2, Long.class))))))
                .all()
                .<Map<String, Occupancy>>collect(
                        HashMap::new, (map, one) -> map.put(one.getKey(), one.getValue()));
    }
}
