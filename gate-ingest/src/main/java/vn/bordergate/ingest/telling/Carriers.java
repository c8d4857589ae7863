package vn.bordergate.ingest.telling;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The right way for each kind of receiver.
 *
 * @param mail null where no mail server is configured
 */
record Carriers(Carrier webhooks, @Nullable Carrier mail, InstantSource clock) implements Carrier {

    @Override
    public Mono<Attempt> call(Addressee to, Letter letter) {
        return switch (to.kind()) {
            case WEBHOOK -> webhooks.call(to, letter);
            case MAIL ->
                    mail != null
                            ? mail.call(to, letter)
                            : Mono.just(
                                    new Attempt(
                                            Attempt.Outcome.UNREACHABLE, null, clock.instant(), 0));
        };
    }
}
