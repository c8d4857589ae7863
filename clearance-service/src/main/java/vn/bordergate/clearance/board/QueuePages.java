package vn.bordergate.clearance.board;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ServerWebExchange;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.ISpringWebFluxTemplateEngine;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.bordergate.clearance.board.Queues.Snapshot;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Language;
import vn.bordergate.web.LiveShare;

/** The queue for everybody, without sign-in: as a page, on a large screen, as JSON, and live. */
@Controller
class QueuePages {

    private static final CacheControl SHARED =
            CacheControl.maxAge(Duration.ofSeconds(1)).cachePublic();

    private final Queues queues;
    private final LiveQueues live;
    private final LiveShare share;
    private final BoardWords words;
    private final ISpringWebFluxTemplateEngine templates;
    private final CircuitBreaker breaker;
    private final Map<String, Part> parts = new ConcurrentHashMap<>();

    QueuePages(
            Queues queues,
            LiveQueues live,
            LiveShare share,
            BoardWords words,
            ISpringWebFluxTemplateEngine templates,
            CircuitBreakerRegistry breakers) {
        this.queues = queues;
        this.live = live;
        this.share = share;
        this.words = words;
        this.templates = templates;
        this.breaker = breakers.circuitBreaker("queue-database");
    }

    /** What changes of a page, written once for all who read the same language. */
    private record Part(String tag, String html) {}

    /** As JSON; not modified as long as nothing but the time has changed. */
    @GetMapping(path = "/api/queue/{gate}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Mono<ResponseEntity<byte[]>> json(
            @PathVariable String gate,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String known) {
        return snapshot(gate)
                .map(
                        snapshot ->
                                answer(
                                        snapshot.tag(),
                                        known,
                                        MediaType.APPLICATION_JSON,
                                        snapshot.json()));
    }

    /** On to the first gate that has a queue. */
    @GetMapping("/queue")
    String first() {
        return queues.gates().stream()
                .findFirst()
                .map(gate -> "redirect:/queue/" + gate)
                .orElseThrow(() -> FaultsException.of(404, Fault.at("", "YARD_GATE_UNKNOWN")));
    }

    @GetMapping("/queue/{gate}")
    Mono<String> page(
            @PathVariable String gate,
            @RequestParam(required = false) @Nullable String screen,
            ServerWebExchange exchange,
            Model model) {
        requireKnown(gate);
        Language language = Language.of(exchange);
        boolean wall = "wall".equals(screen);
        model.addAttribute("gate", gate);
        model.addAttribute("gateName", words.gate(gate, language));
        model.addAttribute("wall", wall);
        model.addAttribute("rules", PublicQueue.rules(queues.order()));
        model.addAttribute("order", queues.order());
        model.addAttribute("language", language.tag());
        String view = "clearance-service/" + (wall ? "queue-wall" : "queue");
        return snapshot(gate)
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(snapshot -> model.addAttribute("part", part(snapshot, language, wall)))
                .doOnNext(snapshot -> model.addAttribute("at", snapshot.queue().at()))
                .thenReturn(view)
                .onErrorResume(
                        e -> !(e instanceof FaultsException),
                        // The page says so itself and tries again: a screen on a wall has nobody
                        // who could.
                        _ -> {
                            model.addAttribute("part", "");
                            exchange.getResponse().setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
                            return Mono.just(view);
                        });
    }

    /** What changes of the page. */
    @GetMapping(path = "/queue/{gate}/part", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    Mono<ResponseEntity<String>> part(
            @PathVariable String gate,
            @RequestParam(required = false) @Nullable String screen,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String known,
            ServerWebExchange exchange) {
        Language language = Language.of(exchange);
        boolean wall = "wall".equals(screen);
        return snapshot(gate)
                .publishOn(Schedulers.boundedElastic())
                .map(
                        snapshot ->
                                answer(
                                        snapshot.tag() + language.tag() + (wall ? "w" : ""),
                                        known,
                                        new MediaType(
                                                MediaType.TEXT_HTML,
                                                java.nio.charset.StandardCharsets.UTF_8),
                                        part(snapshot, language, wall)));
    }

    @GetMapping(path = "/queue/{gate}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ResponseBody
    Flux<ServerSentEvent<String>> live(@PathVariable String gate, ServerWebExchange exchange) {
        return share.of(exchange, live.watch(gate));
    }

    private Mono<Snapshot> snapshot(String gate) {
        requireKnown(gate);
        return queues.of(gate).transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    private void requireKnown(String gate) {
        if (!queues.has(gate)) {
            throw FaultsException.of(404, Fault.at("", "YARD_GATE_UNKNOWN"));
        }
    }

    private static <T> ResponseEntity<T> answer(
            String tag, @Nullable String known, MediaType type, T body) {
        String quoted = '"' + tag + '"';
        boolean isKnown = known != null && known.contains(quoted);
        ResponseEntity.BodyBuilder answer =
                (isKnown ? ResponseEntity.status(HttpStatus.NOT_MODIFIED) : ResponseEntity.ok())
                        .eTag(quoted)
                        .cacheControl(SHARED)
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        return isKnown ? answer.build() : answer.contentType(type).body(body);
    }

    private String part(Snapshot snapshot, Language language, boolean wall) {
        String key = snapshot.queue().gate() + language.tag() + wall;
        // One writes it anew; whoever comes meanwhile waits for that and does not write it as well.
        return parts.compute(
                        key,
                        (_, known) ->
                                known != null && known.tag().equals(snapshot.tag())
                                        ? known
                                        : new Part(
                                                snapshot.tag(), written(snapshot, language, wall)))
                .html();
    }

    private String written(Snapshot snapshot, Language language, boolean wall) {
        Locale locale = language.locale();
        var context = new Context(locale);
        context.setVariable("queue", snapshot.queue());
        context.setVariable("words", words.in(language));
        return templates.process(
                "clearance-service/" + (wall ? "queue-wall-part" : "queue-part"), context);
    }
}
