package vn.bordergate.stats.totals;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.events.Stage;
import vn.bordergate.stats.Facts;
import vn.bordergate.stats.Stand;

/** However many ask, and whatever they ask: the fold and the live stream go on. */
class CrowdTrial {

    private static final Stand STAND = Stand.shared();

    @Test
    void oneQuestionTooManyIsTurnedAwayAtOnceWhileTheLiveStreamGoesOn() throws Exception {
        Bulkhead seats = STAND.bean(BulkheadRegistry.class).bulkhead(ReadGuard.QUESTIONS);
        int taken = 0;
        try (Watcher watcher = new Watcher(STAND)) {
            while (seats.tryAcquirePermission()) {
                taken++;
            }

            HttpResponse<String> refused = STAND.get("/api/totals", "Accept-Language", "en");
            STAND.send(
                    List.of(
                            Facts.fact(
                                    new UUID(51, 1),
                                    1,
                                    Stage.CLEARED,
                                    "MANY-ASK",
                                    "0810",
                                    "CNY",
                                    1,
                                    1,
                                    Facts.DAY)));

            assertThat(taken).isEqualTo(4);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(refused.body()).contains("TOTALS_CROWDED");
            Stand.await(() -> watcher.heard("MANY-ASK"));
            assertThat(STAND.get("/", "Accept", "text/html").statusCode()).isEqualTo(200);
        } finally {
            for (int i = 0; i < taken; i++) {
                seats.releasePermission();
            }
        }
        assertThat(STAND.get("/api/totals").statusCode()).isEqualTo(200);
    }

    @Test
    void whileQuestionsFailTheLiveStreamGoesOn() throws Exception {
        CircuitBreaker breaker =
                STAND.bean(CircuitBreakerRegistry.class).circuitBreaker(ReadGuard.QUESTIONS);
        breaker.transitionToForcedOpenState();
        try (Watcher watcher = new Watcher(STAND)) {
            assertThat(STAND.get("/api/totals").statusCode()).isEqualTo(503);
            Stand.await(() -> watcher.heard("event:totals"));
            assertThat(STAND.get("/", "Accept", "text/html").statusCode()).isEqualTo(200);
        } finally {
            breaker.transitionToClosedState();
        }
    }

    @Test
    void theServerEndsAStatementThatTakesTooLong() {
        Connection holder =
                Objects.requireNonNull(
                        Mono.from(STAND.bean(ConnectionFactory.class).create()).block());
        try {
            Mono.from(holder.beginTransaction()).block();
            Flux.from(holder.createStatement("lock table total in access exclusive mode").execute())
                    .flatMap(result -> result.getRowsUpdated())
                    .blockLast();

            HttpResponse<String> answer = STAND.get("/api/totals?by=day");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(waiting()).as("statements that still wait for the table").isZero();
        } finally {
            Mono.from(holder.rollbackTransaction()).block();
            Mono.from(holder.close()).block();
        }
        Stand.await(() -> STAND.get("/api/totals").statusCode() == 200);
    }

    @Test
    void readinessAsksTheDatabase() {
        assertThat(STAND.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(askedFor("readiness")).isTrue();
        assertThat(askedFor("liveness")).isFalse();
    }

    private static boolean askedFor(String group) {
        HealthEndpointGroups groups = STAND.bean(HealthEndpointGroups.class);
        return Objects.requireNonNull(groups.get(group)).isMember("r2dbc");
    }

    private static long waiting() {
        return STAND.bean(DatabaseClient.class)
                .sql(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and query like '%from total %'")
                .map((row, meta) -> row.get(0, Long.class))
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
