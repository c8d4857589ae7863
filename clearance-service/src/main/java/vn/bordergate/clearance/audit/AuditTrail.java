package vn.bordergate.clearance.audit;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.audit.AuditFilter.Window;

/** What auditors ask of the trail. */
final class AuditTrail {

    /** Most bytes of events in one answer or one part of an export, once it holds one entry. */
    static final int PART_BYTES_MAX = 4 * 1024 * 1024;

    private static final AuditFilter EVERYTHING =
            new AuditFilter(0, AuditFilter.ENTRIES_MAX, null, null, null, null);

    private static final String LINES =
            """
            select number, declaration_id, version, at, actor_kind, actor, events, sealed_at,
              previous, hash
            from (
              select c.number, c.declaration_id, c.version, d.at, d.actor_kind, d.actor, d.events,
                c.sealed_at, encode(p.hash, 'hex') as previous, encode(c.hash, 'hex') as hash,
                sum(octet_length(d.events)) over (order by c.number rows unbounded preceding)
                  - octet_length(d.events) as before
              from audit_chain c
              left join decision d on d.declaration_id = c.declaration_id and d.version = c.version
              left join audit_chain p on p.number = c.number - 1
              where c.number > $1 and c.number <= $2 %s
              order by c.number limit $3) as part
            where before is null or before < $4 order by number
            """;

    /** Where the times of sealing lie in the numbers; each is found in an index. */
    private static final String WINDOW =
            """
            select
              coalesce((select number from audit_chain where sealed_at >= $1
                order by sealed_at, number limit 1) - 1,
                (select max(number) from audit_chain), 0),
              coalesce((select number from audit_chain where sealed_at < $2
                order by sealed_at desc, number desc limit 1), 0)
            """;

    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final DatabaseClient database;
    private final SealQueries seals;

    AuditTrail(DatabaseClient database, SealQueries seals) {
        this.database = database;
        this.seals = seals;
    }

    /** The end of the chain, and when it was sealed. */
    record End(long number, String hash, Instant sealedAt, String head) {}

    /**
     * A page of the trail.
     *
     * @param next number for {@code after}, or null when there is nothing behind; a page may be
     *     short, or empty, with more behind it
     */
    record Page(List<AuditLine> entries, @Nullable Long next) {}

    Mono<End> end() {
        return database.sql(
                        "select number, encode(hash, 'hex'), sealed_at from audit_chain"
                                + " order by number desc limit 1")
                .map(
                        row -> {
                            long number = known(row.get(0, Long.class));
                            String hash = known(row.get(1, String.class));
                            return new End(number, hash, time(row, 2), number + ":" + hash);
                        })
                .one()
                .defaultIfEmpty(
                        new End(
                                0,
                                AuditChain.START.toString(),
                                Instant.EPOCH,
                                Head.START.toString()));
    }

    Mono<Page> page(AuditFilter filter) {
        return window(filter)
                .flatMap(
                        times -> {
                            Window looked = filter.within(times);
                            return lines(looked, filter, filter.limit())
                                    .collectList()
                                    .map(found -> page(found, looked, times));
                        });
    }

    /** Whole parts of the trail as they stand in an export, one after the other is asked for. */
    Flux<byte[]> export(Window window) {
        return Flux.defer(
                () -> {
                    var reached = new AtomicLong(window.after());
                    return Mono.defer(() -> part(reached, window.upTo()))
                            .repeat(() -> reached.get() < window.upTo())
                            .filter(part -> !part.isEmpty())
                            .map(AuditTrail::bytes);
                });
    }

    /** The next entries, and where the ones behind them begin. */
    private Mono<List<AuditLine>> part(AtomicLong reached, long upTo) {
        long after = reached.get();
        Window looked = new Window(after, upTo).first(AuditFilter.ENTRIES_MAX);
        return lines(looked, EVERYTHING, AuditFilter.ENTRIES_MAX)
                .collectList()
                .flatMap(
                        part ->
                                part.isEmpty()
                                        ? seals.next(after)
                                                .map(next -> next - 1)
                                                .defaultIfEmpty(upTo)
                                                .doOnNext(reached::set)
                                                .thenReturn(part)
                                        : Mono.fromSupplier(
                                                () -> {
                                                    reached.set(part.getLast().number());
                                                    return part;
                                                }));
    }

    private static Page page(List<AuditLine> found, Window looked, Window times) {
        long reached = found.isEmpty() ? looked.upTo() : found.getLast().number();
        return new Page(found, reached < times.upTo() ? reached : null);
    }

    private static byte[] bytes(List<AuditLine> part) {
        var bytes = new java.io.ByteArrayOutputStream(1024 * part.size());
        part.forEach(line -> bytes.writeBytes(AuditExport.line(line)));
        return bytes.toByteArray();
    }

    private Mono<Window> window(AuditFilter filter) {
        return database.sql(WINDOW)
                .bind(0, filter.from() == null ? Instant.EPOCH : filter.from())
                .bind(1, filter.to() == null ? NEVER : filter.to())
                .map(
                        row ->
                                new Window(
                                        known(row.get(0, Long.class)),
                                        known(row.get(1, Long.class))))
                .one();
    }

    private Flux<AuditLine> lines(Window window, AuditFilter filter, int limit) {
        String more =
                (filter.declaration() == null ? "" : " and c.declaration_id = $5")
                        + (filter.actor() == null
                                ? ""
                                : " and d.actor = $" + (filter.declaration() == null ? 5 : 6));
        DatabaseClient.GenericExecuteSpec statement =
                database.sql(LINES.formatted(more))
                        .bind(0, window.after())
                        .bind(1, window.upTo())
                        .bind(2, limit)
                        .bind(3, PART_BYTES_MAX);
        int next = 4;
        if (filter.declaration() != null) {
            statement = statement.bind(next++, filter.declaration());
        }
        if (filter.actor() != null) {
            statement = statement.bind(next, filter.actor());
        }
        return statement.map(AuditTrail::line).all();
    }

    private static AuditLine line(Readable row) {
        String previous = row.get(8, String.class);
        OffsetDateTime at = row.get(3, OffsetDateTime.class);
        return new AuditLine(
                known(row.get(0, Long.class)),
                known(row.get(1, UUID.class)),
                known(row.get(2, Integer.class)),
                at == null ? null : at.toInstant(),
                row.get(4, String.class),
                row.get(5, String.class),
                row.get(6, String.class),
                time(row, 7),
                previous == null ? AuditChain.START.toString() : previous,
                known(row.get(9, String.class)));
    }

    private static Instant time(Readable row, int column) {
        return known(row.get(column, OffsetDateTime.class)).toInstant();
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
