package vn.bordergate.stats.totals;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeFact;
import vn.bordergate.stats.Facts;
import vn.bordergate.stats.Stand;

class LiveTrial {

    private static final Stand STAND = Stand.shared();

    @Test
    void whoWatchesSeesTheTotalsAtOnceAndThenEachChange() throws Exception {
        try (Watcher watcher = new Watcher(STAND)) {
            Stand.await(() -> watcher.heard("event:totals"));
            long before = watcher.lastId();

            STAND.fold(List.of(cleared(1, "LIVE-GATE", 123_456)));

            Stand.await(() -> watcher.heard("\"usd\":\"1234.56\""));
            assertThat(watcher.lastId()).isGreaterThan(before);
            assertThat(watcher.lastWith("LIVE-GATE")).contains("\"lastFactAt\":\"2026-11-22T03:0");
        }
    }

    @Test
    void manyWatchersSeeTheSame() throws Exception {
        List<Watcher> watchers = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                watchers.add(new Watcher(STAND));
            }
            STAND.fold(List.of(cleared(2, "CROWD-GATE", 77)));
            for (Watcher watcher : watchers) {
                Stand.await(() -> watcher.heard("CROWD-GATE"));
            }
        } finally {
            for (Watcher watcher : watchers) {
                watcher.close();
            }
        }
    }

    @Test
    void anAccountListensSoManyTimesAtOnceAndNoMoreAndOthersDoNotNotice() throws Exception {
        String[] account = {"Authorization", STAND.bearer("auditor")};
        listensSoOften(30, account);
        try (Watcher another = new Watcher(STAND)) {
            Stand.await(() -> another.heard("event:totals"));
        }
    }

    @Test
    void anAddressWithoutASignInListensSoManyTimesAtOnceAndNoMore() throws Exception {
        listensSoOften(100);
        try (Watcher another = new Watcher(STAND, "Authorization", STAND.bearer("auditor"))) {
            Stand.await(() -> another.heard("event:totals"));
        }
    }

    /** As many as that, not one more, and again one as soon as one is over. */
    private static void listensSoOften(int most, String... headers) {
        List<Watcher> watchers = new ArrayList<>();
        try {
            // Those of other trials may be about to end.
            Stand.await(
                    () -> {
                        while (watchers.size() < most && isLetIn(watchers, headers)) {}
                        return watchers.size() == most;
                    });
            HttpResponse<String> refused = STAND.get("/api/totals/live", headers);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("10");
            assertThat(refused.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/problem+json");
            assertThat(refused.body()).contains("LIVE_STREAMS_TOO_MANY");
            watchers.removeLast().close();
            Stand.await(() -> isLetIn(watchers, headers));
        } finally {
            watchers.forEach(Watcher::close);
        }
    }

    private static boolean isLetIn(List<Watcher> watchers, String... headers) {
        try {
            return Watcher.letIn(STAND, headers).map(watchers::add).orElse(false);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aQuietStreamIsHeardToLive() throws Exception {
        try (Watcher watcher = new Watcher(STAND)) {
            Stand.await(() -> watcher.heard(":heartbeat"));
        }
    }

    @Test
    void aReaderWhoTakesNothingIsKeptTheLatestAndNothingElse() throws Exception {
        List<LiveEvent> taken = new CopyOnWriteArrayList<>();
        BaseSubscriber<LiveEvent> slow =
                new BaseSubscriber<>() {
                    @Override
                    protected void hookOnSubscribe(Subscription subscription) {
                        subscription.request(1);
                    }

                    @Override
                    protected void hookOnNext(LiveEvent event) {
                        taken.add(event);
                    }
                };
        STAND.bean(LiveStream.class).events().subscribe(slow);
        try (Watcher watcher = new Watcher(STAND)) {
            Stand.await(() -> taken.size() == 1);
            for (int i = 0; i < 4; i++) {
                String gate = "SLOW-GATE-" + i;
                STAND.fold(List.of(cleared(20 + i, gate, 1)));
                Stand.await(() -> watcher.heard(gate));
            }
            assertThat(taken).hasSize(1);

            slow.request(1);

            Stand.await(() -> taken.size() == 2);
            assertThat(taken.get(1).data()).contains("SLOW-GATE-3");
        } finally {
            slow.cancel();
        }
    }

    @Test
    void aConnectionThatStopsReadingDisturbsNobodyAndSeesTheLatestAfterwards() throws Exception {
        URI address = STAND.address("/api/totals/live");
        try (Socket stopped = new Socket();
                Watcher watcher = new Watcher(STAND)) {
            stopped.setReceiveBufferSize(4_096);
            stopped.setSoTimeout(30_000);
            stopped.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            stopped.getOutputStream()
                    .write(
                            ("GET " + address.getPath() + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 4; i++) {
                String gate = "STOPPED-GATE-" + i;
                STAND.fold(List.of(cleared(30 + i, gate, 1)));
                Stand.await(() -> watcher.heard(gate));
            }

            BufferedReader body =
                    new BufferedReader(
                            new InputStreamReader(
                                    stopped.getInputStream(), StandardCharsets.UTF_8));
            String line = body.readLine();
            while (line != null && !line.contains("STOPPED-GATE-3")) {
                line = body.readLine();
            }
            assertThat(line).isNotNull();
        }
    }

    @Test
    void whileTheTotalsCannotBeReadWatchersAreToldSoOnceAndThenGoOn() throws Exception {
        CircuitBreaker breaker =
                STAND.bean(CircuitBreakerRegistry.class).circuitBreaker(ReadGuard.LIVE);
        try (Watcher watcher = new Watcher(STAND)) {
            Stand.await(() -> watcher.heard("event:totals"));
            breaker.transitionToForcedOpenState();
            Stand.await(() -> watcher.heard("event:stale"));
            HttpResponse<String> board = STAND.get("/", "Accept", "text/html");
            assertThat(board.statusCode()).isEqualTo(503);
            assertThat(Jsoup.parse(board.body()).select("[data-card] [data-figure]").eachText())
                    .as("what cannot be read is not shown as nothing")
                    .hasSize(8)
                    .containsOnly("–");
            assertThat(STAND.get("/api/totals").statusCode()).isEqualTo(200);
            long told = watcher.count("event:totals");

            breaker.transitionToClosedState();

            Stand.await(() -> watcher.count("event:totals") > told);
            assertThat(watcher.count("event:stale")).isEqualTo(1);
        } finally {
            breaker.transitionToClosedState();
        }
    }

    private static TradeFact cleared(long id, String gate, long cents) {
        return Facts.fact(
                new UUID(11, id), 1, Stage.CLEARED, gate, "0810", "CNY", cents, 1, Facts.DAY);
    }
}
