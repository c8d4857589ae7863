package vn.bordergate.journal;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Gives every service that has a database and a broker a journal. */
@AutoConfiguration(
        after = {
            R2dbcAutoConfiguration.class,
            R2dbcTransactionManagerAutoConfiguration.class,
            TransactionAutoConfiguration.class,
            KafkaAutoConfiguration.class
        },
        afterName =
                "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass({ConnectionFactory.class, KafkaAdmin.class})
@EnableConfigurationProperties(JournalProperties.class)
public class JournalAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    EventJson eventJson() {
        return new EventJson();
    }

    @Bean
    ConnectionSettings journalConnectionSettings() {
        return new ConnectionSettings();
    }

    @Bean(destroyMethod = "dispose")
    Scheduler journalWork() {
        return Schedulers.newBoundedElastic(
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                10_000,
                "journal-work",
                60,
                true);
    }

    @Bean
    @ConditionalOnMissingBean
    JournaledTransactions journaledTransactions(ReactiveTransactionManager database) {
        return new JournaledTransactions(database);
    }

    @Bean
    StoppedPartitions journalStoppedPartitions() {
        return new StoppedPartitions();
    }

    @Bean
    ForwardingRun.Surroundings journalSurroundings(
            JournalProperties properties,
            ObjectProvider<MeterRegistry> meters,
            ObjectProvider<Clock> clock,
            StoppedPartitions stopped) {
        MeterRegistry registry = meters.getIfAvailable(SimpleMeterRegistry::new);
        return new ForwardingRun.Surroundings(
                properties,
                new Wake(),
                new JournalMetrics(registry, stopped),
                clock.getIfAvailable(Clock::systemUTC),
                Moment.Watch.NONE);
    }

    @Bean
    @ConditionalOnMissingBean(Journal.class)
    JournalWriter journal(DatabaseClient database, ForwardingRun.Surroundings surroundings) {
        return new JournalWriter(database, surroundings.wake()::nudge, surroundings.properties());
    }

    @Bean
    Forwarder journalForwarder(
            ConnectionFactory database,
            KafkaAdmin admin,
            Environment environment,
            ForwardingRun.Surroundings surroundings) {
        return new Forwarder(
                database,
                admin.getConfigurationProperties(),
                service(surroundings.properties(), environment),
                surroundings,
                true);
    }

    @Bean
    SubscriptionThreads.Sources journalSources(
            KafkaAdmin admin,
            DatabaseClient database,
            JournaledTransactions transactions,
            JournalWriter journal,
            EventJson json,
            StoppedPartitions stopped,
            @Qualifier("journalWork") Scheduler work,
            ForwardingRun.Surroundings surroundings) {
        Map<String, Object> kafka = admin.getConfigurationProperties();
        return new SubscriptionThreads.Sources(
                kafka, database, transactions, journal, json, stopped, work, surroundings);
    }

    @Bean
    Subscriptions journalSubscriptions(
            ObjectProvider<Subscription> subscriptions, SubscriptionThreads.Sources sources) {
        return new Subscriptions(subscriptions.orderedStream().toList(), sources);
    }

    @Bean
    DeadLetters deadLetters(Subscriptions subscriptions, SubscriptionThreads.Sources sources) {
        return new DeadLetters(subscriptions.all(), sources);
    }

    @Bean
    DeadLettersEndpoint deadLettersEndpoint(DeadLetters deadLetters) {
        return new DeadLettersEndpoint(deadLetters);
    }

    @Bean
    JournalHealth journalHealthIndicator(
            StoppedPartitions stopped,
            Forwarder forwarder,
            ForwardingRun.Surroundings surroundings) {
        return new JournalHealth(stopped, forwarder, surroundings.clock());
    }

    private static String service(JournalProperties properties, Environment environment) {
        String named = properties.service();
        if (named != null && !named.isBlank()) {
            return named;
        }
        String schema = environment.getProperty("gate.database.schema", "gate");
        return Objects.requireNonNull(environment.getProperty("spring.application.name", schema));
    }
}
