package vn.bordergate.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.bordergate.local.signin.LocalProvider;

/** Everything that runs in this process, and the order in which it stops. */
final class RunningGate implements AutoCloseable {

    /** Everybody on this machine shares an address and the token of a role. */
    private static final List<String> ONE_CLIENT =
            List.of(
                    "--gate.web.rate.per-second=1000000",
                    "--gate.web.rate.burst=1000000",
                    "--gate.web.rate.open-per-second=1000000",
                    "--gate.web.rate.open-burst=1000000",
                    "--gate.web.rate.streams=1000000",
                    "--gate.web.rate.open-streams=1000000");

    private static final Logger LOG = LoggerFactory.getLogger(RunningGate.class);

    /** The gates of the border, and those of the year whose real declarations the demo lodges. */
    private static final String GATE_BOOKS = "lao-cai,korea-2020";

    /** Minutes go by in seconds on a played day; whoever watches it stays signed in. */
    private static final List<String> LONG_SESSIONS =
            List.of("--gate.sign-in.idle-max=24h", "--gate.sign-in.session-max=24h");

    private final int portBase;
    private final LocalKeys keys;
    private final Deque<AutoCloseable> stopsFirst = new ArrayDeque<>();
    private boolean closed;

    private RunningGate(int portBase, LocalKeys keys) {
        this.portBase = portBase;
        this.keys = keys;
    }

    /** Starts the servers side by side, then the services side by side. */
    static RunningGate start(DataDirectory data, int portBase, InstantSource clock)
            throws IOException, GeneralSecurityException {
        return start(data, portBase, clock, null);
    }

    /**
     * The same with services that go by the clock of a played day, and tokens that go by the real
     * one.
     */
    static RunningGate start(
            DataDirectory data, int portBase, InstantSource clock, @Nullable Clock dayClock)
            throws IOException, GeneralSecurityException {
        LocalKeys keys = LocalKeys.keptIn(data.secrets(), clock.instant());
        RunningGate gate = new RunningGate(portBase, keys);
        try {
            gate.startAll(data, clock, dayClock);
            return gate;
        } catch (IOException | RuntimeException e) {
            gate.close();
            throw e;
        }
    }

    private void startAll(DataDirectory data, InstantSource clock, @Nullable Clock dayClock)
            throws IOException {
        ClientSecrets clients = ClientSecrets.keptIn(data.secrets().resolve("clients.properties"));
        LocalProvider signIn = signInPage(clients, clock);
        stopsFirst.push(signIn);
        DatabasePasswords passwords =
                DatabasePasswords.keptIn(data.secrets().resolve("database.properties"));
        CompletableFuture<LocalKafka> startingKafka =
                CompletableFuture.supplyAsync(() -> LocalKafka.start(data.kafka()));
        LocalPostgres postgres = LocalPostgres.start(data.postgres(), data.programs(), passwords);
        stopsFirst.push(postgres);
        LocalKafka kafka;
        try {
            kafka = startingKafka.join();
        } catch (CompletionException e) {
            throw new IOException("Kafka does not start", e.getCause());
        }
        stopsFirst.push(kafka);
        Map<ServiceKind, String[]> settings = new EnumMap<>(ServiceKind.class);
        for (ServiceKind service : ServiceKind.values()) {
            List<String> own = settings(service, data, postgres, kafka);
            own.addAll(signInSettings(signIn.issuer(), service, clients.of(service)));
            if (dayClock != null) {
                own.addAll(LONG_SESSIONS);
            }
            settings.put(service, own.toArray(String[]::new));
        }
        stopsFirst.push(Services.start(settings, dayClock));
    }

    private List<String> settings(
            ServiceKind service, DataDirectory data, LocalPostgres postgres, LocalKafka kafka) {
        List<String> settings = new ArrayList<>();
        settings.add("--server.address=127.0.0.1");
        settings.add("--server.port=" + service.port(portBase));
        settings.add("--gate.database.host=127.0.0.1");
        settings.add("--gate.database.port=" + postgres.port());
        settings.add("--gate.database.name=" + LocalPostgres.DATABASE);
        settings.add("--gate.database.user=" + service.schema());
        settings.add("--gate.database.password=" + postgres.passwords().of(service.schema()));
        settings.add("--gate.database.schema=" + service.schema());
        settings.add("--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers());
        settings.add(
                "--spring.security.oauth2.resourceserver.jwt.public-key-location=file:"
                        + keys.publicKey().toAbsolutePath());
        settings.add("--spring.security.oauth2.resourceserver.jwt.audiences=" + LocalKeys.AUDIENCE);
        settings.addAll(ONE_CLIENT);
        if (service == ServiceKind.INGEST) {
            settings.add("--gate.ingest.books=" + GATE_BOOKS);
            settings.add("--gate.ingest.documents.directory=" + data.documents());
            settings.add("--gate.ingest.ticket.keys=" + data.secrets().resolve("ticket-keys"));
            // Everything that may be told lies on this machine too.
            settings.add("--gate.ingest.telling.inner-addresses=true");
        }
        if (service == ServiceKind.STATS) {
            settings.add("--gate.published.key-file=" + data.secrets().resolve("totals.key"));
        }
        for (ServiceKind linked : ServiceKind.values()) {
            settings.add("--gate.links." + linked.schema() + "=" + address(linked));
        }
        return settings;
    }

    private static List<String> signInSettings(String issuer, ServiceKind service, String secret) {
        String client = "--spring.security.oauth2.client.";
        return List.of(
                client + "provider.gate.issuer-uri=" + issuer,
                client + "registration.gate.client-id=" + service.title(),
                client + "registration.gate.client-secret=" + secret,
                client + "registration.gate.scope=openid,profile");
    }

    private LocalProvider signInPage(ClientSecrets clients, InstantSource clock)
            throws IOException {
        int port = ServiceKind.signInPort(portBase);
        return LocalProvider.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                clients.clients(portBase),
                keys.signingKey(),
                keys.checkingKey(),
                LocalKeys.AUDIENCE,
                clock);
    }

    LocalKeys keys() {
        return keys;
    }

    /** Where people choose whom they sign in as. */
    URI signIn() {
        return URI.create("http://localhost:" + ServiceKind.signInPort(portBase));
    }

    URI address(ServiceKind service) {
        return URI.create("http://localhost:" + service.port(portBase));
    }

    /**
     * Stops the services, then Kafka, then PostgreSQL; what fails to stop does not keep the rest.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        while (!stopsFirst.isEmpty()) {
            AutoCloseable next = stopsFirst.pop();
            try {
                next.close();
            } catch (Exception e) {
                LOG.error("{} did not stop in order", next.getClass().getSimpleName(), e);
            }
        }
    }
}
