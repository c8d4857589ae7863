package vn.bordergate.clearance.register;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.crossing.Crossing;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.Declarant;
import vn.bordergate.events.DeclarationId;

/** What is asked of the crossings beside their state. */
public final class CrossingQueries {

    private static final String OVERDUE =
            "select id from crossing where next_due <= $1 order by next_due limit $2";

    private static final String WAITING =
            """
            select id from crossing where status = 'IN_YARD' and lacking <> '' and id > $2
            order by id limit $1
            """;

    /** Vehicles that are still to bring something of a declaration. */
    private static final String STILL_CARRIED =
            """
            select distinct c.declaration_id from crossing_carries c
              join crossing x on x.id = c.crossing_id
            where c.declaration_id = any($1) and not (x.id = any($2))
              and x.status in ('ANNOUNCED', 'IN_YARD', 'CALLED', 'AT_BARRIER')
            """;

    private final DatabaseClient database;
    private final CrossingJson json;

    public CrossingQueries(DatabaseClient database, CrossingJson json) {
        this.database = database;
        this.json = json;
    }

    /** One text for a firm, the same for all of its vehicles and goods. */
    public static String firm(Declarant announcer) {
        return announcer.scheme() + ":" + announcer.number();
    }

    /** Where a crossing stands, or nothing. */
    public Mono<Crossing.Known> state(CrossingId id) {
        return database.sql("select state from crossing where id = $1")
                .bind(0, id.value())
                .map(row -> json.state(known(row.get(0, String.class))))
                .one()
                .ofType(Crossing.Known.class);
    }

    /** Vehicles of which something was awaited until now. */
    public Mono<List<CrossingId>> overdue(Instant now, int most) {
        return ids(database.sql(OVERDUE).bind(0, now).bind(1, most));
    }

    /**
     * Vehicles in a yard that lacked something when they were last assessed, in the order of ids.
     *
     * @param after the last of those who were looked at before
     */
    public Mono<List<CrossingId>> waiting(UUID after, int most) {
        return ids(database.sql(WAITING).bind(0, most).bind(1, after));
    }

    /** Of these declarations, those that some other vehicle is still to take across. */
    Flux<DeclarationId> stillCarried(
            Collection<DeclarationId> declarations, Collection<CrossingId> butBy) {
        return database.sql(STILL_CARRIED)
                .bind(0, uuids(declarations))
                .bind(1, butBy.stream().map(CrossingId::value).toArray(UUID[]::new))
                .map(row -> new DeclarationId(known(row.get(0, UUID.class))))
                .all();
    }

    /** Whether some vehicle is still to take goods of the declaration across. */
    public Mono<Boolean> isStillCarried(DeclarationId declaration) {
        return stillCarried(List.of(declaration), List.of()).hasElements();
    }

    private static Mono<List<CrossingId>> ids(DatabaseClient.GenericExecuteSpec statement) {
        return statement
                .map(row -> new CrossingId(known(row.get(0, UUID.class))))
                .all()
                .collectList();
    }

    private static UUID[] uuids(Collection<DeclarationId> declarations) {
        return declarations.stream().map(DeclarationId::value).distinct().toArray(UUID[]::new);
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
