package vn.bordergate.ingest.telling;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import vn.bordergate.events.Topic;
import vn.bordergate.ingest.firm.Rights;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Subscription;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.FaultMessages;
import vn.bordergate.web.PageMessages;
import vn.bordergate.web.Roles;

/** Puts the room of telling together. */
@Configuration(proxyBeanMethods = false)
class TellingConfiguration {

    /** Threads that ask the system for names: each may take as long as the system's patience. */
    private static final int LOOKUPS = 16;

    private static final int LOOKUPS_WAITING_MAX = 10_000;

    @Bean
    @Order(3)
    AccessRules tellingRules() {
        return AccessRules.of(
                AccessRules.allow(
                                null,
                                "/api/notifications",
                                "/api/notifications/**",
                                "/notifications",
                                "/notifications/**")
                        .to(Roles.TRADER));
    }

    @Bean
    FaultMessages tellingFaultMessages() {
        return new FaultMessages("messages/faults-telling");
    }

    @Bean
    PageMessages tellingPageMessages() {
        return new PageMessages("messages/telling");
    }

    @Bean
    Recipients recipients(DatabaseClient database, Rights rights) {
        return new OwnRecipients(database, rights);
    }

    @Bean
    Outbox outbox(DatabaseClient database) {
        return new Outbox(database);
    }

    @Bean
    Subscription telling(
            Recipients recipients, Outbox outbox, EventJson json, InstantSource clock) {
        return new Subscription(
                        "gate-ingest.telling",
                        List.of(
                                Topic.CLEARANCE_DECLARATIONS.wireName(),
                                Topic.CLEARANCE_CROSSINGS.wireName()),
                        new Telling(recipients, outbox, json, clock))
                .withAppends(false)
                .withHandlingMax(Duration.ofSeconds(30));
    }

    @Bean
    Receivers receivers(
            DatabaseClient database,
            TransactionalOperator transactions,
            TellingProperties settings,
            InstantSource clock) {
        return new Receivers(database, transactions, settings, clock);
    }

    @Bean
    Replays replays(
            DatabaseClient database,
            TransactionalOperator transactions,
            Receivers receivers,
            Outbox outbox,
            EventJson json,
            InstantSource clock) {
        return new Replays(database, transactions, receivers, outbox, json, clock);
    }

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService tellingLookups() {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(
                        LOOKUPS,
                        LOOKUPS,
                        30,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(LOOKUPS_WAITING_MAX),
                        Thread.ofPlatform().daemon().name("telling-lookup-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    @Bean
    Caller caller(ExecutorService tellingLookups, TellingProperties settings, InstantSource clock) {
        Predicate<InetAddress> allowed = settings.innerAddresses() ? _ -> true : PublicAddress::is;
        return new Caller(
                new CheckedAddresses(tellingLookups, allowed),
                settings.swiftCalls() + settings.slowCalls(),
                settings.callMax(),
                clock);
    }

    @Bean
    Deliveries deliveries(DatabaseClient database) {
        return new Deliveries(database);
    }

    @Bean
    TurnBook turnBook(
            DatabaseClient database,
            TransactionalOperator transactions,
            TellingProperties settings) {
        return new TurnBook(database, transactions, settings.failingMax());
    }

    @Bean
    Courier courier(
            Deliveries deliveries,
            TurnBook book,
            Caller caller,
            TellingProperties settings,
            InstantSource clock) {
        return new Courier(deliveries, book, caller, settings, clock);
    }

    @Bean
    Forgetting forgetting(
            DatabaseClient database, TellingProperties settings, InstantSource clock) {
        return new Forgetting(database, settings, clock);
    }
}
