package vn.bordergate.stats.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.events.TradeFact;
import vn.bordergate.stats.Facts;
import vn.bordergate.stats.Stand;
import vn.bordergate.stats.totals.TotalTables;

class RebuildTrial {

    private static final Stand STAND = Stand.shared();
    private static final String ADMINISTRATOR = STAND.bearer("administrator");

    @Test
    void theTotalsAreFoldedAgainFromTheFirstFactAndAreTheSame() {
        STAND.fold(Facts.history(51, 200));
        List<String> before = tables();
        long version = STAND.version();
        long folded = STAND.folded();

        JsonNode done = rebuilt();

        assertThat(done.get("state").asString()).isEqualTo("DONE");
        assertThat(done.get("recordsRead").asLong()).isEqualTo(done.get("recordsDue").asLong());
        assertThat(tables()).isEqualTo(before);
        assertThat(STAND.version()).isEqualTo(version + 1);
        assertThat(STAND.folded()).isEqualTo(folded);
    }

    @Test
    void aForgedTotalIsMendedByIt() {
        STAND.fold(Facts.history(52, 50));
        List<String> honest = tables();
        run("update total set usd_cents = usd_cents + 1 where day = (select min(day) from total)");
        assertThat(tables()).isNotEqualTo(honest);

        rebuilt();

        assertThat(tables()).isEqualTo(honest);
    }

    @ParameterizedTest
    @EnumSource
    void cutOffAtAnyPointTheOldTotalsAreServedAndAnotherProcessGoesOn(RebuildPoint point) {
        STAND.fold(Facts.history(53 + point.ordinal(), 60));
        List<String> before = tables();
        RebuildRuns runs = STAND.bean(RebuildRuns.class);
        RebuildDesk desk = STAND.bean(RebuildDesk.class);
        UUID id = new UUID(53, point.ordinal());
        UUID first = new UUID(1, 1);
        runs.begin(id, "somebody", first, Instant.now()).block();

        AtomicInteger passed = new AtomicInteger();
        assertThatThrownBy(
                        () ->
                                desk.rebuilding(
                                                reached -> {
                                                    if (reached == point
                                                            && passed.incrementAndGet() == 1) {
                                                        throw new IllegalStateException("killed");
                                                    }
                                                })
                                        .run(id, first))
                .hasStackTraceContaining("killed");
        assertThat(tables()).isEqualTo(before);
        // The live fold goes on while nobody rebuilds.
        STAND.fold(Facts.history(153 + point.ordinal(), 5));
        List<String> after = tables();

        UUID second = new UUID(2, 2);
        Instant now = Instant.now();
        assertThat(runs.adopt(second, now.plusSeconds(1), now).block()).isEqualTo(id);
        desk.rebuilding(reached -> {}).run(id, first);
        assertThat(runs.find(id).blockOptional().orElseThrow().state())
                .as("who was taken for dead does nothing more")
                .isEqualTo(RebuildRun.State.RUNNING);
        desk.rebuilding(reached -> {}).run(id, second);

        assertThat(runs.find(id).blockOptional().orElseThrow().state())
                .isEqualTo(RebuildRun.State.DONE);
        assertThat(tables()).isEqualTo(after);
        assertThat(count("rebuild_partition")).isZero();
        for (String name : TotalTables.NAMES) {
            assertThat(count(TotalTables.REBUILT.name(name))).as(name).isZero();
        }
    }

    @Test
    void whatIsFoldedWhileTheTablesAreRebuiltIsInThemOnce() {
        STAND.fold(Facts.history(71, 100));
        RebuildRuns runs = STAND.bean(RebuildRuns.class);
        UUID id = new UUID(71, 1);
        UUID runner = new UUID(71, 2);
        runs.begin(id, "somebody", runner, Instant.now()).block();
        long before = STAND.version();
        List<TradeFact> late = Facts.history(72, 30);

        STAND.bean(RebuildDesk.class)
                .rebuilding(
                        reached -> {
                            if (reached == RebuildPoint.FOLD_HELD) {
                                // They lie in the log, but nobody can fold them now.
                                STAND.send(late);
                            }
                        })
                .run(id, runner);

        // The switch is a change of its own.
        Stand.await(() -> STAND.version() == before + 1 + late.size());
        List<String> live = tables();
        rebuilt();
        assertThat(tables()).isEqualTo(live);
    }

    @Test
    void whileOneRunsASecondIsRefused() {
        RebuildRuns runs = STAND.bean(RebuildRuns.class);
        UUID id = new UUID(409, 2);
        runs.begin(id, "another process", UUID.randomUUID(), Instant.now()).block();

        HttpResponse<String> second = STAND.post("/api/rebuild", "Authorization", ADMINISTRATOR);

        runs.finish(id, RebuildRun.State.FAILED, "ended", Instant.now()).block();
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("REBUILD_RUNNING");
    }

    @Test
    void onlyAdministratorsRebuild() {
        assertThat(STAND.post("/api/rebuild").statusCode()).isEqualTo(401);
        assertThat(
                        STAND.post("/api/rebuild", "Authorization", STAND.bearer("auditor"))
                                .statusCode())
                .isEqualTo(403);
        assertThat(STAND.get("/rebuild", "Authorization", STAND.bearer("auditor")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void thePageShowsHowFarItIs() {
        rebuilt();

        var page = STAND.get("/rebuild", "Authorization", ADMINISTRATOR, "Accept", "text/html");

        assertThat(page.statusCode()).isEqualTo(200);
        var document = Jsoup.parse(page.body());
        assertThat(document.select("progress").attr("value")).isEqualTo("100");
        assertThat(document.text()).contains("Xong, đã thay");
    }

    private static JsonNode rebuilt() {
        HttpResponse<String> begun = STAND.post("/api/rebuild", "Authorization", ADMINISTRATOR);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String place = begun.headers().firstValue("Location").orElseThrow();
        Stand.await(() -> !get(place).contains("\"RUNNING\""));
        return JsonMapper.shared().readTree(get(place));
    }

    private static String get(String path) {
        return STAND.get(path, "Authorization", ADMINISTRATOR).body();
    }

    /** Every row of every table of totals, in one order. */
    private static List<String> tables() {
        StringBuilder all = new StringBuilder();
        for (String name : TotalTables.NAMES) {
            all.append(all.isEmpty() ? "" : " union all ")
                    .append("select '")
                    .append(name)
                    .append("' || x::text as line from ")
                    .append(name)
                    .append(" as x");
        }
        return Objects.requireNonNull(
                STAND.bean(DatabaseClient.class)
                        .sql("select line from (" + all + ") as lines order by line")
                        .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                        .all()
                        .collectList()
                        .block());
    }

    private static long count(String table) {
        return number("select count(*) from " + table);
    }

    private static long number(String sql) {
        return Objects.requireNonNull(
                STAND.bean(DatabaseClient.class)
                        .sql(sql)
                        .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                        .one()
                        .block());
    }

    private static void run(String sql) {
        STAND.bean(DatabaseClient.class).sql(sql).then().block();
    }
}
