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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.mail.MailSender;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.bordergate.events.Topic;
import vn.bordergate.ingest.firm.Rights;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Subscription;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.FaultMessages;
import vn.bordergate.web.GateLinks;
import vn.bordergate.web.PageMessages;
import vn.bordergate.web.Roles;

/** Puts the room of telling together. */
@Configuration(proxyBeanMethods = false)
class TellingConfiguration {

    /** Threads that ask the system for names: each may take as long as the system's patience. */
    private static final int LOOKUPS = 16;

    private static final int LOOKUPS_WAITING_MAX = 10_000;
    private static final int MAILS_AT_ONCE = 4;
    private static final int MAILS_WAITING_MAX = 1_000;
    private static final Duration MAIL_MAX = Duration.ofSeconds(30);

    @Bean
    @Order(3)
    AccessRules tellingRules() {
        return AccessRules.of(
                AccessRules.open(null, "/notification-mailboxes/{token}"),
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
    Confirmations confirmations(
            DatabaseClient database,
            Outbox outbox,
            EventJson json,
            GateLinks links,
            TellingProperties settings,
            ObjectProvider<MailSender> sender,
            InstantSource clock) {
        boolean mailIsOn = sender.getIfAvailable() != null && !settings.mailFrom().isBlank();
        return new Confirmations(database, outbox, json, links.ingest(), mailIsOn, clock);
    }

    @Bean
    Receivers receivers(
            DatabaseClient database,
            TransactionalOperator transactions,
            TellingProperties settings,
            Confirmations confirmations,
            InstantSource clock) {
        return new Receivers(database, transactions, settings, confirmations, clock);
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

    /** Sending waits for the mail server, so it has few threads, and a queue that ends. */
    @Bean(destroyMethod = "dispose")
    Scheduler mailThreads() {
        return Schedulers.newBoundedElastic(MAILS_AT_ONCE, MAILS_WAITING_MAX, "telling-mail", 60);
    }

    @Bean
    Carriers carriers(
            Caller caller,
            ObjectProvider<MailSender> sender,
            Scheduler mailThreads,
            Discretion discretion,
            TellingProperties settings,
            InstantSource clock) {
        MailSender mails = settings.mailFrom().isBlank() ? null : sender.getIfAvailable();
        return new Carriers(
                caller,
                mails == null
                        ? null
                        : new Mailing(
                                mails,
                                settings.mailFrom(),
                                discretion,
                                mailThreads,
                                MAIL_MAX,
                                clock),
                clock);
    }

    @Bean
    Discretion discretion(Rights rights) {
        return new Discretion(rights);
    }

    @Bean
    Deliveries deliveries(DatabaseClient database, GateLinks links, Discretion discretion) {
        return new Deliveries(database, links.ingest(), discretion);
    }

    @Bean
    Farewell farewell(DatabaseClient database, Rights rights) {
        return new Farewell(database, rights);
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
            Carriers carriers,
            Discretion discretion,
            TellingProperties settings,
            InstantSource clock) {
        return new Courier(deliveries, book, carriers, discretion, settings, clock);
    }

    @Bean
    Forgetting forgetting(
            DatabaseClient database, TellingProperties settings, InstantSource clock) {
        return new Forgetting(database, settings, clock);
    }
}
