package vn.bordergate.ingest.consignment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What happened to declarations and vehicles; a batch is written with one statement. */
public final class Steps {

    /** Of one consignment, the last ones; a vehicle of fifty declarations has no more. */
    public static final int SHOWN_MAX = 200;

    private static final String ADD =
            """
            insert into consignment_step (subject, at, kind, detail)
            select s, to_timestamp(t / 1000.0), k, d
            from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[]) as u(s, t, k, d)
            """;

    private static final String OF =
            """
            select subject, at, kind, detail from (
                select * from consignment_step where subject = any($1)
                order by at desc, no desc limit $2) as last
            order by at, no
            """;

    private final DatabaseClient database;

    Steps(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> add(Collection<Step> steps) {
        if (steps.isEmpty()) {
            return Mono.empty();
        }
        List<Step> all = List.copyOf(steps);
        return database.sql(ADD)
                .bind(0, all.stream().map(Step::subject).toArray(UUID[]::new))
                .bind(1, all.stream().map(step -> step.at().toEpochMilli()).toArray(Long[]::new))
                .bind(2, texts(all, Step::kind))
                .bind(3, texts(all, Step::detail))
                .then();
    }

    /** In the order in which they happened. */
    public Flux<Step> of(Collection<UUID> subjects) {
        return database.sql(OF)
                .bind(0, subjects.toArray(UUID[]::new))
                .bind(1, SHOWN_MAX)
                .map(
                        row ->
                                new Step(
                                        Objects.requireNonNull(row.get(0, UUID.class)),
                                        Objects.requireNonNull(row.get(1, Instant.class)),
                                        Objects.requireNonNull(row.get(2, String.class)),
                                        Objects.requireNonNull(row.get(3, String.class))))
                .all();
    }

    private static String[] texts(List<Step> all, Function<Step, String> part) {
        return all.stream().map(part).toArray(String[]::new);
    }
}
