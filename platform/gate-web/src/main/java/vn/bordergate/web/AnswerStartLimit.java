package vn.bordergate.web;

import java.time.Duration;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Gives up on a request that has not begun to be answered in time. A stream that has begun may take
 * as long as it needs: a file of a million lines is answered line by line. So may a handler that
 * keeps a limit of its own.
 */
final class AnswerStartLimit implements WebFilter {

    private final Duration most;

    AnswerStartLimit(Duration most) {
        this.most = most;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Mono<Long> timeIsUp =
                Mono.delay(most)
                        .flatMap(
                                t ->
                                        exchange.getResponse().isCommitted()
                                                        || OwnTimeLimit.isDeclared(exchange)
                                                ? Mono.never()
                                                : Mono.just(t));
        return chain.filter(exchange).timeout(timeIsUp, Mono.error(AnswerTooSlowException::new));
    }
}
