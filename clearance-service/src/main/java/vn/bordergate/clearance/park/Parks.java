package vn.bordergate.clearance.park;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.audit.Acts;
import vn.bordergate.clearance.park.ParkBook.Line;
import vn.bordergate.events.Actor;

/** Keeps the register, and holds it in memory for whoever values goods. */
public final class Parks {

    private static final String READ = "select number, effective_from, park from firm_park";

    private static final String PUT =
            """
            insert into firm_park (number, effective_from, park, entered_by, entered_at)
            select n, f, p, $4, $5 from unnest($1::text[], $2::date[], $3::text[]) as u (n, f, p)
            on conflict (number, effective_from) do update set
                park = excluded.park, entered_by = excluded.entered_by,
                entered_at = excluded.entered_at
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Acts acts;
    private volatile ParkBook book = ParkBook.EMPTY;

    public Parks(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
        this.acts = new Acts(database);
    }

    /** The register as last read. */
    public ParkBook book() {
        return book;
    }

    /** Reads the register anew, for what another instance was told. */
    @Scheduled(
            fixedDelayString = "${gate.parks.reread:1m}",
            initialDelayString = "${gate.parks.reread:1m}")
    public Mono<Void> reread() {
        return Mono.defer(() -> lines().doOnNext(lines -> book = new ParkBook(lines)).then());
    }

    Mono<List<Line>> lines() {
        return database.sql(READ + " order by number, effective_from")
                .map(
                        row ->
                                new Line(
                                        known(row.get(0, String.class)),
                                        known(row.get(1, LocalDate.class)),
                                        known(row.get(2, String.class))))
                .all()
                .collectList();
    }

    /** Enters lines, and the act into the trail; they hold for what is counted from now on. */
    Mono<Void> enter(List<Line> lines, Actor by, Instant at) {
        return database.sql(PUT)
                .bind(0, lines.stream().map(Line::number).toArray(String[]::new))
                .bind(1, lines.stream().map(Line::effectiveFrom).toArray(LocalDate[]::new))
                .bind(2, lines.stream().map(Line::park).toArray(String[]::new))
                .bind(3, by.id())
                .bind(4, at.atOffset(ZoneOffset.UTC))
                .then()
                .then(
                        acts.add(
                                "firm-parks",
                                by,
                                at,
                                Map.of("is", "ParksEntered", "lines", lines.size())))
                .as(transaction::transactional)
                .then(reread());
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
