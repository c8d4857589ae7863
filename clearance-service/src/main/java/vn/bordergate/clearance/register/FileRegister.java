package vn.bordergate.clearance.register;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.notice.Notices;
import vn.bordergate.clearance.register.OpenFiles.Decided;
import vn.bordergate.clearance.register.OpenFiles.Lodgement;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.PublishedEvent;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Journal;
import vn.bordergate.journal.JournalEntry;

/** Takes files out and puts them back, with a few statements however many there are. */
public final class FileRegister {

    /** In the order of ids, so that two who take the same files never wait for each other. */
    private static final String TAKE =
            "select id, state from declaration where id = any($1) order by id for update";

    private static final String PUT =
            """
            insert into declaration (id, version, generation, status, channel, gate, open_checks,
                awaiting_rate, lodged_at, state)
            select * from unnest($1::uuid[], $2::int[], $3::int[], $4::text[], $5::text[],
                $6::text[], $7::text[], $8::bool[], $9::timestamptz[],
                string_to_array($10, U&'\\001E'))
            on conflict (id) do update set version = excluded.version,
                generation = excluded.generation, status = excluded.status,
                channel = excluded.channel, gate = excluded.gate,
                open_checks = excluded.open_checks, awaiting_rate = excluded.awaiting_rate,
                state = excluded.state
            """;

    private static final String KEEP_GENERATIONS =
            """
            insert into generation (declaration_id, generation, lodged_at, content, remarks)
            select * from unnest($1::uuid[], $2::int[], $3::timestamptz[],
                string_to_array($4, U&'\\001E'), string_to_array($5, U&'\\001E'))
            """;

    private static final String KEEP_DECISIONS =
            """
            insert into decision (declaration_id, version, at, actor_kind, actor, events)
            select * from unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::text[], $5::text[],
                string_to_array($6, U&'\\001E'))
            """;

    private final DatabaseClient database;
    private final Journal journal;
    private final EventJson eventJson;
    private final FileJson json;

    public FileRegister(
            DatabaseClient database, Journal journal, EventJson eventJson, FileJson json) {
        this.database = database;
        this.journal = journal;
        this.eventJson = eventJson;
        this.json = json;
    }

    /** Takes the files out, locked until the caller's transaction ends. */
    public Mono<OpenFiles> take(Collection<DeclarationId> ids) {
        UUID[] wanted = ids.stream().map(DeclarationId::value).distinct().toArray(UUID[]::new);
        return database.sql(TAKE)
                .bind(0, wanted)
                .map(
                        row ->
                                Map.entry(
                                        new DeclarationId(known(row.get(0, UUID.class))),
                                        json.state(known(row.get(1, String.class)))))
                .all()
                .collectList()
                .map(
                        found -> {
                            Map<DeclarationId, Declaration> states =
                                    new HashMap<>(2 * found.size());
                            found.forEach(file -> states.put(file.getKey(), file.getValue()));
                            return new OpenFiles(states);
                        });
    }

    /** Writes what was decided on the files and appends what others are told to the journal. */
    public Mono<Void> put(OpenFiles files) {
        if (files.decided().isEmpty()) {
            return Mono.empty();
        }
        return putStates(files)
                .then(keepGenerations(files.decided()))
                .then(keepDecisions(files.decided()))
                .then(Mono.defer(() -> journal.append(entries(files.decided()))));
    }

    private List<JournalEntry> entries(List<Decided> decided) {
        List<JournalEntry> entries = new ArrayList<>(3 * decided.size());
        for (Decided one : decided) {
            for (PublishedEvent event : Notices.of(one.id(), one.before(), one.events())) {
                entries.add(eventJson.entry(event));
            }
        }
        return entries;
    }

    private Mono<Void> putStates(OpenFiles files) {
        Map<DeclarationId, Instant> firstAt = new HashMap<>();
        files.decided().forEach(one -> firstAt.putIfAbsent(one.id(), one.command().at()));
        var rows =
                files.changed().entrySet().stream()
                        .map(file -> new Row(file.getKey(), (Declaration.Lodged) file.getValue()))
                        .toList();
        return run(
                PUT,
                uuids(rows, row -> row.id()),
                column(rows, Integer[]::new, row -> row.state().version()),
                column(rows, Integer[]::new, row -> row.state().standing().generation()),
                column(rows, String[]::new, row -> FileStatus.of(row.state()).name()),
                column(rows, String[]::new, row -> row.state().standing().channel().name()),
                column(rows, String[]::new, row -> row.gate()),
                column(rows, String[]::new, Row::openChecks),
                column(rows, Boolean[]::new, Row::awaitingRate),
                column(
                        rows,
                        OffsetDateTime[]::new,
                        row -> time(Objects.requireNonNull(firstAt.get(row.id())))),
                joined(rows, row -> json.state(row.state())));
    }

    private record Row(DeclarationId id, Declaration.Lodged state) {
        String gate() {
            return state.standing().consignment().gate().value();
        }

        /** What was withdrawn counts nowhere and waits for nothing. */
        boolean awaitingRate() {
            return !(state instanceof Declaration.Withdrawn)
                    && state.standing().consignment().awaitingRate();
        }

        String openChecks() {
            return state instanceof Declaration.ChecksOutstanding waiting
                    ? waiting.open().stream().map(CheckKind::name).collect(Collectors.joining(","))
                    : "";
        }
    }

    private Mono<Void> keepGenerations(List<Decided> decided) {
        List<Generation> rows = new ArrayList<>(decided.size());
        for (Decided one : decided) {
            // A change that was declined brought content, but no generation that ever stood.
            if (one.lodgement() instanceof Lodgement lodgement
                    && one.after() instanceof Declaration.Lodged after
                    && !(one.before() instanceof Declaration.Lodged before
                            && before.standing().generation() == after.standing().generation())) {
                rows.add(new Generation(one, after.standing().generation(), lodgement));
            }
        }
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        return run(
                KEEP_GENERATIONS,
                uuids(rows, row -> row.by().id()),
                column(rows, Integer[]::new, Generation::generation),
                column(rows, OffsetDateTime[]::new, row -> time(row.by().command().at())),
                joined(rows, row -> json.plain(row.lodgement().content())),
                joined(rows, row -> json.plain(row.lodgement().remarks())));
    }

    private record Generation(Decided by, int generation, Lodgement lodgement) {}

    private Mono<Void> keepDecisions(List<Decided> rows) {
        return run(
                KEEP_DECISIONS,
                uuids(rows, Decided::id),
                column(rows, Integer[]::new, row -> row.after().version()),
                column(rows, OffsetDateTime[]::new, row -> time(row.command().at())),
                column(rows, String[]::new, row -> row.by().kind().name()),
                column(rows, String[]::new, row -> row.by().id()),
                joined(rows, row -> json.events(row.events())));
    }

    private Mono<Void> run(String sql, Object... columns) {
        DatabaseClient.GenericExecuteSpec statement = database.sql(sql);
        for (int i = 0; i < columns.length; i++) {
            statement = statement.bind(i, columns[i]);
        }
        return statement.then();
    }

    private static <R> UUID[] uuids(List<R> rows, Function<R, DeclarationId> id) {
        return column(rows, UUID[]::new, row -> id.apply(row).value());
    }

    private static <R, T> T[] column(List<R> rows, IntFunction<T[]> array, Function<R, T> value) {
        return rows.stream().map(value).toArray(array);
    }

    /**
     * JSON texts as one text, parted by a character that JSON never holds: the driver would escape
     * an array of them character by character, which costs more than writing the JSON.
     */
    private static <R> String joined(List<R> rows, Function<R, String> jsonText) {
        return rows.stream().map(jsonText).collect(Collectors.joining("\u001e"));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
