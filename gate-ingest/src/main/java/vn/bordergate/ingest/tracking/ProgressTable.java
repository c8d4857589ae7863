package vn.bordergate.ingest.tracking;

import io.r2dbc.spi.Readable;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.journal.EventJson;

/** The tracking rows; a batch is read with one statement and written with one. */
@Component
public class ProgressTable {

    private static final String FIND =
            """
            select declaration_id, generation, status, channel, provisional, checks_open,
                   checks_passed, checks_failed, reason_code, at, followed
            from tracking where declaration_id = any($1)
            """;

    // Sorted by id, so that two writers never wait for each other crosswise.
    private static final String STORE =
            """
            insert into tracking (declaration_id, generation, status, channel, provisional,
                checks_open, checks_passed, checks_failed, reason_code, at, followed)
            select * from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::boolean[],
                $6::text[], $7::text[], $8::text[], $9::text[], $10::timestamptz[],
                $11::text[])
            order by 1
            on conflict (declaration_id) do update set generation = excluded.generation,
                status = excluded.status, channel = excluded.channel,
                provisional = excluded.provisional, checks_open = excluded.checks_open,
                checks_passed = excluded.checks_passed, checks_failed = excluded.checks_failed,
                reason_code = excluded.reason_code, at = excluded.at,
                followed = excluded.followed
            """;

    private final DatabaseClient database;
    private final EventJson json;

    ProgressTable(DatabaseClient database, EventJson json) {
        this.database = database;
        this.json = json;
    }

    /** What is known of these; those of which nothing is known are not in the map. */
    public Mono<Map<DeclarationId, Progress>> find(Collection<DeclarationId> ids) {
        UUID[] keys = ids.stream().map(DeclarationId::value).toArray(UUID[]::new);
        return database.sql(FIND)
                .bind(0, keys)
                .map(this::progress)
                .all()
                .collect(HashMap::new, (map, one) -> map.put(one.declarationId(), one));
    }

    Mono<Void> store(Collection<Progress> rows) {
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        List<Progress> all = List.copyOf(rows);
        return database.sql(STORE)
                .bind(0, all.stream().map(p -> p.declarationId().value()).toArray(UUID[]::new))
                .bind(1, all.stream().map(Progress::generation).toArray(Integer[]::new))
                .bind(2, texts(all, p -> p.status().name()))
                .bind(3, texts(all, p -> p.channel() == null ? null : p.channel().name()))
                .bind(4, all.stream().map(Progress::provisional).toArray(Boolean[]::new))
                .bind(5, texts(all, p -> joined(p.checksOpen())))
                .bind(6, texts(all, p -> joined(p.checksPassed())))
                .bind(7, texts(all, p -> joined(p.checksFailed())))
                .bind(8, texts(all, Progress::reasonCode))
                .bind(9, texts(all, p -> p.at().toString()))
                .bind(10, texts(all, this::followed))
                .then();
    }

    private Progress progress(Readable row) {
        String followed = row.get("followed", String.class);
        String channel = row.get("channel", String.class);
        return new Progress(
                new DeclarationId(there(row, "declaration_id", UUID.class)),
                there(row, "generation", Integer.class),
                Status.valueOf(there(row, "status", String.class)),
                channel == null ? null : CustomsChannel.valueOf(channel),
                there(row, "provisional", Boolean.class),
                split(there(row, "checks_open", String.class)),
                split(there(row, "checks_passed", String.class)),
                split(there(row, "checks_failed", String.class)),
                row.get("reason_code", String.class),
                there(row, "at", OffsetDateTime.class)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant(),
                followed == null ? Followed.NOTHING : json.read(followed, Followed.class));
    }

    /** Most declarations clear by themselves, and nothing is followed. */
    private @Nullable String followed(Progress progress) {
        return progress.followed().equals(Followed.NOTHING)
                ? null
                : json.write(progress.followed());
    }

    private static <T> T there(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    private static @Nullable String[] texts(
            List<Progress> rows, Function<Progress, @Nullable String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }

    private static String joined(Set<CheckKind> checks) {
        return checks.stream().map(Enum::name).collect(Collectors.joining(" "));
    }

    private static Set<CheckKind> split(String joined) {
        Set<CheckKind> checks = EnumSet.noneOf(CheckKind.class);
        for (CheckKind check : CheckKind.values()) {
            if (joined.contains(check.name())) {
                checks.add(check);
            }
        }
        return checks;
    }
}
