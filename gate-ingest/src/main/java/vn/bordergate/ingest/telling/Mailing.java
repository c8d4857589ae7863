package vn.bordergate.ingest.telling;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.bordergate.ingest.telling.Attempt.Outcome;

/** Sends messages as e-mail, on threads of its own, as a mail server makes its senders wait. */
final class Mailing implements Carrier {

    private final MailSender sender;
    private final String from;
    private final Discretion discretion;
    private final Scheduler threads;
    private final Duration sendMax;
    private final InstantSource clock;

    Mailing(
            MailSender sender,
            String from,
            Discretion discretion,
            Scheduler threads,
            Duration sendMax,
            InstantSource clock) {
        this.sender = sender;
        this.from = from;
        this.discretion = discretion;
        this.threads = threads;
        this.sendMax = sendMax;
        this.clock = clock;
    }

    @Override
    public Mono<Attempt> call(Addressee to, Letter letter) {
        return Mono.defer(
                () -> {
                    Instant at = clock.instant();
                    long begun = System.nanoTime();
                    return Mono.fromCallable(() -> sent(to, letter))
                            .subscribeOn(threads)
                            .timeout(sendMax)
                            .onErrorResume(e -> Mono.just(failure(e)))
                            .map(outcome -> new Attempt(outcome, null, at, millis(begun)));
                });
    }

    /** Mails stand in line for a thread, and rights end meanwhile. */
    private @Nullable Outcome sent(Addressee to, Letter letter) {
        if (!discretion.stands(letter, to.account())) {
            return null;
        }
        sender.send(mail(to, letter));
        return Outcome.DELIVERED;
    }

    private SimpleMailMessage mail(Addressee to, Letter letter) {
        SimpleMailMessage mail = new SimpleMailMessage();
        mail.setFrom(from);
        mail.setTo(to.target());
        mail.setSubject(letter.subject());
        mail.setText(letter.body());
        return mail;
    }

    private static Outcome failure(Throwable e) {
        return switch (e) {
            case TimeoutException _ -> Outcome.TIMED_OUT;
            case MailParseException _ -> Outcome.REFUSED;
            // The server was there and would not take it.
            case MailSendException refused
                    when !refused.getFailedMessages().isEmpty()
                            && refused.getFailedMessages().values().stream()
                                    .noneMatch(f -> f.getCause() instanceof IOException) ->
                    Outcome.REFUSED;
            default -> Outcome.UNREACHABLE;
        };
    }

    private static int millis(long begun) {
        return (int) ((System.nanoTime() - begun) / 1_000_000);
    }
}
