package vn.bordergate.clearance.audit;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.audit.SealStore.Place;

/** What a verification reads: seals with the digests of their entries, and what has no seal. */
final class SealQueries {

    private static final String SEALS =
            """
            select c.number, c.sealed_at, encode(c.hash, 'hex'), encode(%s, 'hex'),
              c.txid::text, c.declaration_id, c.version
            from audit_chain c
            left join decision d on d.declaration_id = c.declaration_id and d.version = c.version
            where c.number > $1 and c.number <= $2 order by c.number
            """
                    .formatted(AuditChain.DIGEST_SQL);

    private static final String NEXT =
            "select min(number) from audit_chain where number > $1 having min(number) is not null";

    /** Looks each up in the index: as a join it would be planned as one with the whole chain. */
    private static final String UNSEALED_BETWEEN =
            """
            select d.declaration_id, d.version from decision d
            where (d.txid, d.declaration_id, d.version) > ($1::xid8, $2, $3)
              and (d.txid, d.declaration_id, d.version) <= ($4::xid8, $5, $6)
              and (select c.number from audit_chain c
                where c.declaration_id = d.declaration_id and c.version = d.version) is null
            order by d.txid, d.declaration_id, d.version limit $7
            """;

    /** A transaction that has not begun yet cannot have written anything. */
    private static final String UNSEALED_LATE =
            """
            select d.declaration_id, d.version from decision d
            where (d.txid, d.declaration_id, d.version) > ($1::xid8, $2, $3)
              and (d.recorded_at < clock_timestamp() - make_interval(secs => $4)
                or d.txid >= pg_snapshot_xmax(pg_current_snapshot()))
              and (select c.number from audit_chain c
                where c.declaration_id = d.declaration_id and c.version = d.version) is null
            order by d.txid, d.declaration_id, d.version limit $5
            """;

    /** Before update, delete and truncate, for each statement, always on, with no condition. */
    private static final String UNGUARDED =
            """
            select guarded.name from (values ('decision'), ('audit_chain')) as guarded (name)
            where not exists (
              select from pg_trigger t join pg_proc f on f.oid = t.tgfoid
              where t.tgrelid = to_regclass(guarded.name) and t.tgname = 'only_added_to'
                and t.tgtype = 58 and t.tgenabled = 'A' and t.tgqual is null
                and cardinality(t.tgattr::int2[]) = 0
                and f.prosrc = $1)
            """;

    private static final String REFUSE =
            "begin raise exception 'table % is only ever added to', tg_table_name"
                    + " using errcode = 'insufficient_privilege'; end";

    private static final String OLDEST_WAITING =
            """
            select extract(epoch from clock_timestamp() - d.recorded_at)::float8 from decision d
            where (d.txid, d.declaration_id, d.version) > ($1::xid8, $2, $3)
            order by d.txid, d.declaration_id, d.version limit 1
            """;

    private final DatabaseClient database;

    SealQueries(DatabaseClient database) {
        this.database = database;
    }

    /** A seal, and the digest of its entry unless that is gone. */
    record Seal(long number, Instant sealedAt, Hash hash, @Nullable Hash digest, Place place) {
        Head head() {
            return new Head(number, hash);
        }

        String entry() {
            return place.declarationId() + " version " + place.version();
        }
    }

    /** Seals behind a number up to another, which bounds how many they are. */
    Flux<Seal> seals(long after, long upTo) {
        return database.sql(SEALS).bind(0, after).bind(1, upTo).map(SealQueries::seal).all();
    }

    /** The first number behind another that has a seal; nothing at the end. */
    Mono<Long> next(long after) {
        return database.sql(NEXT).bind(0, after).map(row -> known(row.get(0, Long.class))).one();
    }

    /** The last seal, or nothing in an empty chain. */
    Mono<Seal> last() {
        return database.sql("select max(number) from audit_chain having max(number) is not null")
                .map(row -> known(row.get(0, Long.class)))
                .one()
                .flatMap(number -> seals(number - 1, number).next());
    }

    /** Entries among those that were sealed, up to the place, that have no seal. */
    Mono<List<String>> unsealed(Place after, Place upTo, int limit) {
        return at(at(database.sql(UNSEALED_BETWEEN), 0, after), 3, upTo)
                .bind(6, limit)
                .map(SealQueries::entry)
                .all()
                .collectList();
    }

    /** Entries behind the place that have waited for too long. */
    Mono<List<String>> late(Place after, Duration waitMax, int limit) {
        return at(database.sql(UNSEALED_LATE), 0, after)
                .bind(3, (double) waitMax.toSeconds())
                .bind(4, limit)
                .map(SealQueries::entry)
                .all()
                .collectList();
    }

    /** Tables that may be changed. */
    Flux<String> unguarded() {
        return database.sql(UNGUARDED)
                .bind(0, REFUSE)
                .map(row -> known(row.get(0, String.class)))
                .all();
    }

    /** For how long the oldest entry without a seal has waited, in seconds; 0 where none waits. */
    Mono<Double> lagSeconds() {
        return last().map(Seal::place)
                .defaultIfEmpty(Place.START)
                .flatMap(
                        end ->
                                at(database.sql(OLDEST_WAITING), 0, end)
                                        .map(row -> known(row.get(0, Double.class)))
                                        .one())
                .defaultIfEmpty(0.0);
    }

    private static GenericExecuteSpec at(GenericExecuteSpec statement, int from, Place place) {
        return statement
                .bind(from, place.txid())
                .bind(from + 1, place.declarationId())
                .bind(from + 2, place.version());
    }

    private static Seal seal(Readable row) {
        String digest = row.get(3, String.class);
        return new Seal(
                known(row.get(0, Long.class)),
                known(row.get(1, OffsetDateTime.class)).toInstant(),
                Hash.parse(known(row.get(2, String.class))),
                digest == null ? null : Hash.parse(digest),
                new Place(
                        known(row.get(4, String.class)),
                        known(row.get(5, UUID.class)),
                        known(row.get(6, Integer.class))));
    }

    private static String entry(Readable row) {
        return row.get(0, UUID.class) + " version " + row.get(1, Integer.class);
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
