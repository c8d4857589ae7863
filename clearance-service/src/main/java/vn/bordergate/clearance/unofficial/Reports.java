package vn.bordergate.clearance.unofficial;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** The reports as they are kept. */
final class Reports {

    /** Reports that are shown at once, the latest first. */
    static final int SHOWN_MAX = 200;

    private static final String ADD =
            """
            insert into unofficial_charge (report_id, code_hash, received_on, gate, what, place,
              happened, by_whom, amount)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    private static final String CONTACT =
            "insert into unofficial_charge_contact (report_id, contact) values ($1, $2)";

    private static final String COLUMNS =
            """
            select r.report_id, r.received_on, r.gate, r.what, r.place, r.happened, r.by_whom,
              r.amount, s.state, s.answer, s.by_account, s.at,
              exists (select from unofficial_charge_contact c where c.report_id = r.report_id)
            from unofficial_charge r
            left join lateral (
              select state, answer, by_account, at from unofficial_charge_step s
              where s.report_id = r.report_id order by step desc limit 1) s on true
            """;

    private static final String LIST =
            COLUMNS
                    + """
                     where $2::uuid is null or (r.received_on, r.report_id) <
                      (select b.received_on, b.report_id from unofficial_charge b
                        where b.report_id = $2::uuid)
                    order by r.received_on desc, r.report_id desc limit $1
                    """;

    private static final String ONE = COLUMNS + " where r.report_id = $1";

    private static final String BY_CODE = COLUMNS + " where r.code_hash = $1";

    private static final String READ_CONTACT =
            "select contact from unofficial_charge_contact where report_id = $1";

    private static final String STEP =
            """
            insert into unofficial_charge_step (report_id, step, state, answer, by_account, at)
            select $1, coalesce(max(step), 0) + 1, $2, $3, $4, $5
            from unofficial_charge_step where report_id = $1
            """;

    private static final String MONTHS =
            """
            select date_trunc('month', received_on)::date, count(*),
              count(*) filter (where exists (
                select from unofficial_charge_step s
                where s.report_id = r.report_id and s.state = 'ANSWERED'))
            from unofficial_charge r group by 1 order by 1 desc limit 24
            """;

    private final DatabaseClient database;

    Reports(DatabaseClient database) {
        this.database = database;
    }

    /** Where a report stands. */
    enum State {
        RECEIVED,
        LOOKED_INTO,
        ANSWERED
    }

    /** A report and the last that was done with it. */
    record Kept(
            UUID reportId,
            LocalDate receivedOn,
            @Nullable String gate,
            String what,
            @Nullable String place,
            @Nullable String happened,
            @Nullable String byWhom,
            @Nullable String amount,
            State state,
            @Nullable String answer,
            @Nullable String by,
            @Nullable Instant at,
            boolean hasContact) {

        @Override
        public String toString() {
            return "Kept[" + reportId + ", " + state + "]";
        }
    }

    /** How many came in a month, and how many of them have their answer. */
    record Month(LocalDate month, long received, long answered) {}

    Mono<Void> add(UUID id, String codeHash, LocalDate day, Report report) {
        GenericExecuteSpec row = database.sql(ADD).bind(0, id).bind(1, codeHash).bind(2, day);
        row = nullable(row, 3, report.gate());
        row = row.bind(4, Objects.requireNonNull(report.what()).strip());
        row = nullable(row, 5, report.place());
        row = nullable(row, 6, report.happened());
        row = nullable(row, 7, report.byWhom());
        row = nullable(row, 8, report.amount());
        String contact = report.contact();
        return row.then()
                .then(
                        contact == null || contact.isBlank()
                                ? Mono.empty()
                                : Mono.defer(
                                        () ->
                                                database.sql(CONTACT)
                                                        .bind(0, id)
                                                        .bind(1, contact.strip())
                                                        .then()));
    }

    Mono<List<Kept>> list(@Nullable UUID before) {
        return database.sql(LIST)
                .bind(0, SHOWN_MAX)
                .bind(1, Parameters.in(R2dbcType.VARCHAR, before == null ? null : "" + before))
                .map(Reports::kept)
                .all()
                .collectList();
    }

    Mono<Kept> one(UUID id) {
        return database.sql(ONE).bind(0, id).map(Reports::kept).one();
    }

    Mono<Kept> byCode(String codeHash) {
        return database.sql(BY_CODE).bind(0, codeHash).map(Reports::kept).one();
    }

    Mono<String> contact(UUID id) {
        return database.sql(READ_CONTACT)
                .bind(0, id)
                .map(row -> known(row.get(0, String.class)))
                .one();
    }

    Mono<Void> step(UUID id, State state, @Nullable String answer, String by, Instant at) {
        return nullable(database.sql(STEP).bind(0, id).bind(1, state.name()), 2, answer)
                .bind(3, by)
                .bind(4, at)
                .then();
    }

    Mono<List<Month>> months() {
        return database.sql(MONTHS)
                .map(
                        row ->
                                new Month(
                                        known(row.get(0, LocalDate.class)),
                                        known(row.get(1, Long.class)),
                                        known(row.get(2, Long.class))))
                .all()
                .collectList();
    }

    private static Kept kept(Readable row) {
        String state = row.get(8, String.class);
        return new Kept(
                known(row.get(0, UUID.class)),
                known(row.get(1, LocalDate.class)),
                row.get(2, String.class),
                known(row.get(3, String.class)),
                row.get(4, String.class),
                row.get(5, String.class),
                row.get(6, String.class),
                row.get(7, String.class),
                state == null ? State.RECEIVED : State.valueOf(state),
                row.get(9, String.class),
                row.get(10, String.class),
                row.get(11, Instant.class),
                known(row.get(12, Boolean.class)));
    }

    private static GenericExecuteSpec nullable(
            GenericExecuteSpec row, int place, @Nullable String text) {
        return text == null || text.isBlank()
                ? row.bindNull(place, String.class)
                : row.bind(place, text.strip());
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
