package vn.bordergate.ingest.consignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.TrialGate;
import vn.bordergate.web.FaultsException;

/** What open pages hear while the line to the database stands, breaks, and stands again. */
class LiveConsignmentsTrial {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static TrialGate gate;
    private static LiveConsignments live;
    private final List<Disposable> watchers = new ArrayList<>();

    @BeforeAll
    static void open() {
        gate = new TrialGate();
        live = gate.bean(LiveConsignments.class);
    }

    @AfterAll
    static void close() {
        gate.close();
    }

    @AfterEach
    void goAway() {
        watchers.forEach(Disposable::dispose);
    }

    @Test
    void aPageIsToldThatNothingIsHeardAndToLookAnewWhenSomethingIsAgain() throws Exception {
        BlockingQueue<News> told = new LinkedBlockingQueue<>();
        watchers.add(live.watch().subscribe(told::add));
        awaits(told, News::everything);
        notified("m1");
        awaits(told, news -> news.marks().contains("m1"));
        assertThat(
                        gate.number(
                                "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                                        + " where query = 'listen consignments'"))
                .isEqualTo(1);
        awaits(told, news -> !news.fresh());
        awaits(told, News::everything);
        notified("m2");
        awaits(told, news -> news.marks().contains("m2"));
    }

    @Test
    void everybodyHearsByOneConnectionAndTheLastToGoClosesIt() throws Exception {
        for (int i = 0; i < 5; i++) {
            BlockingQueue<News> told = new LinkedBlockingQueue<>();
            watchers.add(live.watch().subscribe(told::add));
            awaits(told, News::fresh);
        }
        BlockingQueue<News> told = new LinkedBlockingQueue<>();
        watchers.add(live.watch().subscribe(told::add));
        notified("m3");
        awaits(told, news -> news.marks().contains("m3") || news.everything());
        assertThat(
                        gate.number(
                                "select count(*) from pg_stat_activity"
                                        + " where query = 'listen consignments'"))
                .isEqualTo(1);
    }

    @Test
    void onePageMoreThanTheMostIsSentAwayUntilAnotherHasGone() {
        for (int i = 0; i < LiveConsignments.WATCHERS_MAX; i++) {
            watchers.add(live.watch().subscribe());
        }
        FaultsException refused =
                Objects.requireNonNull(
                        live.watch()
                                .take(1)
                                .then(Mono.<FaultsException>empty())
                                .onErrorResume(FaultsException.class, Mono::just)
                                .block(PATIENCE));
        assertThat(refused.status()).isEqualTo(503);
        watchers.removeFirst().dispose();
        assertThat(live.watch().blockFirst(PATIENCE)).isNotNull();
    }

    private static void notified(String mark) {
        gate.run("select pg_notify('consignments', '" + mark + "')");
    }

    private static void awaits(BlockingQueue<News> told, Predicate<News> expected)
            throws InterruptedException {
        News news;
        do {
            news = told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(news).as("what was waited for did not come").isNotNull();
        } while (!expected.test(Objects.requireNonNull(news)));
    }
}
