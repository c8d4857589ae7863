package vn.bordergate.clearance.calling;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The measures of officers as they are kept. */
public final class MeasureBook {

    /** Measures that a list shows, the latest first. */
    static final int SHOWN_MAX = 200;

    /** Measures that stand at one gate at a time. */
    static final int STANDING_MAX = 1_000;

    private static final String COLUMNS =
            """
            id, gate, kind, subject, crossing_id, amount, day, reason, note, officer, authority, at,
              ended_at, ended_by, ended_reason
            """;

    private static final String RECENT =
            "select " + COLUMNS + " from yard_measure where gate = $1 order by at desc limit $2";

    private static final String STANDING =
            "select "
                    + COLUMNS
                    + " from yard_measure where gate = $1 and ended_at is null"
                    + " and (day = $2 or kind not in ('DAY_EXTENDED', 'INTAKE_SET')) order by at";

    private static final String ONE =
            "select " + COLUMNS + " from yard_measure where gate = $1 and id = $2 for update";

    private static final String ADD =
            """
            insert into yard_measure (id, gate, kind, subject, crossing_id, amount, day, reason,
              note, officer, authority, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict do nothing
            """;

    private static final String END =
            """
            update yard_measure set ended_at = $2, ended_by = $3, ended_reason = $4, ended_note = $5
            where id = $1 and ended_at is null
            """;

    private static final String TICKET =
            """
            select crossing_id from yard_vehicle
            where gate = $1 and stage in ('WAITING', 'CALLED') and $2 = ticket || case
              when arrived_at < $3 then to_char(
                arrived_at at time zone 'Asia/Ho_Chi_Minh', '/DD.MM') else '' end
            """;

    private final DatabaseClient database;

    public MeasureBook(DatabaseClient database) {
        this.database = database;
    }

    Mono<List<Measure>> recent(String gate) {
        return database.sql(RECENT)
                .bind(0, gate)
                .bind(1, SHOWN_MAX)
                .map(MeasureBook::read)
                .all()
                .collectList();
    }

    /** Those that hold now, the latest last. */
    Mono<List<Measure>> standing(String gate, LocalDate today) {
        return database.sql(STANDING)
                .bind(0, gate)
                .bind(1, today)
                .map(MeasureBook::read)
                .all()
                .collectList();
    }

    Mono<Measure> find(String gate, UUID id) {
        return database.sql(ONE).bind(0, gate).bind(1, id).map(MeasureBook::read).one();
    }

    /** The crossing of a vehicle in a yard of the gate, by its ticket. */
    Mono<UUID> crossing(String gate, String ticket, Instant midnight) {
        return database.sql(TICKET)
                .bind(0, gate)
                .bind(1, ticket)
                .bind(2, midnight)
                .map(row -> known(row.get(0, UUID.class)))
                .one();
    }

    /** Says whether it is a new one: what is closed is not closed twice. */
    Mono<Boolean> add(Measure measure) {
        DatabaseClient.GenericExecuteSpec statement =
                database.sql(ADD)
                        .bind(0, measure.id())
                        .bind(1, measure.gate())
                        .bind(2, measure.kind().name())
                        .bind(3, measure.subject());
        statement =
                measure.crossing() == null
                        ? statement.bindNull(4, UUID.class)
                        : statement.bind(4, measure.crossing());
        statement =
                measure.amount() == null
                        ? statement.bindNull(5, Integer.class)
                        : statement.bind(5, measure.amount());
        return statement
                .bind(6, measure.day())
                .bind(7, measure.reason().name())
                .bind(8, measure.note())
                .bind(9, measure.officer())
                .bind(10, measure.authority())
                .bind(11, measure.at())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Boolean> end(UUID id, String by, MeasureReason reason, String note, Instant at) {
        return database.sql(END)
                .bind(0, id)
                .bind(1, at)
                .bind(2, by)
                .bind(3, reason.name())
                .bind(4, note)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private static Measure read(Readable row) {
        String ended = row.get(14, String.class);
        return new Measure(
                known(row.get(0, UUID.class)),
                known(row.get(1, String.class)),
                MeasureKind.valueOf(known(row.get(2, String.class))),
                known(row.get(3, String.class)),
                row.get(4, UUID.class),
                row.get(5, Integer.class),
                known(row.get(6, LocalDate.class)),
                MeasureReason.valueOf(known(row.get(7, String.class))),
                known(row.get(8, String.class)),
                known(row.get(9, String.class)),
                known(row.get(10, String.class)),
                known(time(row, 11)),
                time(row, 12),
                row.get(13, String.class),
                ended == null ? null : MeasureReason.valueOf(ended));
    }

    static @Nullable Instant time(Readable row, int column) {
        OffsetDateTime time = row.get(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
