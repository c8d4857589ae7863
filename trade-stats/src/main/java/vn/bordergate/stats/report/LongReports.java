package vn.bordergate.stats.report;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * Makes reports of long periods aside, month by month, so that whoever asked sees how far it is and
 * may leave: what is ready is kept as every report that is handed in.
 */
@Component
class LongReports {

    /** Days of a period that nobody is made to wait for: half a year is answered at once. */
    static final int DAYS_AT_ONCE_MAX = 200;

    /** Long reports that one instance makes at a time. */
    static final int AT_ONCE_MAX = 2;

    private static final Logger LOG = LoggerFactory.getLogger(LongReports.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Reports reports;
    private final MakingBook book;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final AtomicInteger running = new AtomicInteger();

    LongReports(Reports reports, MakingBook book, InstantSource clock, Supplier<UUID> ids) {
        this.reports = reports;
        this.book = book;
        this.clock = clock;
        this.ids = ids;
    }

    static boolean isLong(ReportQuestion question) {
        return ChronoUnit.DAYS.between(question.period().from(), question.period().to())
                >= DAYS_AT_ONCE_MAX;
    }

    /** Begins one; the name that it has from now on. */
    Mono<UUID> begin(ReportQuestion question, String who) {
        return Mono.defer(
                () -> {
                    if (running.incrementAndGet() > AT_ONCE_MAX) {
                        running.decrementAndGet();
                        return Mono.error(crowded());
                    }
                    UUID id = ids.get();
                    Instant now = clock.instant();
                    return book.begin(id, question, who, reports.steps(question), now)
                            .doOnError(_ -> running.decrementAndGet())
                            .doOnSuccess(_ -> work(id, question, who))
                            .thenReturn(id);
                });
    }

    /** In nobody's time: the one who asked may have gone. */
    private void work(UUID id, ReportQuestion question, String who) {
        reports.handInByMonth(id, question, who, () -> book.step(id, clock.instant()))
                .then(book.end(id))
                .onErrorResume(
                        failure -> {
                            LOG.warn("Report of {} broke off", question.period().text(), failure);
                            return book.fail(id).onErrorComplete();
                        })
                .doFinally(_ -> running.decrementAndGet())
                .subscribe();
    }

    Mono<Making> find(String id) {
        return Mono.fromSupplier(() -> UUID.fromString(id))
                .onErrorComplete(IllegalArgumentException.class)
                .flatMap(known -> book.find(known, clock.instant()));
    }

    Mono<List<Making>> all() {
        return book.all(clock.instant());
    }

    private static FaultsException crowded() {
        Map<String, Object> args = Map.of("max", AT_ONCE_MAX);
        return new FaultsException(
                503, List.of(Fault.at("", "REPORTS_LONG_CROWDED", args)), RETRY_AFTER);
    }
}
