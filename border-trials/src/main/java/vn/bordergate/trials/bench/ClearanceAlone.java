package vn.bordergate.trials.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import vn.bordergate.clearance.ClearanceService;
import vn.bordergate.local.DatabasePasswords;
import vn.bordergate.local.LocalKafka;
import vn.bordergate.local.LocalKeys;
import vn.bordergate.local.LocalPostgres;
import vn.bordergate.local.signin.Client;
import vn.bordergate.local.signin.LocalProvider;

/**
 * clearance-service by itself in one JVM with a real Kafka, beside a real PostgreSQL, and a sign-in
 * for its pages. What it reads lies in Kafka before it begins: it consumes when it is told to, by a
 * line on its standard input, and answers each line with one.
 */
public final class ClearanceAlone {

    static final String CONSUME = "consume";
    static final String REST = "rest";
    static final String END = "end";
    static final String DONE = "done";

    private static final String SERVICE = "clearance-service";
    private static final String SECRET = "of-this-run-only";
    private static final String SCHEMA = "clearance";
    private static final String AUDIENCE = "border-gate";

    private ClearanceAlone() {}

    /** Arguments: data directory, port. */
    public static void main(String[] arguments) throws Exception {
        // Standard output is for answers alone.
        PrintStream answers = System.out;
        System.setOut(System.err);
        System.setProperty("logback.configurationFile", "bench-logback.xml");
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        Path data = Path.of(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        LocalKeys keys = LocalKeys.keptIn(data.resolve("secrets"), Instant.now());
        var passwords = DatabasePasswords.keptIn(data.resolve("secrets/database.properties"));
        try (LocalKafka kafka = LocalKafka.start(data.resolve("kafka"));
                LocalPostgres postgres =
                        LocalPostgres.start(
                                data.resolve("postgres"), data.resolve("programs"), passwords);
                LocalProvider signIn = signIn(port);
                ConfigurableApplicationContext service =
                        ClearanceService.builder()
                                .bannerMode(Banner.Mode.OFF)
                                .registerShutdownHook(false)
                                .run(settings(port, keys, kafka, postgres, signIn))) {
            obey(service.getBean("journalSubscriptions", SmartLifecycle.class), answers);
        }
        System.exit(0);
    }

    private static void obey(SmartLifecycle subscriptions, PrintStream answers) throws IOException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        answers.println(DONE);
        String line = in.readLine();
        while (line != null && !line.equals(END)) {
            switch (line) {
                case CONSUME -> subscriptions.start();
                case REST -> subscriptions.stop();
                default -> throw new IOException("not understood: " + line);
            }
            answers.println(DONE);
            line = in.readLine();
        }
    }

    private static LocalProvider signIn(int port) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        return LocalProvider.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(Client.service(SERVICE, SECRET, port)),
                (RSAPrivateCrtKey) keys.getPrivate(),
                (RSAPublicKey) keys.getPublic(),
                AUDIENCE,
                InstantSource.system());
    }

    private static String[] settings(
            int port,
            LocalKeys keys,
            LocalKafka kafka,
            LocalPostgres postgres,
            LocalProvider signIn) {
        String client = "--spring.security.oauth2.client.";
        String tokens = "--spring.security.oauth2.resourceserver.jwt.";
        return new String[] {
            "--server.address=127.0.0.1",
            "--server.port=" + port,
            "--gate.database.port=" + postgres.port(),
            "--gate.database.name=" + LocalPostgres.DATABASE,
            "--gate.database.user=" + SCHEMA,
            "--gate.database.password=" + postgres.passwords().of(SCHEMA),
            "--gate.database.schema=" + SCHEMA,
            "--gate.journal.consume=false",
            "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
            tokens + "public-key-location=file:" + keys.publicKey().toAbsolutePath(),
            tokens + "audiences=" + AUDIENCE,
            client + "provider.gate.issuer-uri=" + signIn.issuer(),
            client + "registration.gate.client-id=" + SERVICE,
            client + "registration.gate.client-secret=" + SECRET,
            client + "registration.gate.scope=openid,profile"
        };
    }
}
