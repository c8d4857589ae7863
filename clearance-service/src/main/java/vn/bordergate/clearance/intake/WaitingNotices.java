package vn.bordergate.clearance.intake;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.register.NoticeTray;

/**
 * How many notices of Customs have waited for their declaration longer than declarations are late.
 * Either Customs names what nobody lodged here, or something that was lodged has not come.
 */
public final class WaitingNotices {

    /** A declaration is behind its notice by seconds, and by an hour when something is wrong. */
    static final Duration USUAL = Duration.ofHours(1);

    private final NoticeTray tray;
    private volatile double count = Double.NaN;

    public WaitingNotices(NoticeTray tray, MeterRegistry metrics) {
        this.tray = tray;
        Gauge.builder("gate.customs.notices.waiting", this, waiting -> waiting.count)
                .description("notices that have waited for their declaration for over an hour")
                .register(metrics);
    }

    /** Counts them anew; until that succeeds it is not known how many there are. */
    Mono<Void> measure(Instant now) {
        return tray.waitingSince(now.minus(USUAL))
                .doOnNext(found -> count = found)
                .doOnError(_ -> count = Double.NaN)
                .then();
    }
}
