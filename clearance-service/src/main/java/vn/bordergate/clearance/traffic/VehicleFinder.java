package vn.bordergate.clearance.traffic;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.bordergate.clearance.crossing.PlateLikeness;
import vn.bordergate.clearance.traffic.PlateBook.Known;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.ReadingTaken;

/** Finds the vehicles that readings may be of, and where their plates were read before. */
final class VehicleFinder {

    /** So long a late word on a passage may come after its end. */
    private static final Duration LATE_MAX = Duration.ofDays(1);

    /** From one gate to the nearest other no vehicle comes in less. */
    static final Duration BETWEEN_GATES_MIN = Duration.ofMinutes(10);

    private static final String EXACT =
            """
            select id, gate, plate, trailer from crossing
            where plate = any($1)
              and status in ('ANNOUNCED', 'IN_YARD', 'CALLED', 'AT_BARRIER', 'CROSSED')
            union all
            select id, gate, plate, trailer from crossing
            where trailer = any($1)
              and status in ('ANNOUNCED', 'IN_YARD', 'CALLED', 'AT_BARRIER', 'CROSSED')
            union all
            select id, gate, plate, trailer from crossing where plate = any($1) and ended_at > $2
            union all
            select id, gate, plate, trailer from crossing where trailer = any($1) and ended_at > $2
            """;

    private static final String LIVE =
            """
            select id, gate, plate, trailer from crossing
            where gate = any($1) and status in ('ANNOUNCED', 'IN_YARD', 'CALLED', 'AT_BARRIER')
            """;

    private static final String SEEN =
            "select plate, gate, at from plate_sighting where plate = any($1)";

    private static final String SEE =
            """
            insert into plate_sighting (plate, gate, at)
            select p, g, max(t::timestamptz)
            from unnest($1::text[], $2::text[], $3::text[]) as n (p, g, t) group by p, g
            order by p, g
            on conflict (plate, gate) do update set at = greatest(plate_sighting.at, excluded.at)
            """;

    private final DatabaseClient database;
    private final Scheduler work;

    /**
     * @param work where plates are compared: never where the database's answers are read
     */
    VehicleFinder(DatabaseClient database, Scheduler work) {
        this.database = database;
        this.work = work;
    }

    /** Everybody whom these readings may be of, at any gate. */
    Mono<PlateBook> book(Collection<ReadingTaken> readings, Instant now) {
        Set<String> plates = new HashSet<>();
        for (ReadingTaken reading : readings) {
            if (reading.plate() != null) {
                plates.add(reading.plate().value());
            }
        }
        return plates.isEmpty()
                ? Mono.just(new PlateBook(List.of()))
                : exact(plates, now).flatMap(found -> withAlike(readings, found));
    }

    private Mono<List<Known>> exact(Set<String> plates, Instant now) {
        return database.sql(EXACT)
                .bind(0, plates.toArray(String[]::new))
                .bind(1, now.minus(LATE_MAX))
                .map(VehicleFinder::vehicle)
                .all()
                .collectList();
    }

    /** Those that are like a plate which nobody has, among all that are at its gate. */
    private Mono<PlateBook> withAlike(Collection<ReadingTaken> readings, List<Known> found) {
        Set<String> exact = new HashSet<>();
        for (Known one : found) {
            exact.add(one.gate() + "|" + one.plate());
            exact.add(one.gate() + "|" + one.trailer());
        }
        Map<String, Set<String>> strange = new HashMap<>();
        for (ReadingTaken reading : readings) {
            var plate = reading.plate();
            if (plate != null && !exact.contains(reading.gate() + "|" + plate.value())) {
                strange.computeIfAbsent(reading.gate().value(), _ -> new HashSet<>())
                        .add(plate.value());
            }
        }
        if (strange.isEmpty()) {
            return Mono.just(new PlateBook(found));
        }
        return database.sql(LIVE)
                .bind(0, strange.keySet().toArray(String[]::new))
                .map(VehicleFinder::vehicle)
                .all()
                .collectList()
                .publishOn(work)
                .map(
                        live -> {
                            List<Known> all = new ArrayList<>(found);
                            live.stream().filter(one -> isLike(one, strange)).forEach(all::add);
                            return new PlateBook(all);
                        });
    }

    private static boolean isLike(Known one, Map<String, Set<String>> strange) {
        return strange.getOrDefault(one.gate().value(), Set.of()).stream()
                .anyMatch(plate -> one.distance(plate) <= PlateLikeness.DISTANCE_MAX);
    }

    /** Plates of these readings that were read at another gate so shortly before or after. */
    Mono<Set<String>> atTwoGates(List<ReadingTaken> readings) {
        List<ReadingTaken> read = readings.stream().filter(r -> r.plate() != null).toList();
        if (read.isEmpty()) {
            return Mono.just(Set.of());
        }
        String[] plates = read.stream().map(VehicleFinder::plate).toArray(String[]::new);
        return database.sql(SEEN)
                .bind(0, plates)
                .map(
                        row ->
                                new Seen(
                                        known(row.get(0, String.class)),
                                        known(row.get(1, String.class)),
                                        known(row.get(2, java.time.OffsetDateTime.class))
                                                .toInstant()))
                .all()
                .collectList()
                .map(before -> doubled(read, before))
                .flatMap(twice -> see(read, plates).thenReturn(twice));
    }

    private record Seen(String plate, String gate, Instant at) {}

    private static Set<String> doubled(List<ReadingTaken> read, List<Seen> before) {
        List<Seen> all = new ArrayList<>(before);
        read.forEach(r -> all.add(new Seen(plate(r), r.gate().value(), r.at())));
        Set<String> twice = new HashSet<>();
        for (ReadingTaken reading : read) {
            for (Seen seen : all) {
                Duration apart = Duration.between(seen.at(), reading.at()).abs();
                if (seen.plate().equals(plate(reading))
                        && !seen.gate().equals(reading.gate().value())
                        && apart.compareTo(BETWEEN_GATES_MIN) < 0) {
                    twice.add(seen.plate());
                }
            }
        }
        return twice;
    }

    private Mono<Void> see(List<ReadingTaken> read, String[] plates) {
        return database.sql(SEE)
                .bind(0, plates)
                .bind(1, read.stream().map(r -> r.gate().value()).toArray(String[]::new))
                .bind(2, read.stream().map(r -> r.at().toString()).toArray(String[]::new))
                .then();
    }

    Mono<Void> forget(Instant now) {
        return database.sql("delete from plate_sighting where at < $1")
                .bind(0, now.minus(LATE_MAX))
                .then();
    }

    private static String plate(ReadingTaken reading) {
        return Objects.requireNonNull(reading.plate()).value();
    }

    private static Known vehicle(Readable row) {
        return new Known(
                new CrossingId(known(row.get(0, UUID.class))),
                new GateCode(known(row.get(1, String.class))),
                known(row.get(2, String.class)),
                row.get(3, String.class));
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
