package vn.bordergate.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.bordergate.ingest.declaring.form.Sample;

/** The service on a free port with a database of its own and no Kafka; its clock stands still. */
public final class TrialGate implements AutoCloseable {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

    private final TrialPostgres postgres;
    private final ConfigurableApplicationContext context;
    private final Path documents;

    public TrialGate(String... properties) {
        this(TrialPostgres.onTheSharedServer(), properties);
    }

    private TrialGate(TrialPostgres postgres, String... properties) {
        this.postgres = postgres;
        try {
            documents = Files.createTempDirectory(Path.of("target"), "documents");
            Path key = Files.createTempFile("gate-ingest", ".pem");
            key.toFile().deleteOnExit();
            Files.writeString(key, TrialToken.publicKey());
            context = start(key, properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With a PostgreSQL that the trial may stop. */
    static TrialGate onAServerOfItsOwn() {
        return new TrialGate(TrialPostgres.onAServerOfItsOwn());
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
                        "gate.database.port=" + postgres.port(),
                        "gate.database.name=" + postgres.database(),
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

    /** A client that shows this trader's token, for the firm of {@link Sample}. */
    public WebTestClient trader(String subject) {
        return client(token(subject, "trader"));
    }

    /** A client of a trader at another firm. */
    public WebTestClient stranger(String subject) {
        return client(TrialToken.of(subject, "trader").actingFor(TrialToken.ELSEWHERE));
    }

    public WebTestClient client(TrialToken token) {
        return client(token.signed());
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

    void stopPostgres() {
        postgres.stop();
    }

    @Override
    public void close() {
        context.close();
        postgres.close();
    }

    /** Of a program; a trader's acts for the firm of {@link Sample}. */
    public static String token(String subject, String... roles) {
        return token(subject, List.of("*"), roles);
    }

    /** Of somebody who was granted these gates only. */
    public static String token(String subject, List<String> gates, String... roles) {
        TrialToken token = TrialToken.of(subject, roles).at(gates);
        return token.roles().contains("trader")
                ? token.actingFor(TrialToken.HOME).signed()
                : token.signed();
    }
}
