package vn.bordergate.stats.totals;

import java.time.InstantSource;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.web.Figures;

/** Has goods put on show when a day has begun, on whichever instance looks first. */
@Component
class GoodsClock {

    private static final Logger LOG = LoggerFactory.getLogger(GoodsClock.class);

    private final GoodsShowing showing;
    private final TotalsSettings settings;
    private final InstantSource clock;

    GoodsClock(GoodsShowing showing, TotalsSettings settings, InstantSource clock) {
        this.showing = showing;
        this.settings = settings;
        this.clock = clock;
    }

    /** Looked at once a minute; what fails is tried again then. */
    @Scheduled(fixedDelay = 60_000, initialDelay = 20_000)
    Mono<Void> tick() {
        return Mono.defer(
                () ->
                        settings.goodsByClock()
                                ? showing.show(LocalDate.ofInstant(clock.instant(), Figures.ZONE))
                                        .filter(moved -> moved > 0)
                                        .doOnNext(moved -> LOG.info("{} goods shown anew", moved))
                                        .doOnError(
                                                failure ->
                                                        LOG.warn(
                                                                "Goods were not shown: {}",
                                                                failure.toString()))
                                        .onErrorComplete()
                                        .then()
                                : Mono.empty());
    }
}
