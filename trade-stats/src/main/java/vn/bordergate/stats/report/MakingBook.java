package vn.bordergate.stats.report;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How far reports are that are being made, for whichever instance is asked. */
@Component
class MakingBook {

    /** Each step gives a sign of life; none takes nearly as long. */
    static final Duration SILENCE_MAX = Duration.ofMinutes(1);

    private static final int LISTED_MAX = 20;

    private static final String BEGIN =
            """
            with old as (delete from report_making where seen_at < :now - interval '1 day')
            insert into report_making (id, period, gate, asked_by, started_at, seen_at, due)
            values (:id, :period, :gate, :by, :now, :now, :due)
            """;

    private static final String READ =
            """
            select id, period, gate, asked_by, started_at, done, due,
                failed or seen_at < :silent as broken_off
            from report_making
            """;

    private final DatabaseClient database;

    MakingBook(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> begin(UUID id, ReportQuestion question, String who, int due, Instant now) {
        String gate = question.gate();
        return database.sql(BEGIN)
                .bind("id", id)
                .bind("period", question.period().text())
                .bind("gate", gate == null ? "" : gate)
                .bind("by", who)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("due", due)
                .then();
    }

    Mono<Void> step(UUID id, Instant now) {
        return database.sql(
                        "update report_making set done = done + 1, seen_at = :now where id = :id")
                .bind("id", id)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .then();
    }

    Mono<Void> fail(UUID id) {
        return database.sql("update report_making set failed = true where id = :id")
                .bind("id", id)
                .then();
    }

    /** It is kept as a report now. */
    Mono<Void> end(UUID id) {
        return database.sql("delete from report_making where id = :id").bind("id", id).then();
    }

    Mono<Making> find(UUID id, Instant now) {
        return database.sql(READ + " where id = :id")
                .bind("id", id)
                .bind("silent", silent(now))
                .map((row, meta) -> making(row))
                .one();
    }

    /** The newest first. */
    Mono<List<Making>> all(Instant now) {
        return database.sql(READ + " order by started_at desc, id limit " + LISTED_MAX)
                .bind("silent", silent(now))
                .map((row, meta) -> making(row))
                .all()
                .collectList();
    }

    private static OffsetDateTime silent(Instant now) {
        return now.minus(SILENCE_MAX).atOffset(ZoneOffset.UTC);
    }

    private static Making making(Readable row) {
        String gate = present(row.get("gate", String.class));
        return new Making(
                present(row.get("id", UUID.class)),
                present(row.get("period", String.class)),
                gate.isEmpty() ? null : gate,
                present(row.get("asked_by", String.class)),
                present(row.get("started_at", OffsetDateTime.class)).toInstant(),
                present(row.get("done", Integer.class)),
                present(row.get("due", Integer.class)),
                present(row.get("broken_off", Boolean.class)));
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
