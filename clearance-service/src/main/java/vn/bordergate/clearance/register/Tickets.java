package vn.bordergate.clearance.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;

/** Numbers of queue tickets, which begin anew every day at every gate. */
public final class Tickets {

    private static final String NEXT =
            """
            insert into ticket_number (gate, day, last) values ($1, $2, 1)
            on conflict (gate, day) do update set last = ticket_number.last + 1
            returning last
            """;

    private final DatabaseClient database;

    public Tickets(DatabaseClient database) {
        this.database = database;
    }

    /** The next ticket, such as {@code X-0412} of an export (xuất) or {@code N-0413}. */
    public Mono<String> next(GateCode gate, Direction direction, Instant at) {
        return database.sql(NEXT)
                .bind(0, gate.value())
                .bind(1, LocalDate.ofInstant(at, Valuation.GATE_ZONE))
                .map(row -> Objects.requireNonNull(row.get(0, Integer.class)))
                .one()
                .map(
                        number ->
                                "%s-%04d"
                                        .formatted(
                                                direction == Direction.EXPORT ? "X" : "N", number));
    }
}
