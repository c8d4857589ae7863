package vn.bordergate.clearance.register;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.crossing.Crossing;
import vn.bordergate.clearance.crossing.CrossingEvent;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.PlateNumber;

/** Vehicles as officers look at them: of a file, by any number, and those that need a person. */
public final class VehicleQueries {

    /** Vehicles that one search may find. */
    public static final int FOUND_MAX = 20;

    /** Entries of a vehicle's history that are read; few have a tenth of that. */
    public static final int HISTORY_MAX = 200;

    private static final String COLUMNS = "x.id, x.state, x.changed_at";

    private static final String CARRYING =
            "select "
                    + COLUMNS
                    + " from crossing_carries c join crossing x on x.id = c.crossing_id"
                    + " where c.declaration_id = $1 order by x.announced_at, x.id limit $2";

    private static final String NEEDING =
            "select "
                    + COLUMNS
                    + " from crossing x where gate = $1 and attention <> ''"
                    + " order by changed_at desc, id limit $2";

    private static final String EMPTIES =
            "select "
                    + COLUMNS
                    + " from crossing x where gate = $1 and status = 'IN_YARD' and yard = $2"
                    + " and direction = $3 and not laden and not held and id <> $4"
                    + " order by admitted_at, id limit $5";

    private static final String NAMED =
            "select " + COLUMNS + " from crossing x where id = any($1) order by announced_at, id";

    /** Each of them by an index of its own; of a firm's vehicles the last. */
    private static final String BY_NUMBER =
            """
            select %s from crossing x where id in (
              select nullif($1::text, '')::uuid
              union (select id from crossing where plate = $2
                order by announced_at desc limit $5)
              union (select id from crossing where ticket = $3
                order by announced_at desc limit $5)
              union (select id from crossing where numbers && array[$3::text, $6::text]
                order by announced_at desc limit $5)
              union (select c.id from unnest($4::text[]) as firms (firm)
                cross join lateral (select id from crossing where firm = firms.firm
                  order by announced_at desc limit $5) c))
            order by announced_at desc, id limit $5
            """
                    .formatted(COLUMNS);

    private static final String HISTORY =
            """
            select version, at, actor_kind, actor, events from decision where declaration_id = $1
            order by version desc limit $2
            """;

    private static final String CARRIED =
            """
            select d.id, g.reference, d.status, d.channel
            from declaration d
            join generation g on g.declaration_id = d.id and g.generation = d.generation
            where d.id = any($1) order by g.reference, d.id
            """;

    private final DatabaseClient database;
    private final CrossingJson json;

    public VehicleQueries(DatabaseClient database, CrossingJson json) {
        this.database = database;
        this.json = json;
    }

    /** A vehicle as it stands. */
    public record Vehicle(CrossingId id, Crossing.Known state, Instant changedAt) {}

    /** A declaration on a vehicle. */
    public record Carried(UUID id, String reference, FileStatus status, CustomsChannel channel) {}

    /** What was decided on a vehicle at once. */
    public record Entry(int version, Instant at, Actor by, List<CrossingEvent> events) {
        public Entry {
            events = List.copyOf(events);
        }
    }

    /** Those that carry something of a declaration, the first announced first. */
    public Flux<Vehicle> carrying(DeclarationId declaration, int most) {
        return vehicles(database.sql(CARRYING).bind(0, declaration.value()).bind(1, most));
    }

    /** Those at a gate that a person must look at, the latest first. */
    public Flux<Vehicle> needing(String gate, int most) {
        return vehicles(database.sql(NEEDING).bind(0, gate).bind(1, most));
    }

    /** Empty ones in the same yard that go the same way. */
    public Flux<Vehicle> emptiesBeside(CrossingId id, Crossing.InYard giver, int most) {
        var vehicle = giver.standing().vehicle();
        return vehicles(
                database.sql(EMPTIES)
                        .bind(0, vehicle.gate().value())
                        .bind(1, giver.place().yard())
                        .bind(2, vehicle.direction().name())
                        .bind(3, id.value())
                        .bind(4, most));
    }

    public Flux<Vehicle> named(Collection<CrossingId> ids) {
        return vehicles(
                database.sql(NAMED)
                        .bind(0, ids.stream().map(CrossingId::value).toArray(UUID[]::new)));
    }

    /**
     * Vehicles with this id, plate, ticket, container, trailer, seal, permit or reference, or of
     * the firm with this number; the last announced first.
     */
    public Flux<Vehicle> byNumber(String number) {
        String plain = number.toUpperCase(Locale.ROOT);
        return vehicles(
                database.sql(BY_NUMBER)
                        .bind(0, WorkQueries.uuid(number))
                        .bind(1, PlateNumber.accepts(number) ? PlateNumber.of(number).value() : "")
                        .bind(2, plain)
                        .bind(3, WorkQueries.declarants(number))
                        .bind(4, FOUND_MAX)
                        .bind(5, plain.replaceAll("[ .-]", "")));
    }

    /** The last that was decided on it, the oldest first. */
    public Mono<List<Entry>> history(CrossingId id) {
        return database.sql(HISTORY)
                .bind(0, id.value())
                .bind(1, HISTORY_MAX)
                .map(this::entry)
                .all()
                .collectList()
                .map(List::reversed);
    }

    /** Of these declarations, those that are known. */
    public Mono<List<Carried>> carried(Collection<DeclarationId> declarations) {
        return declarations.isEmpty()
                ? Mono.just(List.of())
                : database.sql(CARRIED)
                        .bind(
                                0,
                                declarations.stream()
                                        .map(DeclarationId::value)
                                        .toArray(UUID[]::new))
                        .map(
                                row ->
                                        new Carried(
                                                known(row.get(0, UUID.class)),
                                                known(row.get(1, String.class)),
                                                FileStatus.valueOf(known(row.get(2, String.class))),
                                                CustomsChannel.valueOf(
                                                        known(row.get(3, String.class)))))
                        .all()
                        .collectList();
    }

    private Flux<Vehicle> vehicles(DatabaseClient.GenericExecuteSpec statement) {
        return statement
                .map(
                        row ->
                                new Vehicle(
                                        new CrossingId(known(row.get(0, UUID.class))),
                                        (Crossing.Known)
                                                json.state(known(row.get(1, String.class))),
                                        known(row.get(2, OffsetDateTime.class)).toInstant()))
                .all();
    }

    private Entry entry(Readable row) {
        return new Entry(
                known(row.get(0, Integer.class)),
                known(row.get(1, OffsetDateTime.class)).toInstant(),
                new Actor(
                        ActorKind.valueOf(known(row.get(2, String.class))),
                        known(row.get(3, String.class))),
                json.events(known(row.get(4, String.class))));
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
