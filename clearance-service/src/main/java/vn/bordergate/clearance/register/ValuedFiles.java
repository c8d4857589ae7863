package vn.bordergate.clearance.register;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
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

    /** The dong is in the value of every line; another currency in its own lines alone. */
    private static final String VALUED =
            """
            select d.id, d.version, g.content, g.lodged_at, d.lodged_at from declaration d
            join generation g on g.declaration_id = d.id and g.generation = d.generation
            where g.lodged_at >= $1::timestamptz
              and ($2 = 'VND' or g.content like '%"' || $2 || '"%')
              and (d.lodged_at, d.id) > ($3::timestamptz, $4)
            order by d.lodged_at, d.id limit $5
            """;

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

    /** Files whose goods are not counted yet because a rate of one of the currencies is missing. */
    public Flux<Valued> awaitingRate(
            Collection<CurrencyCode> currencies, Cursor after, int filesMax) {
        String names =
                currencies.stream().map(CurrencyCode::value).collect(Collectors.joining(","));
        return files(AWAITING, List.of(names, after.lodgedAt().toString(), after.id(), filesMax));
    }

    /** Files lodged since then whose value hangs on the rate of a currency. */
    public Flux<Valued> valuedIn(String currency, Instant since, Cursor after, int filesMax) {
        return files(
                VALUED,
                List.of(
                        since.toString(),
                        currency,
                        after.lodgedAt().toString(),
                        after.id(),
                        filesMax));
    }

    private Flux<Valued> files(String sql, List<?> values) {
        DatabaseClient.GenericExecuteSpec statement = database.sql(sql);
        for (int i = 0; i < values.size(); i++) {
            statement = statement.bind(i, values.get(i));
        }
        return statement
                .map(
                        row ->
                                new Valued(
                                        new DeclarationId(known(row.get(0, UUID.class))),
                                        known(row.get(1, Integer.class)),
                                        json.content(known(row.get(2, String.class))),
                                        known(row.get(3, OffsetDateTime.class)).toInstant(),
                                        new Cursor(
                                                known(row.get(4, OffsetDateTime.class)).toInstant(),
                                                known(row.get(0, UUID.class)))))
                .all();
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
