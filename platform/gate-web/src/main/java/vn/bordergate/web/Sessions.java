package vn.bordergate.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.session.InMemoryWebSessionStore;
import org.springframework.web.server.session.WebSessionStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The sessions of the people who are signed in, in this process. They end after a time without a
 * request, and in any case before the next shift: what a provider has taken away from somebody must
 * not live on here for ever.
 */
final class Sessions implements WebSessionStore {

    private final InMemoryWebSessionStore kept = new InMemoryWebSessionStore();
    private final Duration longest;
    private final int most;
    private final Clock clock;

    Sessions(SignInSettings settings, Clock clock) {
        this.longest = settings.sessionMax();
        this.most = settings.sessionsMax();
        this.clock = clock;
        kept.setDefaultMaxIdleTime(settings.idleMax());
        kept.setMaxSessions(most);
        kept.setClock(clock);
    }

    /** Whether nobody else can sign in until somebody leaves. */
    boolean areFull() {
        if (kept.getSessions().size() < most) {
            return false;
        }
        kept.removeExpiredSessions();
        return kept.getSessions().size() >= most;
    }

    /** Ends all that are meant; how many there were. */
    Mono<Long> end(Predicate<WebSession> meant) {
        return Flux.defer(() -> Flux.fromIterable(List.copyOf(kept.getSessions().values())))
                .filter(meant)
                .concatMap(session -> session.invalidate().thenReturn(session))
                .count();
    }

    @Override
    public Mono<WebSession> createWebSession() {
        return kept.createWebSession();
    }

    @Override
    public Mono<WebSession> retrieveSession(String sessionId) {
        return kept.retrieveSession(sessionId)
                .flatMap(
                        session ->
                                isOver(session)
                                        ? kept.removeSession(sessionId).then(Mono.empty())
                                        : Mono.just(session));
    }

    @Override
    public Mono<Void> removeSession(String sessionId) {
        return kept.removeSession(sessionId);
    }

    @Override
    public Mono<WebSession> updateLastAccessTime(WebSession session) {
        return kept.updateLastAccessTime(session);
    }

    private boolean isOver(WebSession session) {
        return !session.getCreationTime().plus(longest).isAfter(clock.instant());
    }
}
