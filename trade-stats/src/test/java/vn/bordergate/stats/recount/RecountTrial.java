package vn.bordergate.stats.recount;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
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

        forge("+");
        JsonNode forged = recount();
        forge("-");
        assertThat(forged.get("result").get("equal").asBoolean()).isFalse();
        assertThat(forged.get("result").get("cellsDiffering").asLong()).isEqualTo(1);
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

    private static void forge(String sign) {
        STAND.bean(DatabaseClient.class)
                .sql(
                        "update total set usd_cents = usd_cents "
                                + sign
                                + " 1 where (day, gate, direction, trade_type, stage, heading,"
                                + " partner, currency) = (select day, gate, direction, trade_type,"
                                + " stage, heading, partner, currency from total order by day, gate,"
                                + " direction, trade_type, stage, heading, partner, currency"
                                + " limit 1)")
                .then()
                .block();
    }
}
