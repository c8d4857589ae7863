package vn.bordergate.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationWithdrawn;
import vn.bordergate.events.Topic;

/** A service that only names its database and broker has a journal that works. */
class JournalAutoConfigurationTest {

    private static final CountDownLatch RECEIVED = new CountDownLatch(1);
    private static final AtomicReference<String> HANDLED_ON = new AtomicReference<>();

    @Test
    void aServiceWithADatabaseAndABrokerHasAJournal() throws Exception {
        String server = "postgresql://127.0.0.1:" + TrialDatabase.port() + "/postgres";
        Map<String, Object> settings =
                Map.of(
                        "spring.r2dbc.url", "r2dbc:" + server + "?schema=booted",
                        "spring.r2dbc.username", "postgres",
                        "spring.flyway.url", "jdbc:" + server,
                        "spring.flyway.user", "postgres",
                        "spring.flyway.default-schema", "booted",
                        "spring.flyway.locations", "classpath:db/journal",
                        "spring.kafka.bootstrap-servers",
                                String.valueOf(
                                        TrialBroker.shared().connection().get("bootstrap.servers")),
                        "gate.database.schema", "booted");
        try (ConfigurableApplicationContext context =
                new SpringApplicationBuilder(Service.class)
                        .web(WebApplicationType.NONE)
                        .properties(settings)
                        .run()) {
            EventJson json = context.getBean(EventJson.class);
            JournalEntry entry =
                    json.entry(
                            new DeclarationWithdrawn(
                                    new DeclarationId(UUID.randomUUID()),
                                    1,
                                    java.time.Instant.EPOCH));
            TransactionalOperator transactions = context.getBean(TransactionalOperator.class);
            transactions
                    .transactional(context.getBean(Journal.class).append(List.of(entry)))
                    .block(Duration.ofSeconds(10));

            assertThat(RECEIVED.await(30, TimeUnit.SECONDS)).isTrue();
            var health = context.getBean(JournalHealth.class).health();
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(setting(context, "idle_in_transaction_session_timeout")).isEqualTo("1min");
            assertThat(HANDLED_ON.get()).startsWith("journal-work");
            assertThat(Thread.getAllStackTraces().keySet())
                    .as("connections spread over loops")
                    .filteredOn(thread -> thread.getName().startsWith("journal-sql"))
                    .hasSizeGreaterThan(1);
            assertThat(context.getBean(DeadLetters.class).waiting().block(Duration.ofSeconds(10)))
                    .containsEntry(Topic.GATE_DECLARATIONS.wireName(), 0L);
        }
    }

    private static String setting(ConfigurableApplicationContext context, String name) {
        return Objects.requireNonNull(
                context.getBean(DatabaseClient.class)
                        .sql("show " + name)
                        .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                        .one()
                        .block(Duration.ofSeconds(10)));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Service {
        @Bean
        Subscription subscription() {
            return new Subscription(
                    "booted",
                    List.of(Topic.GATE_DECLARATIONS.wireName()),
                    batch -> {
                        HANDLED_ON.set(Thread.currentThread().getName());
                        return Mono.fromRunnable(RECEIVED::countDown);
                    });
        }
    }
}
