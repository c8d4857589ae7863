package vn.bordergate.stats;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.events.PublishedEvent;
import vn.bordergate.events.TradeFact;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Journal;

/** The whole service on a real PostgreSQL and a real Kafka, started once for all trials. */
public final class Stand {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ConfigurableApplicationContext context;
    private final KeyPair keys;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Stand() throws IOException, GeneralSecurityException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        EmbeddedKafkaKraftBroker kafka = new EmbeddedKafkaKraftBroker(1, 1);
        kafka.brokerProperty("group.initial.rebalance.delay.ms", "0");
        kafka.afterPropertiesSet();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        context =
                TradeStats.builder()
                        .run(
                                "--gate.database.port=" + postgres.getPort(),
                                "--gate.database.name=postgres",
                                "--gate.database.user=postgres",
                                "--spring.kafka.bootstrap-servers=" + kafka.getBrokersAsString(),
                                "--server.port=0",
                                "--gate.totals.answer-rows-max=500",
                                "--gate.totals.live-heartbeat=1s",
                                "--gate.totals.live-tick=100ms",
                                "--gate.totals.statement-max=2s",
                                // Trials move these clocks themselves.
                                "--gate.totals.goods-by-clock=false",
                                "--gate.reports.by-clock=false",
                                "--spring.security.oauth2.resourceserver.jwt.public-key-location="
                                        + publicKeyFile().toUri());
    }

    /** The stand that all trials of this run share. */
    public static Stand shared() {
        return Shared.STAND;
    }

    /** Sends facts the way clearance does: through a journal and the broker. */
    public void send(List<TradeFact> facts) {
        tell(facts);
    }

    /** Sends any events that way. */
    public void tell(List<? extends PublishedEvent> events) {
        EventJson json = bean(EventJson.class);
        bean(Journal.class).append(events.stream().map(json::entry).toList()).block(PATIENCE);
    }

    /** Sends and waits until the totals have moved by that many facts. */
    public void fold(List<TradeFact> facts) {
        long before = version();
        send(facts);
        await(() -> version() >= before + facts.size());
    }

    public long version() {
        return json("/api/totals").get("version").asLong();
    }

    /** How many facts the totals hold; the version also counts how often they were switched. */
    public long folded() {
        return Objects.requireNonNull(
                bean(DatabaseClient.class)
                        .sql("select sum(facts)::bigint from folded")
                        .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                        .one()
                        .block(PATIENCE));
    }

    public JsonNode json(String path) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path)).timeout(PATIENCE);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpResponse<String> post(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address(path))
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.noBody());
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Posts a text of that type. */
    public HttpResponse<String> post(String path, String type, String body, String authorization) {
        return send(
                HttpRequest.newBuilder(address(path))
                        .timeout(PATIENCE)
                        .headers("Content-Type", type, "Authorization", authorization)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public URI address(String path) {
        String port = context.getEnvironment().getProperty("local.server.port");
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public HttpClient http() {
        return http;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** An Authorization header of somebody with that role. */
    public String bearer(String role) {
        return bearer(role, List.of());
    }

    /** An Authorization header of somebody with that role at every gate. */
    public String bearerEverywhere(String role) {
        return bearer(role, List.of("*"));
    }

    private String bearer(String role, List<String> gates) {
        try {
            JWTClaimsSet claims =
                    new JWTClaimsSet.Builder()
                            .subject("somebody")
                            .claim("roles", List.of(role))
                            .claim("gates", gates)
                            .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                            .build();
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
            token.sign(new RSASSASigner(keys.getPrivate()));
            return "Bearer " + token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks again until it holds, or fails after half a minute. */
    public static void await(Condition condition) {
        Mono.fromCallable(condition::holds)
                .filter(held -> held)
                .repeatWhenEmpty(tries -> tries.delayElements(Duration.ofMillis(50)))
                .block(PATIENCE);
    }

    /** What a trial waits for. */
    @FunctionalInterface
    public interface Condition {
        boolean holds();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path publicKeyFile() throws IOException {
        String body =
                Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys.getPublic().getEncoded());
        Path file = Files.createTempFile("gate", ".pem");
        file.toFile().deleteOnExit();
        return Files.writeString(
                file, "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n");
    }

    /** Started when first asked for, and left to the end of the process. */
    private static final class Shared {
        static final Stand STAND = started();

        private static Stand started() {
            try {
                return new Stand();
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
