package vn.bordergate.clearance.register;

import io.r2dbc.spi.Readable;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.register.FileQueries.Entry;
import vn.bordergate.clearance.register.FileQueries.History;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.DeclarationId;

/** What was decided on a file, read a part at a time from its end. */
final class HistoryQueries {

    private static final String COLUMNS =
            "select version, at, actor_kind, actor, events from decision where declaration_id = $1";

    private static final String BEFORE =
            COLUMNS + " and version < $2 order by version desc limit $3";

    private static final String WHOLE = COLUMNS + " order by version limit $2";

    /** The last that ruled on the channel or the checks, however long ago that was. */
    private static final String RULED =
            COLUMNS
                    + " and events ~ '\"is\":\"(lodged|amended|channel-changed)\"'"
                    + " order by version desc limit 1";

    /** What was written to the declarant and by them, however long ago that was. */
    private static final String SLIPS =
            COLUMNS
                    + " and events ~ '\"is\":\"(supplement-asked|supplement-received|apology-given)\"'"
                    + " order by version desc limit $2";

    private final DatabaseClient database;
    private final FileJson json;

    HistoryQueries(DatabaseClient database, FileJson json) {
        this.database = database;
        this.json = json;
    }

    /** The part before a version. */
    Mono<History> before(DeclarationId id, int version) {
        return database.sql(BEFORE)
                .bind(0, id.value())
                .bind(1, version)
                .bind(2, FileQueries.HISTORY_MAX + 1)
                .map(this::entry)
                .all()
                .collectList()
                .map(HistoryQueries::oldestFirst);
    }

    Mono<List<Entry>> whole(DeclarationId id) {
        return database.sql(WHOLE)
                .bind(0, id.value())
                .bind(1, FileQueries.HISTORY_WHOLE_MAX)
                .map(this::entry)
                .all()
                .collectList();
    }

    Mono<Optional<Entry>> ruled(DeclarationId id) {
        return database.sql(RULED)
                .bind(0, id.value())
                .map(row -> Optional.of(entry(row)))
                .one()
                .defaultIfEmpty(Optional.empty());
    }

    /** The decisions that brought slips or answers to them: the last of them, the oldest first. */
    Mono<List<Entry>> slips(DeclarationId id) {
        return database.sql(SLIPS)
                .bind(0, id.value())
                .bind(1, FileQueries.SLIPS_MAX)
                .map(this::entry)
                .all()
                .collectList()
                .map(List::reversed);
    }

    private static History oldestFirst(List<Entry> latest) {
        boolean more = latest.size() > FileQueries.HISTORY_MAX;
        List<Entry> shown = more ? latest.subList(0, FileQueries.HISTORY_MAX) : latest;
        return new History(shown.reversed(), more ? shown.getLast().version() : null);
    }

    private Entry entry(Readable row) {
        return new Entry(
                known(row.get(0, Integer.class)),
                known(row.get(1, OffsetDateTime.class)).toInstant(),
                new Actor(
                        ActorKind.valueOf(known(row.get(2, String.class))),
                        known(row.get(3, String.class))),
                json.events(known(row.get(4, String.class))));
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
