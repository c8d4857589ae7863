package vn.bordergate.clearance.register;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.DeclarationEvent;
import vn.bordergate.events.Actor;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Remark;

/** What officers ask of the register. */
public final class FileQueries {

    private static final String SUMMARY =
            "select id, version, generation, status, channel, gate, open_checks, awaiting_rate,"
                    + " lodged_at, next_due, attention from declaration";

    /** Decisions that are read at once; a file that has more is read page by page. */
    public static final int HISTORY_MAX = 100;

    /** Decisions with slips that are shown with a file. */
    public static final int SLIPS_MAX = 100;

    /** Decisions that are looked through for a slip. */
    static final int HISTORY_WHOLE_MAX = 2_000;

    private static final String OVERDUE =
            "select id from declaration where look_at <= $1::timestamptz"
                    + " order by look_at limit $2";

    private static final String CONTENT =
            "select content, remarks from generation where declaration_id = $1 and generation = $2";

    private final DatabaseClient database;
    private final FileJson json;
    private final HistoryQueries histories;

    public FileQueries(DatabaseClient database, FileJson json) {
        this.database = database;
        this.json = json;
        this.histories = new HistoryQueries(database, json);
    }

    /** A file as lists show it. */
    public record Summary(
            DeclarationId id,
            int version,
            int generation,
            FileStatus status,
            CustomsChannel channel,
            String gate,
            List<CheckKind> openChecks,
            List<Check> checks,
            boolean awaitingRate,
            Instant lodgedAt,
            @Nullable Instant nextDue,
            @Nullable String attention) {}

    /** An open check, by whose it is. */
    public record Check(Authority authority, CheckKind kind) {}

    /** What was decided at once: by whom, when, and what came of it. */
    public record Entry(int version, Instant at, Actor by, List<DeclarationEvent> events) {}

    /**
     * A part of a history, the oldest first.
     *
     * @param before version for the part before it, or null where there is none
     */
    public record History(List<Entry> entries, @Nullable Integer before) {}

    /**
     * What is known of a declaration.
     *
     * @param history the end of it
     * @param slips decisions among which are all that brought slips, also those before that end
     * @param ruled the decision whose rules stand, or null where it was not kept
     */
    public record WholeFile(
            DeclarationId id,
            Declaration state,
            DeclaredContent content,
            List<Remark> remarks,
            History history,
            List<Entry> slips,
            @Nullable Entry ruled) {}

    /** A page of files, the longest waiting first. */
    public Flux<Summary> list(FileFilter filter) {
        List<Object> values = new ArrayList<>();
        String sql = SUMMARY + filter.where(values) + " order by lodged_at, id limit $";
        values.add(filter.limit());
        return bound(sql + values.size(), values).map(FileQueries::summary).all();
    }

    /** The whole file, or nothing where it is not known. */
    public Mono<WholeFile> file(DeclarationId id) {
        return bound("select state from declaration where id = $1", List.of(id.value()))
                .map(row -> json.state(known(row.get(0, String.class))))
                .one()
                .cast(Declaration.Lodged.class)
                .flatMap(
                        state ->
                                Mono.zip(
                                                content(id, state.standing().generation()),
                                                withSlips(id),
                                                histories.ruled(id))
                                        .map(
                                                found ->
                                                        new WholeFile(
                                                                id,
                                                                state,
                                                                found.getT1().content(),
                                                                found.getT1().remarks(),
                                                                found.getT2().end(),
                                                                found.getT2().slips(),
                                                                found.getT3().orElse(null))));
    }

    private record Told(History end, List<Entry> slips) {}

    /** Asked for by themselves only where the end of the history is not all of it. */
    private Mono<Told> withSlips(DeclarationId id) {
        return histories
                .before(id, Integer.MAX_VALUE)
                .flatMap(
                        end ->
                                end.before() == null
                                        ? Mono.just(new Told(end, end.entries()))
                                        : histories.slips(id).map(old -> new Told(end, old)));
    }

    /** The beginning of a file's history, which for every file that is not a prank is all of it. */
    public Mono<List<Entry>> wholeHistory(DeclarationId id) {
        return histories.whole(id);
    }

    /** What one generation declared. */
    public Mono<OpenFiles.Lodgement> content(DeclarationId id, int generation) {
        return bound(CONTENT, List.of(id.value(), generation))
                .map(
                        row ->
                                new OpenFiles.Lodgement(
                                        json.content(known(row.get(0, String.class))),
                                        json.remarks(known(row.get(1, String.class)))))
                .one();
    }

    /**
     * Files of which a due time has passed, the longest overdue first; among them some of which it
     * has moved since. What was looked at must be noted, or it comes again.
     */
    public Flux<DeclarationId> overdue(Instant now, int filesMax) {
        return bound(OVERDUE, List.of(now.toString(), filesMax))
                .map(row -> new DeclarationId(known(row.get(0, UUID.class))))
                .all();
    }

    /** The part of a file's history before a version. */
    public Mono<History> history(DeclarationId id, int before) {
        return histories.before(id, before);
    }

    private DatabaseClient.GenericExecuteSpec bound(String sql, List<?> values) {
        DatabaseClient.GenericExecuteSpec statement = database.sql(sql);
        for (int i = 0; i < values.size(); i++) {
            statement = statement.bind(i, values.get(i));
        }
        return statement;
    }

    private static Summary summary(Readable row) {
        String checks = known(row.get(6, String.class));
        List<Check> open = new ArrayList<>();
        for (String check : checks.isEmpty() ? new String[0] : checks.split(",", -1)) {
            int colon = check.indexOf(':');
            open.add(
                    new Check(
                            Authority.valueOf(check.substring(0, colon)),
                            CheckKind.valueOf(check.substring(colon + 1))));
        }
        OffsetDateTime due = row.get(9, OffsetDateTime.class);
        return new Summary(
                new DeclarationId(known(row.get(0, UUID.class))),
                known(row.get(1, Integer.class)),
                known(row.get(2, Integer.class)),
                FileStatus.valueOf(known(row.get(3, String.class))),
                CustomsChannel.valueOf(known(row.get(4, String.class))),
                known(row.get(5, String.class)),
                open.stream().map(Check::kind).distinct().toList(),
                open,
                known(row.get(7, Boolean.class)),
                known(row.get(8, OffsetDateTime.class)).toInstant(),
                due == null ? null : due.toInstant(),
                row.get(10, String.class));
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
