package vn.bordergate.web;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.header.ServerHttpHeadersWriter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** What a browser is told it may do with an answer: as little as our own pages need. */
final class SafetyHeaders implements ServerHttpHeadersWriter {

    private final List<PathPattern> apiPages;
    private final String apiPagesPolicy;

    SafetyHeaders(GateWeb settings) {
        this.apiPages =
                settings.apiPages().stream().map(PathPatternParser.defaultInstance::parse).toList();
        this.apiPagesPolicy = settings.apiPagesPolicy();
    }

    /** Writes these where the framework's own defaults would say less. */
    void inPlaceOfOthers(ServerHttpSecurity.HeaderSpec headers) {
        headers.writer(this).frameOptions(f -> f.disable()).contentTypeOptions(c -> c.disable());
    }

    @Override
    public Mono<Void> writeHttpHeaders(ServerWebExchange exchange) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        boolean apiPage = apiPages.stream().anyMatch(p -> p.matches(path));
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.set("Content-Security-Policy", apiPage ? apiPagesPolicy : GateWeb.CONTENT_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set(
                "Permissions-Policy",
                (CameraPage.isDeclared(exchange) ? "camera=(self)" : "camera=()")
                        + ", microphone=(), geolocation=(), payment=(), usb=()");
        return Mono.empty();
    }
}
