package vn.bordergate.clearance;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
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
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Journal;
import vn.bordergate.journal.JournaledTransactions;

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
    NoticeTray noticeTray(DatabaseClient database, FileJson json) {
        return new NoticeTray(database, json);
    }

    @Bean
    FileCounts fileCounts(DatabaseClient database) {
        return new FileCounts(database);
    }

    @Bean
    Calendars calendars(GateHours hours) {
        return hours.calendars();
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
