package vn.bordergate.clearance.till;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.bordergate.clearance.audit.Acts;
import vn.bordergate.clearance.register.CrossingJson;
import vn.bordergate.clearance.register.FileJson;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.events.Topic;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Journal;
import vn.bordergate.journal.JournaledTransactions;
import vn.bordergate.journal.Subscription;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.FaultMessages;
import vn.bordergate.web.PageMessages;
import vn.bordergate.web.Roles;

/** How the till is put together, and who may come to it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TillProperties.class)
class TillRooms {

    /** Before the desk's rules, which let every officer in. */
    @Bean
    @Order(0)
    AccessRules tillAccess() {
        List<String> readers = new ArrayList<>(List.of(Roles.readersOfFiles()));
        readers.add(Roles.ADMINISTRATOR);
        readers.add(Roles.TRADER);
        return AccessRules.of(
                AccessRules.allow(
                                HttpMethod.GET,
                                "/api/crossings/{id}/fee",
                                "/api/crossings/{id}/fee/quotes")
                        .to(readers.toArray(String[]::new)),
                AccessRules.allow(HttpMethod.POST, "/api/crossings/{id}/fee/payment")
                        .to(Roles.TRADER, Roles.MANAGEMENT_BOARD),
                AccessRules.allow(
                                HttpMethod.POST,
                                "/api/crossings/{id}/fee/refund",
                                "/api/crossings/{id}/fee/refund/answer",
                                "/desk/fees/**")
                        .to(Roles.MANAGEMENT_BOARD),
                AccessRules.allow(null, "/my-fees/{id}", "/my-fees/{id}/payment").to(Roles.TRADER),
                // Believed by its signature, not by a token.
                AccessRules.open(HttpMethod.POST, "/api/payments/notices"),
                AccessRules.allow(HttpMethod.GET, "/desk/fees", "/desk/fees.csv")
                        .to(Roles.MANAGEMENT_BOARD, Roles.AUDITOR, Roles.ADMINISTRATOR),
                AccessRules.open(HttpMethod.GET, "/fees/{gate}", "/api/fees/{gate}"));
    }

    @Bean
    PageMessages tillPages() {
        return new PageMessages("messages/fees");
    }

    @Bean
    FaultMessages tillFaults() {
        return new FaultMessages("messages/faults-fees");
    }

    @Bean
    SettledFees settledFees(DatabaseClient database) {
        return new SettledFees(database);
    }

    @Bean
    NoticeSeal noticeSeal(TillProperties settings) {
        return new NoticeSeal(settings.payments());
    }

    @Bean
    Payments payments(
            TillProperties settings,
            NoticeSeal seal,
            CircuitBreakerRegistry breakers,
            Clock clock) {
        TillProperties.Provider provider = settings.payments();
        return provider.address() instanceof URI address
                        && provider.kind() == TillProperties.Kind.HTTP
                ? new HttpPayments(
                        provider, address, seal, breakers.circuitBreaker("payments"), clock)
                : new LocalPayments();
    }

    @Bean
    FeeBoard feeBoard(DatabaseClient database) {
        return new FeeBoard(database);
    }

    @Bean
    AccountStore feeAccounts(DatabaseClient database, EventJson json) {
        return new AccountStore(database, json);
    }

    @Bean
    PaymentStore paymentStore(DatabaseClient database) {
        return new PaymentStore(database);
    }

    @Bean
    DeclaredGoods declaredGoods(DatabaseClient database, FileJson json) {
        return new DeclaredGoods(database, json);
    }

    @Bean
    Quoting quoting(
            DatabaseClient database,
            AccountStore accounts,
            DeclaredGoods goods,
            Rulebook book,
            Journal journal,
            EventJson json) {
        return new Quoting(database, accounts, goods, book, journal, json);
    }

    @Bean
    GoodsWatch goodsWatch(
            DeclaredGoods goods,
            AccountStore accounts,
            Quoting quoting,
            JournaledTransactions transactions,
            Clock clock) {
        return new GoodsWatch(goods, accounts, quoting, transactions, clock);
    }

    @Bean
    AnnouncementWatch announcementWatch(
            DatabaseClient database,
            CrossingJson crossings,
            AccountStore accounts,
            Quoting quoting,
            JournaledTransactions transactions,
            Clock clock) {
        return new AnnouncementWatch(database, crossings, accounts, quoting, transactions, clock);
    }

    /** By itself, so that a stuck till stops no vehicle from being announced. */
    @Bean
    Subscription tillSubscription(AccountStore accounts, Quoting quoting, Payers payers) {
        return new Subscription(
                "clearance-till",
                List.of(Topic.GATE_CROSSINGS.wireName(), Topic.CLEARANCE_CROSSINGS.wireName()),
                new TillIntake(accounts, quoting, payers));
    }

    @Bean
    Bookkeeping bookkeeping(
            DatabaseClient database,
            AccountStore accounts,
            Acts acts,
            JournaledTransactions transactions,
            Journal journal,
            EventJson json) {
        return new Bookkeeping(
                database, accounts, new Ledger(database), acts, transactions, journal, json);
    }

    @Bean
    Returns feeReturns(DatabaseClient database, Bookkeeping books, Payments payments, Clock clock) {
        return new Returns(database, books, payments, clock);
    }

    @Bean
    Payers feePayers(DatabaseClient database) {
        return new Payers(database);
    }

    @Bean
    Till till(
            AccountStore accounts,
            Payers payers,
            PaymentStore store,
            Bookkeeping books,
            Payments payments,
            JournaledTransactions transactions,
            TillProperties settings,
            Clock clock) {
        return new Till(accounts, payers, store, books, payments, transactions, settings, clock);
    }

    @Bean
    PassageFees passageFees(DatabaseClient database) {
        return new PassageFees(database);
    }

    @Bean
    Refunding refunding(AccountStore accounts, Bookkeeping books, Returns returns, Clock clock) {
        return new Refunding(accounts, books, returns, RefundLimit.shipped(), clock);
    }

    @Bean
    PastQuotes pastQuotes(DatabaseClient database, EventJson json, Rulebook book) {
        return new PastQuotes(database, json, book);
    }

    @Bean
    ProviderWord providerWord(
            NoticeSeal seal, Till till, PaymentStore store, Returns returns, Bookkeeping books) {
        return new ProviderWord(seal, till, store, returns, books);
    }
}
