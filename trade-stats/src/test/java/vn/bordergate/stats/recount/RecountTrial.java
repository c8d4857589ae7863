package vn.bordergate.stats.recount;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.stats.Facts;
import vn.bordergate.stats.Stand;
import vn.bordergate.stats.recount.RecountRun.State;

class RecountTrial {

    private static final Stand STAND = Stand.shared();
    private static final String AUDITOR = STAND.bearer("auditor");

    @Test
    void theLiveTotalsEqualARecountOfTheRealLogAndAForgedCentIsFound() {
        STAND.fold(Facts.history(2026, 400));

        JsonNode honest = recount();
        assertThat(honest.get("result").get("differences")).isEmpty();
        assertThat(honest.get("result").get("violations")).isEmpty();
        assertThat(honest.get("result").get("equal").asBoolean()).isTrue();
        assertThat(honest.get("result").get("factsRead").asLong()).isEqualTo(STAND.folded());
        assertThat(honest.get("recordsRead").asLong()).isEqualTo(honest.get("recordsDue").asLong());

        assertThat(honest.get("result").get("cells").asInt())
                .as("the tables beside the totals are compared too")
                .isGreaterThan(cells());

        forge("total", "usd_cents", "+");
        JsonNode forged = recount();
        forge("total", "usd_cents", "-");
        assertThat(forged.get("result").get("equal").asBoolean()).isFalse();
        assertThat(forged.get("result").get("cellsDiffering").asLong()).isEqualTo(1);
    }

    /** Each table that is folded from facts; one that is added and not compared fails here. */
    @ParameterizedTest
    @FieldSource("vn.bordergate.stats.totals.TotalTables#NAMES")
    void aWrongCellOfAnyTableThatIsFoldedIsFound(String table) {
        STAND.fold(
                List.of(
                        Facts.by(
                                5,
                                Facts.cleared(
                                        UUID.nameUUIDFromBytes(table.getBytes(UTF_8)),
                                        "KIM-THANH",
                                        Facts.DAY,
                                        CustomsChannel.YELLOW,
                                        "TANG-LOONG"))));
        String column = table.equals("declarant_group") ? "g5" : "declarations";
        forge(table, column, "+");
        JsonNode forged = recount();
        forge(table, column, "-");

        assertThat(forged.at("/result/cellsDiffering").asLong()).isEqualTo(1);
        String cell = forged.at("/result/differences/0/cell").asString();
        assertThat(cell).startsWith(table.equals("total") ? "20" : table + "|");
    }

    @Test
    void onlyAuditorsAndAdministratorsMayAsk() {
        assertThat(STAND.post("/api/recount").statusCode()).isEqualTo(401);
        assertThat(STAND.post("/api/recount", "Authorization", STAND.bearer("trader")).statusCode())
                .isEqualTo(403);
        assertThat(STAND.get("/api/recount").statusCode()).isEqualTo(401);
    }

    @Test
    void whileOneRunsASecondIsRefused() {
        RecountRuns runs = STAND.bean(RecountRuns.class);
        UUID id = new UUID(409, 1);
        runs.begin(id, "another instance", Instant.now()).block();

        HttpResponse<String> second = STAND.post("/api/recount", "Authorization", AUDITOR);

        runs.finish(id, State.FAILED, RecountResult.failed("ended", 0), Instant.now()).block();
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("RECOUNT_RUNNING");
    }

    @Test
    void aRunThatWasGivenUpStaysSoThoughItsProcessFinishesLater() {
        RecountRuns runs = STAND.bean(RecountRuns.class);
        UUID id = new UUID(410, 1);
        Instant now = Instant.now();
        runs.begin(id, "a slow one", now).block();
        runs.abandonSilent(now.plusSeconds(1), now).block();

        runs.finish(id, State.DONE, RecountResult.failed("late", 0), now).block();

        assertThat(runs.find(id).blockOptional().orElseThrow().state()).isEqualTo(State.ABANDONED);
    }

    @Test
    void aRecountThatNeverWasIsNotFound() {
        assertThat(get("/api/recount/never").statusCode()).isEqualTo(404);
        assertThat(get("/api/recount/00000000-0000-0000-0000-000000000000").statusCode())
                .isEqualTo(404);
    }

    private static JsonNode recount() {
        HttpResponse<String> begun = STAND.post("/api/recount", "Authorization", AUDITOR);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String place = begun.headers().firstValue("Location").orElseThrow();
        Stand.await(() -> !get(place).body().contains("\"RUNNING\""));
        assertThat(get("/api/recount").body()).contains(place.substring("/api/recount/".length()));
        return JsonMapper.shared().readTree(get(place).body());
    }

    private static HttpResponse<String> get(String path) {
        return STAND.get(path, "Authorization", AUDITOR);
    }

    private static int cells() {
        return STAND.bean(DatabaseClient.class)
                .sql("select count(*)::int from total")
                .map(row -> java.util.Objects.requireNonNull(row.get(0, Integer.class)))
                .one()
                .blockOptional()
                .orElseThrow();
    }

    /** One row of the table, the same each time. */
    private static void forge(String table, String column, String sign) {
        DatabaseClient database = STAND.bean(DatabaseClient.class);
        String key =
                database.sql(
                                """
                                select string_agg(a.attname, ', ') from pg_index i
                                join pg_attribute a
                                    on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
                                where i.indisprimary and i.indrelid = '%s'::regclass"""
                                        .formatted(table))
                        .map(row -> String.valueOf(row.get(0, String.class)))
                        .one()
                        .blockOptional()
                        .orElseThrow();
        database.sql(
                        "update %1$s set %2$s = %2$s %3$s 1 where (%4$s) ="
                                        .formatted(table, column, sign, key)
                                + " (select %1$s from %2$s order by %1$s limit 1)"
                                        .formatted(key, table))
                .then()
                .block();
    }
}
