package vn.bordergate.ingest.sheet;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files that were sent, kept as they came: whatever is asked of one later is read from it anew, so
 * that a verdict is never older than the question.
 */
final class SheetShelf {

    private static final String COLUMNS =
            "file_id, lodged_by, name, kind, state, tally, changed_at";

    private static final String INSERT =
            """
            insert into sheet_file (file_id, lodged_by, name, kind, sha256, bytes, state, tally,
                faults, landings, created_at, changed_at)
            values ($1, $2, $3, $4, $5, $6, 'CHECKING', $7, '[]', '[]', $8, $8)
            on conflict (lodged_by, sha256) do nothing
            """;

    /** What an interrupted process left unfinished may be taken up by the next. */
    private static final String CLAIM =
            """
            update sheet_file set state = $3, changed_at = $4
            where file_id = $1 and lodged_by = $2
                and (state = any($5) or (state = $3 and changed_at < $6))
            returning
            """
                    + COLUMNS;

    private static final String SETTLE =
            """
            update sheet_file set state = $2, tally = $3, faults = $4, landings = $5,
                changed_at = $6,
                bytes = case when $2 = 'REFUSED' then ''::bytea else bytes end
            where file_id = $1
            """;

    private static final String CROWDED_OUT =
            """
            delete from sheet_file where file_id in (
                select file_id from sheet_file
                where lodged_by = $1 and state not in ('CHECKING', 'LODGING')
                order by changed_at desc, file_id offset $2)
            """;

    private static final TypeReference<List<CellFault>> FAULTS = new TypeReference<>() {};
    private static final TypeReference<List<LandedRow>> LANDINGS = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper json;

    SheetShelf(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Whether it was new; the same bytes of the same account are one file. */
    Mono<Boolean> put(SheetFile file, String sha256, byte[] bytes) {
        return database.sql(INSERT)
                .bind(0, file.fileId())
                .bind(1, file.lodgedBy())
                .bind(2, file.name())
                .bind(3, file.kind().name())
                .bind(4, sha256)
                .bind(5, bytes)
                .bind(6, json.writeValueAsString(file.tally()))
                .bind(7, at(file.changedAt()))
                .fetch()
                .rowsUpdated()
                .map(count -> count > 0);
    }

    /** Makes room: the account's oldest settled files beyond this many. */
    Mono<Void> crowdOut(String lodgedBy, int kept) {
        return database.sql(CROWDED_OUT).bind(0, lodgedBy).bind(1, (long) kept).then();
    }

    Mono<SheetFile> find(UUID id, String lodgedBy) {
        return database.sql(
                        "select "
                                + COLUMNS
                                + " from sheet_file where file_id = $1 and lodged_by = $2")
                .bind(0, id)
                .bind(1, lodgedBy)
                .map(this::file)
                .one();
    }

    Mono<SheetFile> findSame(String sha256, String lodgedBy) {
        return database.sql(
                        "select "
                                + COLUMNS
                                + " from sheet_file where lodged_by = $1 and sha256 = $2")
                .bind(0, lodgedBy)
                .bind(1, sha256)
                .map(this::file)
                .one();
    }

    /** The newest first; there are never more than are kept for one account. */
    Flux<SheetFile> list(String lodgedBy) {
        return database.sql(
                        "select "
                                + COLUMNS
                                + " from sheet_file where lodged_by = $1"
                                + " order by created_at desc, file_id limit 1000")
                .bind(0, lodgedBy)
                .map(this::file)
                .all();
    }

    /** A refused file that comes again is looked at again. */
    Mono<Void> forgetRefused(String sha256, String lodgedBy) {
        return database.sql(
                        "delete from sheet_file where lodged_by = $1 and sha256 = $2"
                                + " and state = 'REFUSED'")
                .bind(0, lodgedBy)
                .bind(1, sha256)
                .then();
    }

    /** Sets the state if the file is in one of these, or was left in it half done. */
    Mono<SheetFile> claim(
            UUID id,
            String lodgedBy,
            List<SheetFile.State> from,
            SheetFile.State to,
            Instant now,
            Instant leftBefore) {
        return database.sql(CLAIM)
                .bind(0, id)
                .bind(1, lodgedBy)
                .bind(2, to.name())
                .bind(3, at(now))
                .bind(4, from.stream().map(Enum::name).toArray(String[]::new))
                .bind(5, at(leftBefore))
                .map(this::file)
                .one();
    }

    Mono<byte[]> bytes(UUID id) {
        return database.sql("select bytes from sheet_file where file_id = $1")
                .bind(0, id)
                .map(row -> Objects.requireNonNull(row.get(0, byte[].class)))
                .one();
    }

    Mono<Void> settle(
            UUID id,
            SheetFile.State state,
            Tally tally,
            List<CellFault> faults,
            List<LandedRow> landings,
            Instant now) {
        return database.sql(SETTLE)
                .bind(0, id)
                .bind(1, state.name())
                .bind(2, json.writeValueAsString(tally))
                .bind(3, json.writeValueAsString(faults))
                .bind(4, json.writeValueAsString(landings))
                .bind(5, at(now))
                .then();
    }

    Mono<List<CellFault>> faults(UUID id) {
        return text("select faults from sheet_file where file_id = $1", id)
                .map(text -> json.readValue(text, FAULTS));
    }

    Mono<List<LandedRow>> landings(UUID id) {
        return text("select landings from sheet_file where file_id = $1", id)
                .map(text -> json.readValue(text, LANDINGS));
    }

    /** Whether there was one. */
    Mono<Boolean> delete(UUID id, String lodgedBy) {
        return database.sql("delete from sheet_file where file_id = $1 and lodged_by = $2")
                .bind(0, id)
                .bind(1, lodgedBy)
                .fetch()
                .rowsUpdated()
                .map(count -> count > 0);
    }

    Mono<Long> prune(Instant before) {
        return database.sql("delete from sheet_file where changed_at < $1")
                .bind(0, at(before))
                .fetch()
                .rowsUpdated();
    }

    private Mono<String> text(String sql, UUID id) {
        return database.sql(sql)
                .bind(0, id)
                .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                .one()
                // It may be megabytes, and the thread of the database has others to serve.
                .publishOn(Schedulers.parallel());
    }

    private SheetFile file(Readable row) {
        return new SheetFile(
                Objects.requireNonNull(row.get("file_id", UUID.class)),
                Objects.requireNonNull(row.get("lodged_by", String.class)),
                Objects.requireNonNull(row.get("name", String.class)),
                FileKind.valueOf(Objects.requireNonNull(row.get("kind", String.class))),
                SheetFile.State.valueOf(Objects.requireNonNull(row.get("state", String.class))),
                json.readValue(Objects.requireNonNull(row.get("tally", String.class)), Tally.class),
                Objects.requireNonNull(row.get("changed_at", OffsetDateTime.class)).toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
