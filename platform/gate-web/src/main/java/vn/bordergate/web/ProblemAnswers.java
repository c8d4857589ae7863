package vn.bordergate.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/** Answers every failed request: problem+json for a program, a page for a person. */
final class ProblemAnswers implements ErrorWebExceptionHandler, Ordered {

    private static final long BODY_SURELY_HERE_BYTES = 4096;
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

    private final Problems problems;
    private final List<ViewResolver> views;
    private final List<HttpMessageWriter<?>> writers;

    ProblemAnswers(
            Problems problems, List<ViewResolver> views, List<HttpMessageWriter<?>> writers) {
        this.problems = problems;
        this.views = List.copyOf(views);
        this.writers = List.copyOf(writers);
    }

    @Override
    public int getOrder() {
        return -2;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        Finding finding = problems.finding(thrown);
        if (isGone(thrown)) {
            return Mono.empty();
        }
        if (exchange.getResponse().isCommitted()) {
            LOG.warn("{}the answer broke off: {}", exchange.getLogPrefix(), finding.code(), thrown);
            return Mono.error(thrown);
        }
        if (finding.status() == 503) {
            LOG.warn("{}{}: {}", exchange.getLogPrefix(), finding.code(), thrown.toString());
        } else if (finding.status() >= 500) {
            LOG.error("{}{}", exchange.getLogPrefix(), finding.code(), thrown);
        }
        return answer(exchange, finding);
    }

    Mono<Void> answer(ServerWebExchange exchange, Finding finding) {
        Problem problem = problems.of(finding, exchange);
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders headers = response.getHeaders();
        headers.remove(HttpHeaders.CONTENT_LENGTH);
        finding.headers().forEach(headers::put);
        if (finding.retryAfter() != null) {
            long seconds = Math.max(1, finding.retryAfter().toSeconds());
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (mayHoldMore(exchange.getRequest())) {
            headers.set(HttpHeaders.CONNECTION, "close");
        }
        if (wantsPage(exchange)) {
            return page(exchange, problem).onErrorResume(e -> plain(exchange, problem, e));
        }
        return json(exchange, problem);
    }

    private Mono<Void> page(ServerWebExchange exchange, Problem problem) {
        return draw(exchange, problem.status(), "shell/error", Map.of("problem", problem));
    }

    /** Answers with a page from outside of any handler. */
    Mono<Void> draw(ServerWebExchange exchange, int status, String view, Map<String, ?> model) {
        return ServerResponse.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .render(view, model)
                .flatMap(rendered -> rendered.writeTo(exchange, new Rendering(writers, views)));
    }

    /** A page that cannot be drawn must not hide what went wrong. */
    private Mono<Void> plain(ServerWebExchange exchange, Problem problem, Throwable drawing) {
        LOG.error("{}the error page failed", exchange.getLogPrefix(), drawing);
        return exchange.getResponse().isCommitted() ? Mono.error(drawing) : json(exchange, problem);
    }

    private Mono<Void> json(ServerWebExchange exchange, Problem problem) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
        byte[] body = problems.line(problem).getBytes(StandardCharsets.UTF_8);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().setContentLength(body.length);
        if (exchange.getRequest().getMethod() == HttpMethod.HEAD) {
            return response.setComplete();
        }
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /**
     * Whether part of the body may still be on its way when it is refused. The next request on that
     * connection would wait behind it.
     */
    private static boolean mayHoldMore(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        return headers.getContentLength() > BODY_SURELY_HERE_BYTES
                || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    static boolean wantsPage(ServerWebExchange exchange) {
        try {
            for (MediaType type : exchange.getRequest().getHeaders().getAccept()) {
                if (type.equalsTypeAndSubtype(MediaType.TEXT_HTML)) {
                    return true;
                }
                if (type.getSubtype().endsWith("json")) {
                    return false;
                }
            }
            return false;
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    /** The sender hung up; there is nobody to answer. */
    private static boolean isGone(Throwable thrown) {
        return thrown instanceof AbortedException;
    }

    private record Rendering(
            List<HttpMessageWriter<?>> messageWriters, List<ViewResolver> viewResolvers)
            implements ServerResponse.Context {}
}
