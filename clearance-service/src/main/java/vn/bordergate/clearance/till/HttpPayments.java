package vn.bordergate.clearance.till;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** A provider that is asked over HTTP. It answers soon or not at all, and stops nobody else. */
final class HttpPayments implements Payments {

    /** A provider's answer has a few fields; what is longer is none. */
    static final int ANSWER_BYTES_MAX = 64 * 1024;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TillProperties.Provider settings;
    private final URI address;
    private final NoticeSeal seal;
    private final CircuitBreaker breaker;
    private final InstantSource clock;
    private final HttpClient http;

    HttpPayments(
            TillProperties.Provider settings,
            URI address,
            NoticeSeal seal,
            CircuitBreaker breaker,
            InstantSource clock) {
        this.settings = settings;
        this.address = address;
        this.seal = seal;
        this.breaker = breaker;
        this.clock = clock;
        http =
                HttpClient.newBuilder()
                        .connectTimeout(settings.connectMax())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    @Override
    public String name() {
        return address.getHost();
    }

    @Override
    public boolean isPretended() {
        return false;
    }

    @Override
    public Mono<Answer> ask(Order order) {
        return post(
                "/payments",
                Map.of(
                        "paymentId", order.paymentId(),
                        "gate", order.gate(),
                        "purpose", order.purpose(),
                        "vnd", order.vnd(),
                        "currency", "VND"));
    }

    @Override
    public Mono<Answer> giveBack(Return part) {
        return post(
                "/returns",
                Map.of(
                        "refundId", part.refundId(),
                        "paymentId", part.paymentId(),
                        "receipt", part.receipt(),
                        "vnd", part.vnd(),
                        "currency", "VND"));
    }

    private Mono<Answer> post(String path, Map<String, Object> fields) {
        byte[] body = JSON.writeValueAsBytes(fields);
        return Mono.defer(
                        () ->
                                Mono.fromFuture(
                                        http.sendAsync(
                                                request(path, body),
                                                HttpResponse.BodyHandlers.limiting(
                                                        HttpResponse.BodyHandlers.ofByteArray(),
                                                        ANSWER_BYTES_MAX))))
                .timeout(settings.answerMax())
                .map(HttpPayments::answer)
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorMap(
                        _ ->
                                new FaultsException(
                                        503, List.of(Fault.at("", "PAYMENTS_AWAY")), RETRY_AFTER));
    }

    private HttpRequest request(String path, byte[] body) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(settings.answerMax())
                .header("Content-Type", "application/json")
                .header(NoticeSeal.HEADER, seal.sign(body, clock.instant()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException("the provider answered " + response.statusCode());
        }
        try {
            JsonNode answer = JSON.readTree(response.body());
            String reference = answer.path("reference").asString("");
            if (reference.isBlank()) {
                throw new IllegalStateException("the provider named no reference");
            }
            // Money that moves is told by a signed notice, never by an answer.
            return new Answer(false, reference, payAt(answer.path("payAt").asString("")));
        } catch (JacksonException e) {
            throw new IllegalStateException("the provider's answer is no JSON", e);
        }
    }

    /** Nobody is sent to a page that is not on an encrypted line. */
    static @Nullable URI payAt(String text) {
        if (text.isBlank()) {
            return null;
        }
        URI page = URI.create(text);
        String scheme = page.getScheme() == null ? "" : page.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") || page.getHost() == null) {
            throw new IllegalStateException("the provider's page is not on https");
        }
        return page;
    }
}
