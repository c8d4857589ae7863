package vn.bordergate.stats.release;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.events.EventType;
import vn.bordergate.events.PublishedEvent;
import vn.bordergate.journal.Batch;
import vn.bordergate.journal.BatchHandler;
import vn.bordergate.journal.Received;
import vn.bordergate.stats.fold.CheckCounts;
import vn.bordergate.stats.fold.CheckKey;
import vn.bordergate.stats.fold.StudyBatch;
import vn.bordergate.stats.fold.StudyKey;

/**
 * Adds a batch of events to the study: two statements, inside the transaction that also moves the
 * reader's offset.
 */
@Component
final class StudyWriting implements BatchHandler {

    private static final String TIMES =
            """
            insert into release_time as t
                (day, measure, gate, direction, channel, goods, hour, bucket, count)
            select * from unnest(:days::date[], :measures::text[], :gates::text[],
                :directions::text[], :channels::text[], :goods::text[], :hours::integer[],
                :buckets::integer[], :counts::bigint[])
            on conflict (day, measure, gate, direction, channel, goods, hour, bucket)
                do update set count = t.count + excluded.count
            """;

    private static final String CHECKS =
            """
            insert into check_total as t (day, gate, authority, kind, done, found)
            select * from unnest(:days::date[], :gates::text[], :authorities::text[],
                :kinds::text[], :done::bigint[], :found::bigint[])
            on conflict (day, gate, authority, kind)
                do update set done = t.done + excluded.done, found = t.found + excluded.found
            """;

    private final DatabaseClient database;

    StudyWriting(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Set<EventType> concerns() {
        return StudyBatch.COUNTED;
    }

    /** The study is looked at by the day. */
    @Override
    public boolean isPatient() {
        return true;
    }

    @Override
    public Mono<Void> handle(Batch batch) {
        List<PublishedEvent> events = batch.records().stream().map(Received::event).toList();
        StudyBatch.Change change = StudyBatch.fold(events);
        return times(change.times()).then(checks(change.checks()));
    }

    private Mono<Void> times(SortedMap<StudyKey, Long> times) {
        if (times.isEmpty()) {
            return Mono.empty();
        }
        Collection<StudyKey> keys = times.keySet();
        return database.sql(TIMES)
                .bind("days", column(keys, LocalDate[]::new, StudyKey::day))
                .bind("measures", column(keys, String[]::new, StudyKey::measure))
                .bind("gates", column(keys, String[]::new, key -> key.gate().value()))
                .bind("directions", column(keys, String[]::new, key -> key.direction().name()))
                .bind("channels", column(keys, String[]::new, StudyKey::channel))
                .bind("goods", column(keys, String[]::new, StudyKey::goods))
                .bind("hours", column(keys, Integer[]::new, StudyKey::hour))
                .bind("buckets", column(keys, Integer[]::new, StudyKey::bucket))
                .bind("counts", times.values().toArray(Long[]::new))
                .then();
    }

    private Mono<Void> checks(SortedMap<CheckKey, CheckCounts> checks) {
        if (checks.isEmpty()) {
            return Mono.empty();
        }
        Collection<CheckKey> keys = checks.keySet();
        return database.sql(CHECKS)
                .bind("days", column(keys, LocalDate[]::new, CheckKey::day))
                .bind("gates", column(keys, String[]::new, key -> key.gate().value()))
                .bind("authorities", column(keys, String[]::new, key -> key.authority().name()))
                .bind("kinds", column(keys, String[]::new, key -> key.kind().name()))
                .bind("done", column(checks.values(), Long[]::new, CheckCounts::done))
                .bind("found", column(checks.values(), Long[]::new, CheckCounts::found))
                .then();
    }

    private static <R, T> T[] column(
            Collection<R> rows, IntFunction<T[]> array, Function<R, T> part) {
        return rows.stream().map(part).toArray(array);
    }
}
