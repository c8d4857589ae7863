package vn.bordergate.clearance.register;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * What officers are called, by the subject that the records keep. A name is written when its owner
 * comes to the desk or decides, and again only when their sign-in gives another.
 */
public final class OfficerNames {

    /** Names that one instance remembers to have written; more are only written again. */
    static final int REMEMBERED_MAX = 10_000;

    private static final String KEEP =
            """
            with renamed as (
              insert into officer (subject, name) values ($1, $2)
              on conflict (subject) do update set name = excluded.name
                where officer.name is distinct from excluded.name
              returning subject, name)
            insert into officer_name (subject, since, name)
            select subject, $3::timestamptz, name from renamed
            on conflict (subject, since) do update set name = excluded.name
            """;

    /** Whoever was not known yet is called by the first name that they gave later. */
    private static final String AT =
            """
            select name from officer_name where subject = $1
            order by since <= $2 desc, case when since <= $2 then since end desc, since limit 1
            """;

    private static final String OF =
            "select subject, name from officer"
                    + " where subject in (select string_to_table($1, chr(30)))";

    private final DatabaseClient database;
    private final InstantSource clock;
    private final Map<String, String> written =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                    return size() > REMEMBERED_MAX;
                }
            };

    public OfficerNames(DatabaseClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Somebody is here; a sign-in that says no name says nothing new. */
    public Mono<Void> meet(String subject, String name) {
        if (subject.equals(name) || isWritten(subject, name)) {
            return Mono.empty();
        }
        return database.sql(KEEP)
                .bind(0, subject)
                .bind(1, name)
                .bind(2, clock.instant().truncatedTo(ChronoUnit.MICROS))
                .then()
                .doOnSuccess(_ -> remember(subject, name));
    }

    /** What somebody was called at a time; nothing where no name of theirs is known. */
    public Mono<String> at(String subject, Instant at) {
        return database.sql(AT)
                .bind(0, subject)
                .bind(1, at)
                .map(row -> known(row.get(0, String.class)))
                .one();
    }

    /** The names of those of them who are known. */
    public Mono<Map<String, String>> of(Collection<String> subjects) {
        if (subjects.isEmpty()) {
            return Mono.just(Map.of());
        }
        Sheet sheet = new Sheet(1);
        subjects.forEach(subject -> sheet.row(Sheet.plain(subject)));
        return sheet.bind(database.sql(OF), 0)
                .map(
                        row ->
                                Map.entry(
                                        known(row.get(0, String.class)),
                                        known(row.get(1, String.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private boolean isWritten(String subject, String name) {
        synchronized (written) {
            return name.equals(written.get(subject));
        }
    }

    private void remember(String subject, String name) {
        synchronized (written) {
            written.put(subject, name);
        }
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
