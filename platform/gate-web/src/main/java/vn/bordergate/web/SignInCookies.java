package vn.bordergate.web;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.session.WebSessionIdResolver;

/**
 * The cookies of a sign-in: for this host alone, not for scripts, not sent along from other sites,
 * and never over an open wire. On one machine the services differ by their port, which a browser
 * does not look at, so each names its cookies after itself. Only plain HTTP on the loopback
 * interface gets them without Secure and the prefix that goes with it.
 */
final class SignInCookies implements WebSessionIdResolver {

    private static final String HOST_PREFIX = "__Host-";
    private static final String SESSION = "session";
    private static final String PENDING = "sign-in";

    private final String service;

    SignInCookies(String service) {
        this.service = service.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    @Override
    public List<String> resolveSessionIds(ServerWebExchange exchange) {
        String id = read(exchange, SESSION);
        return id == null ? List.of() : List.of(id);
    }

    @Override
    public void setSessionId(ServerWebExchange exchange, String id) {
        write(exchange, SESSION, id, null);
    }

    @Override
    public void expireSession(ServerWebExchange exchange) {
        write(exchange, SESSION, "", Duration.ZERO);
    }

    @Nullable String pending(ServerWebExchange exchange) {
        return read(exchange, PENDING);
    }

    void keepPending(ServerWebExchange exchange, String value, Duration age) {
        write(exchange, PENDING, value, age);
    }

    void forgetPending(ServerWebExchange exchange) {
        write(exchange, PENDING, "", Duration.ZERO);
    }

    private @Nullable String read(ServerWebExchange exchange, String kind) {
        HttpCookie cookie = exchange.getRequest().getCookies().getFirst(name(exchange, kind));
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    /**
     * Writes one cookie.
     *
     * @param age null for as long as the browser is open
     */
    private void write(
            ServerWebExchange exchange, String kind, String value, @Nullable Duration age) {
        ResponseCookie.ResponseCookieBuilder cookie =
                ResponseCookie.from(name(exchange, kind), value)
                        .path("/")
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(!isLoopback(exchange));
        if (age != null) {
            cookie.maxAge(age);
        }
        ResponseCookie made = cookie.build();
        exchange.getResponse().getCookies().set(made.getName(), made);
    }

    private String name(ServerWebExchange exchange, String kind) {
        return (isLoopback(exchange) ? "" : HOST_PREFIX) + service + "-" + kind;
    }

    private static boolean isLoopback(ServerWebExchange exchange) {
        URI uri = exchange.getRequest().getURI();
        String host = uri.getHost();
        return "http".equals(uri.getScheme())
                && host != null
                && (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]"));
    }
}
