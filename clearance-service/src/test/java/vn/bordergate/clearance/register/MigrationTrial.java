package vn.bordergate.clearance.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.bordergate.clearance.declaration.Deadlines;
import vn.bordergate.clearance.rate.Valuation;

/** What the register kept before due times and work lists were, brought up to date. */
class MigrationTrial {

    private static final String GOODS =
            """
            "consignment":{"gate":"KIM-THANH","direction":"EXPORT","tradeType":"EXPORT",
              "lodgedOn":"2026-11-20","lines":[{"heading":"2204","partner":"CN","currency":"USD",
              "amount":100,"unitsPerUsd":1,"usdCents":10000,"vnd":2500000,"netMassGrams":1000}]},
            "channel":"YELLOW","ruling":{"table":"channel","version":"2026-11","rows":["CH-021"]},
            "declinedGeneration":0,"withdrawalDeclined":false""";

    /** As states were kept before checks had an authority and a limit, and files had marks. */
    private static final UUID OF_OLD = new UUID(0, 1);

    /** As they were kept before there were work lists. */
    private static final UUID DATED = new UUID(0, 2);

    private static final UUID ASKED = new UUID(0, 3);
    private static final UUID HELD = new UUID(0, 4);
    private static final UUID AMENDED = new UUID(0, 5);
    private static final UUID CLEARED = new UUID(0, 6);
    private static final UUID TO_BE_RELEASED = new UUID(0, 7);

    private static final String HOLD =
            "{\"origin\":\"OFFICER\",\"reasonCode\":\"doubt\",\"by\":{\"kind\":\"OFFICER\",\"id\":\"lan\"},"
                    + "\"at\":\"2026-11-20T02:00:00Z\"}";

    private static final Instant LODGED = Instant.parse("2026-11-20T01:00:00Z");

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
        migrate("12");
        file(
                OF_OLD,
                "CHECKS_OUTSTANDING",
                "DOCUMENT_CHECK",
                null,
                checks("[\"DOCUMENT_CHECK\"]", ""));
        migrate("22");
        file(
                DATED,
                "CHECKS_OUTSTANDING",
                "CUSTOMS:DOCUMENT_CHECK,PLANT_QUARANTINE:SAMPLE",
                null,
                checks(open("2026-11-20T03:00:00Z", "2026-11-22T12:00:00Z"), ""));
        file(
                ASKED,
                "SUPPLEMENT_AWAITED",
                "CUSTOMS:DOCUMENT_CHECK",
                null,
                state(
                        "supplement",
                        "\"open\":"
                                + open("2026-11-20T03:00:00Z")
                                + ",\"done\":[],\"request\":{\"slip\":2,\"authority\":\"CUSTOMS\","
                                + "\"items\":[\"INVOICE\"],\"by\":{\"kind\":\"OFFICER\",\"id\":\"lan\"},"
                                + "\"at\":\"2026-11-20T02:00:00Z\",\"dueAt\":\"2026-11-23T12:00:00Z\"}",
                        ""));
        // Its next look was the end of a validity that does not end while it is held.
        file(
                HELD,
                "CHECKS_OUTSTANDING",
                "",
                Instant.parse("2026-12-05T17:00:00Z"),
                checks("[]", ",\"officersHold\":" + HOLD));
        file(
                AMENDED,
                "CHECKS_OUTSTANDING",
                "",
                null,
                checks(
                        "[]",
                        ",\"firstLodgedOn\":\"2026-11-10\",\"attention\":\"PASSED_WHILE_UNCLEARED\""));
        file(
                CLEARED,
                "CLEARED",
                "",
                null,
                state("cleared", "\"done\":[],\"clearedAt\":\"2026-11-20T03:00:00Z\"", ""));
        file(
                TO_BE_RELEASED,
                "HELD",
                "",
                null,
                state(
                        "held",
                        "\"done\":[],\"clearedAt\":\"2026-11-20T03:00:00Z\"",
                        ",\"officersHold\":"
                                + HOLD
                                + ",\"proposal\":{\"reasonCode\":\"seen\",\"by\":{\"kind\":\"OFFICER\",\"id\":\"lan\"}}"));
        run(
                "update declaration set attention = 'PASSED_WHILE_UNCLEARED' where id = '"
                        + AMENDED
                        + "'");
        migrate("latest");
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @Test
    void everyFileThatWaitsIsLookedAtWhenItsStateSays() throws Exception {
        var json = new FileJson();
        List<Tuple> files = rows("select id, next_due, state from declaration order by id");
        assertThat(files).hasSize(7);
        assertThat(rows("select id, look_at, state from declaration order by id")).isEqualTo(files);
        for (Tuple file : files) {
            Object[] row = file.toArray();
            Instant due = Deadlines.next(json.state((String) row[2]), Valuation.GATE_ZONE);
            assertThat(row[1]).as("%s", row[0]).isEqualTo(due);
        }
        assertThat(files)
                .extracting(f -> f.toArray()[0], f -> f.toArray()[1])
                .contains(
                        tuple(OF_OLD, Instant.parse("2026-12-05T17:00:00Z")),
                        tuple(DATED, Instant.parse("2026-11-20T03:00:00Z")),
                        tuple(ASKED, Instant.parse("2026-11-23T12:00:00Z")),
                        tuple(HELD, null),
                        tuple(AMENDED, Instant.parse("2026-11-25T17:00:00Z")),
                        tuple(CLEARED, null));
    }

    @Test
    void everyFileThatWaitsIsOnTheWorkListsOfThoseItWaitsFor() throws Exception {
        assertThat(
                        rows(
                                "select declaration_id, due_at, authority || ' ' || kind"
                                        + " from waiting_check"))
                .containsExactlyInAnyOrder(
                        tuple(
                                OF_OLD,
                                Instant.parse("9999-12-31T17:00:00Z"),
                                "CUSTOMS DOCUMENT_CHECK"),
                        tuple(
                                DATED,
                                Instant.parse("2026-11-20T03:00:00Z"),
                                "CUSTOMS DOCUMENT_CHECK"),
                        tuple(
                                DATED,
                                Instant.parse("2026-11-22T12:00:00Z"),
                                "PLANT_QUARANTINE SAMPLE"),
                        tuple(AMENDED, LODGED, "CUSTOMS ATTENTION"),
                        tuple(TO_BE_RELEASED, LODGED, "CUSTOMS PROPOSAL"));
    }

    @Test
    void filesOfBeforeAreKnownToHaveDocumentsThatAreNotListed() throws Exception {
        assertThat(
                        rows(
                                "select f.id from declaration f, documents_listed_since since"
                                        + " where f.lodged_at < since.at"
                                        + " and since.at between now() - interval '1 hour' and now()",
                                1))
                .hasSize(7);
    }

    private static String open(String... dueAt) {
        List<String> checks = new ArrayList<>();
        for (String due : dueAt) {
            checks.add(
                    """
                    {"authority":"%s","kind":"%s","within":{"days":0,"hours":2},
                     "since":"2026-11-20T01:00:00Z","dueAt":"%s","extended":false}"""
                            .formatted(
                                    checks.isEmpty() ? "CUSTOMS" : "PLANT_QUARANTINE",
                                    checks.isEmpty() ? "DOCUMENT_CHECK" : "SAMPLE",
                                    due));
        }
        return checks.toString();
    }

    private static String checks(String open, String marks) {
        return state("checks", "\"open\":" + open + ",\"done\":[]", marks);
    }

    /** Before there were marks there was no such field; none is written where none is given. */
    private static String state(String kind, String fields, String marks) {
        String borne =
                marks.isEmpty() ? "" : ",\"marks\":{\"slips\":1,\"lapsedSlip\":0" + marks + "}";
        return "{\"is\":\"%s\",\"standing\":{\"version\":1,\"generation\":1,%s%s},%s}"
                .formatted(kind, GOODS, borne, fields);
    }

    private static void file(
            UUID id, String status, String open, @Nullable Instant due, String state)
            throws SQLException {
        boolean hasDue =
                !rows("select attname from pg_attribute where attname = 'next_due'", 1).isEmpty();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into declaration (id, version, generation, status, channel,"
                                        + " gate, open_checks, awaiting_rate, lodged_at, state"
                                        + (hasDue ? ", next_due" : "")
                                        + ") values (?, 1, 1, ?, 'YELLOW', 'KIM-THANH', ?, false, ?, ?"
                                        + (hasDue ? ", ?)" : ")"))) {
            insert.setObject(1, id);
            insert.setString(2, status);
            insert.setString(3, open);
            insert.setTimestamp(4, Timestamp.from(LODGED));
            insert.setString(5, state);
            if (hasDue) {
                insert.setTimestamp(6, due == null ? null : Timestamp.from(due));
            }
            insert.executeUpdate();
        }
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Rows of an id, a time and a text. */
    private static List<Tuple> rows(String sql) throws SQLException {
        return rows(sql, 3);
    }

    private static List<Tuple> rows(String sql, int columns) throws SQLException {
        List<Tuple> rows = new ArrayList<>();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                Timestamp at = columns < 3 ? null : found.getTimestamp(2);
                rows.add(
                        columns < 3
                                ? tuple(found.getObject(1))
                                : tuple(
                                        found.getObject(1),
                                        at == null ? null : at.toInstant(),
                                        found.getString(3)));
            }
        }
        return rows;
    }

    private static void migrate(String target) {
        var unused =
                Flyway.configure()
                        .dataSource(postgres.getPostgresDatabase())
                        .locations("classpath:db/journal", "classpath:db/clearance")
                        .target(target)
                        .load()
                        .migrate();
    }
}
