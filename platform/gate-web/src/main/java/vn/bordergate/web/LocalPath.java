package vn.bordergate.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Where somebody is taken after signing in: a page of this service and nothing else. */
final class LocalPath {

    static final String FIRST_PAGE = "/";
    static final int CHARS_MAX = 1000;

    /** Pages of the sign-in itself, to which nobody wants to come back. */
    private static final List<String> PASSING =
            List.of("/oauth2/", "/login/", "/sign-out", "/signed-out");

    private LocalPath() {}

    /** The path and query asked for, or the first page when it would lead away from here. */
    static String of(@Nullable String asked) {
        return asked == null || leadsAway(asked) || PASSING.stream().anyMatch(asked::startsWith)
                ? FIRST_PAGE
                : asked;
    }

    private static boolean leadsAway(String asked) {
        return asked.length() > CHARS_MAX
                || !asked.startsWith("/")
                || asked.startsWith("//")
                || asked.indexOf('\\') >= 0
                || asked.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)
                || !isAddress(asked);
    }

    /** Browsers forgive what a redirect cannot be written with, such as a bar or a lone %. */
    private static boolean isAddress(String asked) {
        try {
            URI address = new URI(asked);
            return !address.isAbsolute() && address.getRawAuthority() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Of a request for a page; what was sent cannot be sent again by coming back to it. */
    static String of(ServerHttpRequest request) {
        if (request.getMethod() != HttpMethod.GET && request.getMethod() != HttpMethod.HEAD) {
            return FIRST_PAGE;
        }
        String query = request.getURI().getRawQuery();
        return of(request.getURI().getRawPath() + (query == null ? "" : "?" + query));
    }
}
