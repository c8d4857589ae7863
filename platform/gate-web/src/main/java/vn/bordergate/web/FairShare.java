package vn.bordergate.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Gives each client its share: an account by its name, whichever tokens it shows, and an address
 * where nobody has signed in. Whoever asks for more waits; nobody else notices. It comes after the
 * sign-in, so that a name is one that was proved.
 */
final class FairShare implements WebFilter {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final RateLimits limits;
    private final ClientAddress addresses;
    private final LongSupplier nanos;
    private final Cache<String, Allowance> clients;

    FairShare(RateLimits limits, ClientAddress addresses, LongSupplier nanos) {
        this.limits = limits;
        this.addresses = addresses;
        this.nanos = nanos;
        this.clients =
                Caffeine.newBuilder()
                        .maximumSize(limits.clientsMax())
                        .expireAfterAccess(Duration.ofMinutes(10))
                        .build();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getPrincipal()
                .map(Principal::getName)
                .map(account -> take("account " + account, limits.perSecond(), limits.burst()))
                .switchIfEmpty(Mono.fromSupplier(() -> takeOpen(exchange)))
                .flatMap(wait -> wait == 0 ? chain.filter(exchange) : Mono.error(tooMany(wait)));
    }

    private long takeOpen(ServerWebExchange exchange) {
        String from = "address " + addresses.of(exchange.getRequest());
        return take(from, limits.openPerSecond(), limits.openBurst());
    }

    private long take(String client, int perSecond, int burst) {
        long now = nanos.getAsLong();
        Allowance allowance = clients.get(client, _ -> new Allowance(now));
        return allowance.take(now, SECOND / perSecond, burst);
    }

    private static FaultsException tooMany(long waitNanos) {
        Duration wait = Duration.ofSeconds(1 + waitNanos / SECOND);
        return new FaultsException(429, List.of(Fault.at("", "TOO_MANY_REQUESTS")), wait);
    }
}
