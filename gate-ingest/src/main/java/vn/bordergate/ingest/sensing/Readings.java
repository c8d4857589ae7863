package vn.bordergate.ingest.sensing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.bordergate.journal.Journal;

/**
 * The readings that the gate keeps. A group is taken with six statements, whatever its size: the
 * rows of its devices are locked first, so that nothing is judged twice at once.
 */
final class Readings {

    private static final String KNOW =
            """
            insert into device (code) select c from unnest($1::text[]) as u(c) order by c
            on conflict do nothing
            """;

    // In the order of codes, so that two groups never wait for each other crosswise.
    private static final String LOCK =
            """
            select code, forgotten_to from device where code = any($1) order by code for update
            """;

    private static final String FIND =
            """
            select r.device, r.number, r.content_hash, r.at, r.clock_wrong, r.received_at
            from unnest($1::text[], $2::bigint[]) as k(device, number)
            join reading r on r.device = k.device and r.number = k.number
            """;

    private static final String INSERT =
            """
            insert into reading (device, number, content_hash, at, clock_wrong, received_at)
            select d, n, h, to_timestamp(a / 1000.0), w, to_timestamp(r / 1000.0)
            from unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[], $5::boolean[],
                $6::bigint[]) as u(d, n, h, a, w, r)
            """;

    private static final String NOTE =
            """
            update device set readings = readings + n, last_number = greatest(last_number, l),
                last_received_at = to_timestamp(r / 1000.0), clock_off_ms = o, clock_wrong = w
            from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[],
                $6::boolean[]) as u(c, n, l, r, o, w)
            where code = c
            """;

    private static final String PRUNE =
            """
            with gone as (
                delete from reading where (device, number) in (
                    select device, number from reading
                    where received_at < to_timestamp($1::bigint / 1000.0)
                    order by received_at limit $2)
                returning device, number),
            highest as (select device, max(number) as number from gone group by device),
            noted as (
                update device set forgotten_to = greatest(forgotten_to, highest.number)
                from highest where code = highest.device)
            select count(*) from gone
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final Journal journal;

    Readings(DatabaseClient database, TransactionalOperator transactions, Journal journal) {
        this.database = database;
        this.transactions = transactions;
        this.journal = journal;
    }

    private record Kept(String hash, ReadingReceipt receipt) {}

    /** Takes the group in one transaction; one outcome for each, in the same order. */
    Mono<List<Outcome>> take(List<Arrived> group) {
        String[] devices =
                group.stream().map(a -> a.key().device()).distinct().toArray(String[]::new);
        return lock(devices)
                .flatMap(floors -> find(group).flatMap(known -> take(group, floors, known)))
                .as(transactions::transactional);
    }

    /** Removes up to so many that came in before, the oldest first; says how many. */
    Mono<Long> prune(Instant before, int rowsMax) {
        return database.sql("select code from device order by code for update")
                .then()
                .then(
                        database.sql(PRUNE)
                                .bind(0, before.toEpochMilli())
                                .bind(1, rowsMax)
                                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                                .one())
                .as(transactions::transactional);
    }

    private Mono<Map<String, Long>> lock(String... devices) {
        return locked(devices)
                .filter(floors -> floors.size() == devices.length)
                .switchIfEmpty(
                        Mono.defer(
                                () ->
                                        database.sql(KNOW)
                                                .bind(0, devices)
                                                .then()
                                                .then(locked(devices))));
    }

    private Mono<Map<String, Long>> locked(String... devices) {
        return database.sql(LOCK)
                .bind(0, devices)
                .map(
                        row ->
                                Map.entry(
                                        Objects.requireNonNull(row.get(0, String.class)),
                                        Objects.requireNonNull(row.get(1, Long.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Map<Arrived.Key, Kept>> find(List<Arrived> group) {
        return database.sql(FIND)
                .bind(0, texts(group, a -> a.key().device()))
                .bind(1, longs(group, a -> a.key().number()))
                .map(
                        row ->
                                new Kept(
                                        Objects.requireNonNull(row.get(2, String.class)),
                                        new ReadingReceipt(
                                                Objects.requireNonNull(row.get(0, String.class)),
                                                Objects.requireNonNull(row.get(1, Long.class)),
                                                Objects.requireNonNull(row.get(3, Instant.class)),
                                                Objects.requireNonNull(row.get(4, Boolean.class)),
                                                Objects.requireNonNull(row.get(5, Instant.class)),
                                                List.of())))
                .all()
                .collect(
                        HashMap::new,
                        (map, kept) ->
                                map.put(
                                        new Arrived.Key(
                                                kept.receipt().device(), kept.receipt().number()),
                                        kept));
    }

    private Mono<List<Outcome>> take(
            List<Arrived> group, Map<String, Long> floors, Map<Arrived.Key, Kept> known) {
        List<Arrived> fresh = new ArrayList<>(group.size());
        List<Outcome> outcomes = new ArrayList<>(group.size());
        for (Arrived one : group) {
            Kept kept = known.get(one.key());
            long floor = Objects.requireNonNull(floors.get(one.key().device()));
            if (kept != null) {
                outcomes.add(against(one, kept));
            } else if (one.key().number() <= floor) {
                outcomes.add(new Outcome.Forgotten(one.key().number(), floor));
            } else {
                fresh.add(one);
                known.put(one.key(), new Kept(one.hash(), one.receipt()));
                outcomes.add(new Outcome.Accepted(one.receipt()));
            }
        }
        return fresh.isEmpty() ? Mono.just(outcomes) : write(fresh).thenReturn(outcomes);
    }

    private static Outcome against(Arrived one, Kept kept) {
        if (!kept.hash().equals(one.hash())) {
            return new Outcome.Conflict(one.key().number());
        }
        ReadingReceipt first = kept.receipt();
        return new Outcome.Repeated(
                new ReadingReceipt(
                        first.device(),
                        first.number(),
                        first.at(),
                        first.clockWrong(),
                        first.receivedAt(),
                        one.said().remarks()));
    }

    private Mono<Void> write(List<Arrived> fresh) {
        return database.sql(INSERT)
                .bind(0, texts(fresh, a -> a.key().device()))
                .bind(1, longs(fresh, a -> a.key().number()))
                .bind(2, texts(fresh, Arrived::hash))
                .bind(3, longs(fresh, a -> a.receipt().at().toEpochMilli()))
                .bind(4, flags(fresh))
                .bind(5, longs(fresh, a -> a.receipt().receivedAt().toEpochMilli()))
                .then()
                .then(journal.append(fresh.stream().map(Arrived::entry).toList()))
                .then(note(fresh));
    }

    /** Of each device the count, the highest number, and the clock as it was at the last one. */
    private Mono<Void> note(List<Arrived> fresh) {
        Map<String, List<Arrived>> byDevice = new TreeMap<>();
        fresh.forEach(
                a -> byDevice.computeIfAbsent(a.key().device(), _ -> new ArrayList<>()).add(a));
        List<List<Arrived>> all = List.copyOf(byDevice.values());
        List<Arrived> last = all.stream().map(List::getLast).toList();
        return database.sql(NOTE)
                .bind(0, texts(last, a -> a.key().device()))
                .bind(1, longs(all, some -> (long) some.size()))
                .bind(
                        2,
                        longs(
                                all,
                                some ->
                                        some.stream()
                                                .mapToLong(a -> a.key().number())
                                                .max()
                                                .orElseThrow()))
                .bind(3, longs(last, a -> a.receipt().receivedAt().toEpochMilli()))
                .bind(4, longs(last, Arrived::clockOffMillis))
                .bind(5, flags(last))
                .then();
    }

    private static Boolean[] flags(List<Arrived> all) {
        return all.stream().map(a -> a.receipt().clockWrong()).toArray(Boolean[]::new);
    }

    private static <T> String[] texts(List<T> all, Function<T, String> part) {
        return all.stream().map(part).toArray(String[]::new);
    }

    private static <T> Long[] longs(List<T> all, Function<T, Long> part) {
        return all.stream().map(part).toArray(Long[]::new);
    }
}
