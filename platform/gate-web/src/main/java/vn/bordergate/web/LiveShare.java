package vn.bordergate.web;

import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How many live streams one client may hold open at a service: an account, or an address where
 * nobody has signed in. A service keeps so many pages informed and no more, and without this one
 * client could be all of them.
 */
public final class LiveShare {

    /** Pages try again after about as long. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final RateLimits limits;
    private final ClientAddress addresses;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    LiveShare(RateLimits limits, ClientAddress addresses) {
        this.limits = limits;
        this.addresses = addresses;
    }

    /** The stream, while it runs one of the client's; 429 where it would be one too many. */
    public <T> Flux<T> of(ServerWebExchange exchange, Flux<T> stream) {
        return exchange.getPrincipal()
                .map(Principal::getName)
                .map(account -> counted("account " + account, limits.streams(), stream))
                .switchIfEmpty(
                        Mono.fromSupplier(
                                () ->
                                        counted(
                                                "address " + addresses.of(exchange.getRequest()),
                                                limits.openStreams(),
                                                stream)))
                .flatMapMany(counted -> counted);
    }

    private <T> Flux<T> counted(String client, int most, Flux<T> stream) {
        return Flux.defer(
                () -> {
                    if (open.merge(client, 1, Integer::sum) > most) {
                        giveBack(client);
                        return Flux.error(tooMany(most));
                    }
                    return stream.doFinally(_ -> giveBack(client));
                });
    }

    private void giveBack(String client) {
        open.computeIfPresent(client, (_, many) -> many == 1 ? null : many - 1);
    }

    private static FaultsException tooMany(int most) {
        return new FaultsException(
                429,
                List.of(Fault.at("", "LIVE_STREAMS_TOO_MANY", Map.of("max", most))),
                RETRY_AFTER);
    }
}
