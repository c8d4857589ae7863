package vn.bordergate.clearance;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import vn.bordergate.events.CustomsNoticeEvent;
import vn.bordergate.events.GateDeclarationEvent;
import vn.bordergate.events.PublishedEvent;
import vn.bordergate.events.Topic;
import vn.bordergate.journal.Batch;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Received;
import vn.bordergate.journal.Subscription;
import vn.bordergate.journal.UnreadableEventException;

/** The whole service on a real PostgreSQL database of its own, without a broker. */
public final class ClearanceAtWork implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Made once: the search for two large primes takes as long as a trial. */
    private static final KeyPair KEYS = keys();

    private final TrialPostgres postgres;
    private final ConfigurableApplicationContext context;

    /**
     * @param more settings of this one, such as {@code --gate.fees.sweep=1h}
     */
    public ClearanceAtWork(String... more) throws Exception {
        postgres = TrialPostgres.onTheSharedServer();
        Path publicKey = Files.createTempFile("gate-key", ".pem");
        Files.writeString(
                publicKey,
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(KEYS.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        SpringApplication service = ClearanceService.builder().application();
        List<String> settings =
                new ArrayList<>(
                        List.of(
                                "--gate.database.port=" + postgres.port(),
                                "--gate.database.name=" + postgres.database(),
                                "--gate.database.user=postgres",
                                "--gate.rates.reread=1h",
                                "--gate.random-checks.share=0",
                                "--gate.customs.link=LIEN-KET",
                                "--gate.priority.reread=1h",
                                "--gate.sign-in.person-claim=staff_number",
                                "--gate.deadlines.sweep=1h",
                                "--gate.yards.plans=classpath:/gates/trial-plans.json",
                                "--gate.calling.look=1h",
                                "--gate.fees.sweep=1h",
                                "--gate.fees.returns=1h",
                                "--gate.journal.forward=false",
                                "--gate.journal.consume=false",
                                "--gate.journal.topics.create=false",
                                "--spring.kafka.admin.auto-create=false",
                                "--spring.kafka.bootstrap-servers=127.0.0.1:1",
                                "--spring.security.oauth2.resourceserver.jwt.public-key-location=file:"
                                        + publicKey,
                                "--server.port=0"));
        settings.addAll(List.of(more));
        context = service.run(settings.toArray(String[]::new));
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public String address() {
        return "http://127.0.0.1:"
                + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** What is asked of the service over HTTP, in English. */
    public OverHttp http() {
        return http("en");
    }

    /** The same in any language. */
    public OverHttp http(String language) {
        return new OverHttp(address(), language);
    }

    /** Applies what declarants did as the journal would: in one transaction. */
    public Batch takeIn(List<? extends GateDeclarationEvent> events) {
        return takeIn("declarationSubscription", Topic.GATE_DECLARATIONS, events);
    }

    /** Applies what Customs said as the journal would. */
    public Batch hear(List<? extends CustomsNoticeEvent> events) {
        return takeIn("customsSubscription", Topic.CUSTOMS_NOTICES, events);
    }

    /** Applies what is said and seen of vehicles as the journal would, conflicts and all. */
    public Batch see(List<? extends PublishedEvent> events) {
        return journaled("crossingSubscription", Topic.GATE_CROSSINGS, events);
    }

    /** Looks again at vehicles whose goods or fees something was decided on. */
    public Batch assess(List<? extends PublishedEvent> events) {
        return journaled("readinessSubscription", Topic.CLEARANCE_CROSSINGS, events);
    }

    private Batch journaled(
            String subscription, Topic topic, List<? extends PublishedEvent> events) {
        List<Received> records = new ArrayList<>();
        for (PublishedEvent event : events) {
            records.add(received(topic, records.size(), event));
        }
        Batch batch = Batch.of(records);
        var handler = context.getBean(subscription, Subscription.class).handler();
        bean(vn.bordergate.journal.JournaledTransactions.class)
                .run(reactor.core.publisher.Mono.defer(() -> handler.handle(batch)))
                .block(PATIENCE);
        return batch;
    }

    /** Applies any events as the journal would, by the reader of that name. */
    public Batch takeIn(String subscription, Topic topic, List<? extends PublishedEvent> events) {
        List<Received> records = new ArrayList<>();
        for (PublishedEvent event : events) {
            records.add(received(topic, records.size(), event));
        }
        Batch batch = Batch.of(records);
        context.getBean(subscription, Subscription.class)
                .handler()
                .handle(batch)
                .as(bean(TransactionalOperator.class)::transactional)
                .block(PATIENCE);
        return batch;
    }

    // The handler does not look at where a record stands in its sender's journal.
    @SuppressWarnings("NullAway")
    private static Received received(Topic topic, long offset, PublishedEvent event) {
        return new Received(topic.wireName(), 0, offset, event.key(), null, event);
    }

    /** Everything that was published so far, in order. */
    public List<PublishedEvent> published() {
        EventJson json = bean(EventJson.class);
        return Objects.requireNonNull(
                bean(DatabaseClient.class)
                        .sql("select type, value from journal order by txid, position")
                        .map(
                                row ->
                                        read(
                                                json,
                                                Objects.requireNonNull(row.get(0, String.class)),
                                                Objects.requireNonNull(row.get(1, String.class))))
                        .all()
                        .collectList()
                        .block(PATIENCE));
    }

    public <E extends PublishedEvent> List<E> published(Class<E> type) {
        return published().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static PublishedEvent read(EventJson json, String type, String value) {
        try {
            return json.read(type, value.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (UnreadableEventException e) {
            throw new AssertionError(e);
        }
    }

    /** A signed token of the officer, who has signed in for it and has no other account. */
    public String token(String subject, String... roles) throws Exception {
        return tokenAt(List.of("*"), subject, roles);
    }

    /** The same of an officer who was granted some gates. */
    public String tokenAt(List<String> gates, String subject, String... roles) throws Exception {
        return signed(signedIn(claims(gates, subject, roles), subject));
    }

    /** The same with a name. */
    public String tokenOf(String name, String subject, String... roles) throws Exception {
        var claims = claims(List.of("*"), subject, roles).claim("name", name);
        return signed(signedIn(claims, subject));
    }

    /** Of an account that is one of several of a person. */
    public String tokenOfPerson(String person, String subject, String... roles) throws Exception {
        return signed(signedIn(claims(List.of("*"), subject, roles), person));
    }

    /** Of a program, for which nobody has signed in. */
    public String programToken(String subject, String... roles) throws Exception {
        return signed(claims(List.of("*"), subject, roles).claim("staff_number", subject));
    }

    private static JWTClaimsSet.Builder claims(
            List<String> gates, String subject, String... roles) {
        return new JWTClaimsSet.Builder()
                .subject(subject)
                .claim("name", subject)
                .claim("roles", List.of(roles))
                .claim("gates", gates)
                .expirationTime(Date.from(Instant.now().plusSeconds(3600)));
    }

    private static JWTClaimsSet.Builder signedIn(JWTClaimsSet.Builder claims, String person) {
        return claims.claim("auth_time", Instant.now().getEpochSecond())
                .claim("staff_number", person);
    }

    private String signed(JWTClaimsSet.Builder claims) throws Exception {
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims.build());
        token.sign(new RSASSASigner(KEYS.getPrivate()));
        return token.serialize();
    }

    @Override
    public void close() throws Exception {
        context.close();
        postgres.close();
    }
}
