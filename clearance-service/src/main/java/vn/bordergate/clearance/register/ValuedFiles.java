package vn.bordergate.clearance.register;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.register.FileFilter.Cursor;
import vn.bordergate.events.CurrencyCode;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclaredContent;

/** Files that an exchange rate concerns: those that wait for one, and those valued by one. */
public final class ValuedFiles {

    private static final String AWAITING =
            """
            select d.id, d.version, g.content, g.lodged_at, d.lodged_at from declaration d
            join generation g on g.declaration_id = d.id and g.generation = d.generation
            where d.awaiting_rate and d.awaiting_currencies && string_to_array($1, ',')
              and (d.lodged_at, d.id) > ($2::timestamptz, $3)
            order by d.lodged_at, d.id limit $4
            """;

    /**
     * Generations looked through for one page; most are of the currency, few or none of another.
     */
    private static final int LOOKED_MAX = 500;

    /**
     * The dong is in the value of every line; another currency in its own lines alone. The last row
     * of what was looked through comes too, without content, so that a page of nothing moves on.
     */
    private static final String VALUED =
            """
            with looked as (
                select d.id, d.version, d.generation, g.lodged_at from generation g
                join declaration d on d.id = g.declaration_id and d.generation = g.generation
                where g.lodged_at >= $1::timestamptz
                  and (g.lodged_at, g.declaration_id) > ($3::timestamptz, $4)
                order by g.lodged_at, g.declaration_id limit $looked)
            (select l.id, l.version, g.content, l.lodged_at, l.lodged_at from looked l
            join generation g on g.declaration_id = l.id and g.generation = l.generation
            where $2 = 'VND' or g.content like '%"' || $2 || '"%'
            order by l.lodged_at, l.id limit $5)
            union all
            (select id, version, null, lodged_at, lodged_at from looked
            order by lodged_at desc, id desc limit 1)
            """
                    .replace("$looked", Integer.toString(LOOKED_MAX));

    private final DatabaseClient database;
    private final FileJson json;

    public ValuedFiles(DatabaseClient database, FileJson json) {
        this.database = database;
        this.json = json;
    }

    /** A file with what it declares, and its place in the list of such files. */
    public record Valued(
            DeclarationId id,
            int version,
            DeclaredContent content,
            Instant generationLodgedAt,
            Cursor place) {}

    /**
     * A page of files, and where it ends.
     *
     * @param end place of the last file that was looked at; null where there was none
     */
    public record Page(List<Valued> files, @Nullable Cursor end) {
        public Page {
            files = List.copyOf(files);
        }
    }

    /** Files whose goods are not counted yet because a rate of one of the currencies is missing. */
    public Flux<Valued> awaitingRate(
            Collection<CurrencyCode> currencies, Cursor after, int filesMax) {
        String names =
                currencies.stream().map(CurrencyCode::value).collect(Collectors.joining(","));
        return files(AWAITING, List.of(names, after.lodgedAt().toString(), after.id(), filesMax));
    }

    /** Files lodged since then whose value hangs on the rate of a currency, in that order. */
    public Mono<Page> valuedIn(String currency, Instant since, Cursor after, int filesMax) {
        return statement(
                        VALUED,
                        List.of(
                                since.toString(),
                                currency,
                                after.lodgedAt().toString(),
                                after.id(),
                                filesMax))
                .map(row -> Map.entry(place(row), content(row).map(c -> valued(row, c))))
                .all()
                .collectList()
                .map(rows -> page(rows, filesMax));
    }

    private static Page page(List<Map.Entry<Cursor, Optional<Valued>>> rows, int filesMax) {
        List<Valued> files = rows.stream().flatMap(row -> row.getValue().stream()).toList();
        if (files.size() == filesMax) {
            return new Page(files, files.getLast().place());
        }
        return rows.stream()
                .filter(row -> row.getValue().isEmpty())
                .findFirst()
                .map(last -> new Page(files, last.getKey()))
                .orElse(new Page(files, null));
    }

    private Flux<Valued> files(String sql, List<?> values) {
        return statement(sql, values).map(row -> valued(row, content(row).orElseThrow())).all();
    }

    private DatabaseClient.GenericExecuteSpec statement(String sql, List<?> values) {
        DatabaseClient.GenericExecuteSpec statement = database.sql(sql);
        for (int i = 0; i < values.size(); i++) {
            statement = statement.bind(i, values.get(i));
        }
        return statement;
    }

    private Valued valued(Readable row, String content) {
        return new Valued(
                new DeclarationId(known(row.get(0, UUID.class))),
                known(row.get(1, Integer.class)),
                json.content(content),
                known(row.get(3, OffsetDateTime.class)).toInstant(),
                place(row));
    }

    private static Cursor place(Readable row) {
        return new Cursor(
                known(row.get(4, OffsetDateTime.class)).toInstant(), known(row.get(0, UUID.class)));
    }

    private static Optional<String> content(Readable row) {
        return Optional.ofNullable(row.get(2, String.class));
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
