package vn.bordergate.clearance.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.declaration.DeclarationCommand;
import vn.bordergate.clearance.register.OpenFiles.Decided;
import vn.bordergate.events.CargoDecided;
import vn.bordergate.events.CrossingId;

/**
 * The vehicles in yards and lanes whose goods something was decided on. Most files have none yet,
 * so one question for a batch of files spares a reader of all that is told of declarations.
 */
final class Carriers {

    private static final String CARRYING =
            """
            select c.crossing_id, c.declaration_id
            from crossing_carries c join crossing x on x.id = c.crossing_id
            where c.declaration_id = any($1) and x.status in ('IN_YARD', 'CALLED', 'AT_BARRIER')
            order by c.crossing_id
            """;

    private final DatabaseClient database;

    Carriers(DatabaseClient database) {
        this.database = database;
    }

    /** One event for each such vehicle, of the latest time that concerns it. */
    Mono<List<CargoDecided>> of(List<Decided> decided) {
        Map<UUID, Instant> latest = new HashMap<>(2 * decided.size());
        for (Decided one : decided) {
            // That a vehicle has come says nothing new of what it carries.
            if (!(one.command() instanceof DeclarationCommand.Arrive)) {
                latest.merge(one.id().value(), one.command().at(), Carriers::later);
            }
        }
        if (latest.isEmpty()) {
            return Mono.just(List.of());
        }
        return database.sql(CARRYING)
                .bind(0, latest.keySet().toArray(UUID[]::new))
                .map(
                        row ->
                                new Carried(
                                        known(row.get(0, UUID.class)),
                                        known(row.get(1, UUID.class))))
                .all()
                .collectList()
                .map(found -> events(found, latest));
    }

    private record Carried(UUID vehicle, UUID declaration) {}

    private static List<CargoDecided> events(List<Carried> found, Map<UUID, Instant> latest) {
        Map<UUID, Instant> vehicles = new HashMap<>();
        for (Carried one : found) {
            vehicles.merge(one.vehicle(), known(latest.get(one.declaration())), Carriers::later);
        }
        List<CargoDecided> events = new ArrayList<>(vehicles.size());
        vehicles.forEach((id, at) -> events.add(new CargoDecided(new CrossingId(id), at)));
        return events;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
