package vn.bordergate.stats.report;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.stats.period.Period;
import vn.bordergate.stats.published.Publications;
import vn.bordergate.web.Figures;

/**
 * Makes the reports that are due, each once however many instances run, and publishes the day with
 * its daily report. A gate that stood still makes up for the last week.
 */
@Component
class ReportClock {

    private static final Logger LOG = LoggerFactory.getLogger(ReportClock.class);

    /** Who is said to have published a day. */
    private static final String WHO = "20:00";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Reports reports;
    private final ReportBook book;
    private final Publications publications;
    private final ReportSettings settings;
    private final InstantSource clock;

    ReportClock(
            Reports reports,
            ReportBook book,
            Publications publications,
            ReportSettings settings,
            InstantSource clock) {
        this.reports = reports;
        this.book = book;
        this.publications = publications;
        this.settings = settings;
        this.clock = clock;
    }

    /** Looked at twice a minute; what fails is tried again then. */
    @Scheduled(fixedDelay = 30_000, initialDelay = 30_000)
    Mono<Void> tick() {
        return Mono.defer(
                () -> {
                    if (!settings.byClock()) {
                        return Mono.empty();
                    }
                    return makeDue(clock.instant())
                            .timeout(PATIENCE)
                            .doOnError(
                                    failure ->
                                            LOG.warn(
                                                    "Reports that are due were not made: {}",
                                                    failure.toString()))
                            .onErrorComplete()
                            .then();
                });
    }

    /** Makes what is due at that moment and was not made before; how many reports that were. */
    Mono<Long> makeDue(Instant now) {
        List<Period> due = DueReports.due(now.atZone(Figures.ZONE), settings.hour());
        return book.madeByClock(due.stream().map(Period::text).toList())
                .flatMapMany(
                        made ->
                                Flux.fromIterable(due)
                                        .filter(period -> !made.contains(period.text())))
                .concatMap(period -> make(period, now))
                .filter(made -> made)
                .count();
    }

    private Mono<Boolean> make(Period period, Instant now) {
        Mono<Void> published =
                period.kind() == Period.Kind.DAY ? publish(period.from()) : Mono.empty();
        return published
                .then(Mono.defer(() -> reports.makeByClock(period, now)))
                .doOnNext(made -> LOG.info("Report of {} made: {}", period.text(), made));
    }

    /** Before its report is kept: what stops in between is done again at the next look, once. */
    private Mono<Void> publish(LocalDate day) {
        return publications
                .isPublishedBy(WHO, day)
                .flatMap(done -> done ? Mono.empty() : publications.publish(day, WHO))
                .then();
    }
}
