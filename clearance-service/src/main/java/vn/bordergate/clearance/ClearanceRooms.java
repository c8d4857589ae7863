package vn.bordergate.clearance;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.bordergate.clearance.desk.Desk;
import vn.bordergate.clearance.desk.Lookup;
import vn.bordergate.clearance.hours.GateHours;
import vn.bordergate.clearance.hours.GateHours.Calendars;
import vn.bordergate.clearance.intake.CustomsIntake;
import vn.bordergate.clearance.intake.CustomsLink;
import vn.bordergate.clearance.intake.DeclarationIntake;
import vn.bordergate.clearance.intake.DueTimes;
import vn.bordergate.clearance.intake.Examination;
import vn.bordergate.clearance.intake.PriorityEnterprises;
import vn.bordergate.clearance.intake.RandomChecks;
import vn.bordergate.clearance.intake.WaitingNotices;
import vn.bordergate.clearance.park.Parks;
import vn.bordergate.clearance.rate.Rates;
import vn.bordergate.clearance.register.AttachedDocuments;
import vn.bordergate.clearance.register.CrossingQueries;
import vn.bordergate.clearance.register.FileCounts;
import vn.bordergate.clearance.register.FileJson;
import vn.bordergate.clearance.register.FileQueries;
import vn.bordergate.clearance.register.FileRegister;
import vn.bordergate.clearance.register.HandedOutSlips;
import vn.bordergate.clearance.register.NoticeTray;
import vn.bordergate.clearance.register.OfficerNames;
import vn.bordergate.clearance.rulebook.RuleTables;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.events.Topic;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Journal;
import vn.bordergate.journal.JournaledTransactions;
import vn.bordergate.journal.Subscription;

/** How the rooms are joined. */
@Configuration(proxyBeanMethods = false)
class ClearanceRooms {

    @Bean
    FileJson fileJson() {
        return new FileJson();
    }

    /** Opened at the versions in force before anything is decided. */
    @Bean
    @DependsOnDatabaseInitialization
    RuleTables ruleTables(
            DatabaseClient database, TransactionalOperator transactions, Clock clock) {
        var tables = new RuleTables(database, transactions, clock);
        tables.seed().then(tables.reread()).block();
        return tables;
    }

    @Bean
    Rulebook rulebook(RuleTables tables) {
        return tables.book();
    }

    /** Waits for the table to be there and filled: nothing may be valued before. */
    @Bean
    @DependsOnDatabaseInitialization
    Rates rates(DatabaseClient database) {
        var rates = new Rates(database);
        rates.seed().then(rates.reread()).block();
        return rates;
    }

    /** Threads that decide on files; few, as it is work for processors. */
    @Bean(destroyMethod = "dispose")
    Scheduler fileWork() {
        return Schedulers.newBoundedElastic(
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                10_000,
                "file-work",
                60,
                true);
    }

    @Bean
    FileRegister fileRegister(
            DatabaseClient database,
            Journal journal,
            EventJson eventJson,
            FileJson json,
            @Qualifier("fileWork") Scheduler work) {
        return new FileRegister(database, journal, eventJson, json, work);
    }

    @Bean
    FileQueries fileQueries(DatabaseClient database, FileJson json) {
        return new FileQueries(database, json);
    }

    @Bean
    AttachedDocuments attachedDocuments(DatabaseClient database) {
        return new AttachedDocuments(database);
    }

    @Bean
    OfficerNames officerNames(DatabaseClient database, Clock clock) {
        return new OfficerNames(database, clock);
    }

    @Bean
    HandedOutSlips handedOutSlips(DatabaseClient database, Clock clock) {
        return new HandedOutSlips(database, clock);
    }

    @Bean
    FileCounts fileCounts(DatabaseClient database) {
        return new FileCounts(database);
    }

    @Bean
    Calendars calendars(GateHours hours) {
        return hours.calendars();
    }

    /** Waits for its table, and for today's seed: nothing green may be decided before. */
    @Bean
    @DependsOnDatabaseInitialization
    RandomChecks randomChecks(
            DatabaseClient database,
            Clock clock,
            @Value("${gate.random-checks.share}") double share) {
        var random = new RandomChecks(database, clock, share);
        random.prepare().block();
        return random;
    }

    @Bean
    @DependsOnDatabaseInitialization
    PriorityEnterprises priorityEnterprises(
            DatabaseClient database,
            @Value("${gate.priority.suspicion-rows}") List<String> suspicionRows) {
        var priority = new PriorityEnterprises(database, suspicionRows);
        priority.reread().block();
        return priority;
    }

    @Bean
    CustomsLink customsLink(@Value("${gate.customs.link}") List<String> gates) {
        return new CustomsLink(gates);
    }

    @Bean
    Examination examination(
            Rulebook rulebook,
            PriorityEnterprises priority,
            RandomChecks random,
            CustomsLink link,
            Calendars calendars) {
        return new Examination(rulebook, priority, random, link, calendars);
    }

    @Bean
    Subscription declarationSubscription(
            FileRegister register,
            Examination examination,
            Calendars calendars,
            Rates rates,
            Parks parks,
            AttachedDocuments documents) {
        // Two, so that one decides while the other's batch is being written. They share no file: a
        // declaration is always in the same partition.
        return new Subscription(
                        "clearance-intake",
                        List.of(Topic.GATE_DECLARATIONS.wireName()),
                        new DeclarationIntake(
                                register, examination, calendars, rates, parks, documents))
                .withThreads(2);
    }

    @Bean
    NoticeTray noticeTray(DatabaseClient database, FileJson json) {
        return new NoticeTray(database, json);
    }

    @Bean
    @SuppressWarnings("TooManyParameters") // one for each thing that a notice is looked up in
    CustomsIntake customsIntake(
            FileRegister register,
            FileQueries queries,
            CrossingQueries crossings,
            NoticeTray tray,
            Rulebook rulebook,
            CustomsLink link,
            Calendars calendars,
            MeterRegistry metrics) {
        return new CustomsIntake(
                register, queries, crossings, tray, rulebook, link, calendars, metrics);
    }

    /** By itself, so that a stuck customs link stops no declarant. */
    @Bean
    Subscription customsSubscription(CustomsIntake intake) {
        return new Subscription(
                "clearance-customs", List.of(Topic.CUSTOMS_NOTICES.wireName()), intake);
    }

    @Bean
    WaitingNotices waitingNotices(NoticeTray tray, MeterRegistry metrics) {
        return new WaitingNotices(tray, metrics);
    }

    @Bean
    @SuppressWarnings("TooManyParameters") // one for each thing that a sweep looks at
    DueTimes dueTimes(
            FileQueries queries,
            FileRegister register,
            NoticeTray tray,
            CustomsIntake customs,
            WaitingNotices waiting,
            Calendars calendars,
            JournaledTransactions transactions,
            Clock clock) {
        return new DueTimes(
                queries, register, tray, customs, waiting, calendars, transactions, clock);
    }

    @Bean
    CircuitBreaker deskBreaker(CircuitBreakerRegistry breakers) {
        return breakers.circuitBreaker("desk-database");
    }

    @Bean
    Lookup deskLookup(
            FileQueries queries,
            CrossingQueries crossings,
            Rulebook rulebook,
            Calendars calendars) {
        return new Lookup(queries, crossings, rulebook, calendars);
    }

    @Bean
    Desk officersDesk(
            FileRegister register,
            JournaledTransactions transactions,
            Lookup lookup,
            OfficerNames names,
            CircuitBreaker breaker,
            Clock clock) {
        return new Desk(register, transactions, lookup, names, breaker, clock);
    }
}
