package vn.bordergate.clearance.revision;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.clearance.register.FileJson;
import vn.bordergate.clearance.revision.TrialResult.ChangedFile;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Remark;

/** Trials as they are kept, and the files that they are made on. */
public final class TrialTable {

    /** A trial of which nothing was heard for so long has died with its process. */
    private static final String BROKEN_AFTER = "2 minutes";

    private static final String BEGIN =
            """
            with gone as (
              delete from rule_trial_file
              where run in (select run from rule_trial where name = $1 and version = $2)
                and not exists (select from rule_trial where name = $1 and version = $2
                  and state = 'RUNNING' and updated_at > $6 - interval '%1$s'))
            insert into rule_trial as was (name, version, run, against, state, started_by,
              started_at, updated_at, files_from, files_total, files_done, result)
            select $1, $2, $3, $4, 'RUNNING', $5, $6, $6, $7,
              (select count(*) from declaration where id >= $8 and lodged_at >= $7), 0, $9
            on conflict (name, version) do update set run = excluded.run,
              against = excluded.against, state = excluded.state,
              started_by = excluded.started_by, started_at = excluded.started_at,
              updated_at = excluded.updated_at, files_from = excluded.files_from,
              files_total = excluded.files_total, files_done = 0, result = excluded.result
            where was.state <> 'RUNNING' or was.updated_at <= $6 - interval '%1$s'
            """
                    .formatted(BROKEN_AFTER);

    private static final String FILES =
            """
            select d.id, d.gate, g.lodged_at, g.content, g.remarks
            from declaration d
            join generation g on g.declaration_id = d.id and g.generation = d.generation
            where d.id > $1 and d.lodged_at >= $2
            order by d.id limit $3
            """;

    private static final String PROGRESS =
            """
            with kept as (
              insert into rule_trial_file (run, place, declaration_id, gate, channel_before,
                channel_after, added, dropped)
              select $1, * from unnest($5::int[], $6::uuid[], $7::text[], $8::text[], $9::text[],
                $10::text[], $11::text[]))
            update rule_trial set files_done = $2, result = $3, updated_at = $4 where run = $1
            """;

    private static final String TRIAL =
            """
            select run, against, state, started_by, started_at, files_from, files_total,
              files_done, result
            from rule_trial where name = $1 and version = $2
            """;

    private static final String CHANGED =
            """
            select place, declaration_id, gate, channel_before, channel_after, added, dropped
            from rule_trial_file where run = $1 and place >= $2 order by place limit $3
            """;

    private static final String SEPARATOR = ",";

    private final DatabaseClient database;
    private final FileJson json;
    private final JsonMapper results = JsonMapper.builder().build();

    public TrialTable(DatabaseClient database, FileJson json) {
        this.database = database;
        this.json = json;
    }

    enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * A trial.
     *
     * @param against the version in force that it was compared with
     */
    record Trial(
            UUID run,
            String against,
            State state,
            String startedBy,
            Instant startedAt,
            Instant filesFrom,
            long filesTotal,
            long filesDone,
            TrialResult result) {}

    /** A file that something would change for. */
    record TriedFile(int place, UUID declarationId, String gate, ChangedFile change) {}

    /** A file with the content that stands. */
    record RealFile(
            UUID id,
            String gate,
            Instant lodgedAt,
            DeclaredContent content,
            List<Remark> remarks) {}

    /** Whether no other trial of that version is under way. */
    Mono<Boolean> begin(
            String name,
            String version,
            UUID run,
            String against,
            String by,
            Instant now,
            Instant from,
            UUID firstId) {
        return database.sql(BEGIN)
                .bind(0, name)
                .bind(1, version)
                .bind(2, run)
                .bind(3, against)
                .bind(4, by)
                .bind(5, now)
                .bind(6, from)
                .bind(7, firstId)
                .bind(8, results.writeValueAsString(TrialResult.NONE))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<List<RealFile>> files(UUID after, Instant from, int limit) {
        return database.sql(FILES)
                .bind(0, after)
                .bind(1, from)
                .bind(2, limit)
                .map(this::file)
                .all()
                .collectList();
    }

    Mono<Void> progress(
            UUID run, long done, TrialResult result, List<TriedFile> changed, Instant now) {
        return database.sql(PROGRESS)
                .bind(0, run)
                .bind(1, done)
                .bind(2, results.writeValueAsString(result))
                .bind(3, now)
                .bind(4, changed.stream().map(TriedFile::place).toArray(Integer[]::new))
                .bind(5, changed.stream().map(TriedFile::declarationId).toArray(UUID[]::new))
                .bind(6, changed.stream().map(TriedFile::gate).toArray(String[]::new))
                .bind(
                        7,
                        changed.stream()
                                .map(f -> f.change().before().name())
                                .toArray(String[]::new))
                .bind(
                        8,
                        changed.stream().map(f -> f.change().after().name()).toArray(String[]::new))
                .bind(
                        9,
                        changed.stream()
                                .map(f -> String.join(SEPARATOR, f.change().added()))
                                .toArray(String[]::new))
                .bind(
                        10,
                        changed.stream()
                                .map(f -> String.join(SEPARATOR, f.change().dropped()))
                                .toArray(String[]::new))
                .then();
    }

    Mono<Void> end(UUID run, State state) {
        return database.sql("update rule_trial set state = $2 where run = $1")
                .bind(0, run)
                .bind(1, state.name())
                .then();
    }

    Mono<Trial> trial(String name, String version) {
        return database.sql(TRIAL).bind(0, name).bind(1, version).map(row -> read(row)).one();
    }

    Flux<TriedFile> changed(UUID run, int from, int limit) {
        return database.sql(CHANGED)
                .bind(0, run)
                .bind(1, from)
                .bind(2, limit)
                .map(TrialTable::triedFile)
                .all();
    }

    private RealFile file(Readable row) {
        return new RealFile(
                known(row.get(0, UUID.class)),
                known(row.get(1, String.class)),
                known(row.get(2, Instant.class)),
                json.content(known(row.get(3, String.class))),
                json.remarks(known(row.get(4, String.class))));
    }

    private Trial read(Readable row) {
        return new Trial(
                known(row.get(0, UUID.class)),
                known(row.get(1, String.class)),
                State.valueOf(known(row.get(2, String.class))),
                known(row.get(3, String.class)),
                known(row.get(4, Instant.class)),
                known(row.get(5, Instant.class)),
                known(row.get(6, Long.class)),
                known(row.get(7, Long.class)),
                results.readValue(known(row.get(8, String.class)), TrialResult.class));
    }

    private static TriedFile triedFile(Readable row) {
        return new TriedFile(
                known(row.get(0, Integer.class)),
                known(row.get(1, UUID.class)),
                known(row.get(2, String.class)),
                new ChangedFile(
                        CustomsChannel.valueOf(known(row.get(3, String.class))),
                        CustomsChannel.valueOf(known(row.get(4, String.class))),
                        parted(known(row.get(5, String.class))),
                        parted(known(row.get(6, String.class)))));
    }

    private static List<String> parted(String names) {
        return names.isEmpty() ? List.of() : List.of(names.split(SEPARATOR, -1));
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
