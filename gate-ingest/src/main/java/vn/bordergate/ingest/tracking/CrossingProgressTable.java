package vn.bordergate.ingest.tracking;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.events.CrossingId;
import vn.bordergate.journal.EventJson;

/** The tracking rows of crossings; a batch is read with one statement and written with one. */
@Component
public class CrossingProgressTable {

    private static final String FIND =
            """
            select crossing_id, status, known, at from crossing_tracking
            where crossing_id = any($1)
            """;

    // Sorted by id, so that two writers never wait for each other crosswise.
    private static final String STORE =
            """
            insert into crossing_tracking (crossing_id, status, known, at)
            select * from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[])
            order by 1
            on conflict (crossing_id) do update set status = excluded.status,
                known = excluded.known, at = excluded.at
            """;

    private final DatabaseClient database;
    private final EventJson json;

    CrossingProgressTable(DatabaseClient database, EventJson json) {
        this.database = database;
        this.json = json;
    }

    /** What is known of each of these. */
    public Mono<Map<CrossingId, CrossingProgress>> find(Collection<CrossingId> ids) {
        UUID[] keys = ids.stream().map(CrossingId::value).toArray(UUID[]::new);
        Map<CrossingId, CrossingProgress> known = new HashMap<>();
        ids.forEach(id -> known.put(id, CrossingProgress.none(id)));
        return database.sql(FIND)
                .bind(0, keys)
                .map(
                        row ->
                                new CrossingProgress(
                                        new CrossingId(
                                                Objects.requireNonNull(row.get(0, UUID.class))),
                                        CrossingStatus.valueOf(
                                                Objects.requireNonNull(row.get(1, String.class))),
                                        json.read(
                                                Objects.requireNonNull(row.get(2, String.class)),
                                                CrossingProgress.Known.class),
                                        Objects.requireNonNull(row.get(3, Instant.class))))
                .all()
                .doOnNext(one -> known.put(one.crossingId(), one))
                .then(Mono.fromSupplier(() -> known));
    }

    Mono<Void> store(Collection<CrossingProgress> rows) {
        List<CrossingProgress> all = List.copyOf(rows);
        return database.sql(STORE)
                .bind(0, all.stream().map(p -> p.crossingId().value()).toArray(UUID[]::new))
                .bind(1, texts(all, p -> p.status().name()))
                .bind(2, texts(all, p -> json.write(p.known())))
                .bind(3, texts(all, p -> p.at().toString()))
                .then();
    }

    private static String[] texts(
            List<CrossingProgress> rows, Function<CrossingProgress, String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }
}
