package vn.bordergate.clearance;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.bordergate.clearance.desk.Desk;
import vn.bordergate.clearance.intake.AwaitedRates;
import vn.bordergate.clearance.intake.DeclarationIntake;
import vn.bordergate.clearance.rate.Rates;
import vn.bordergate.clearance.register.FileCounts;
import vn.bordergate.clearance.register.FileJson;
import vn.bordergate.clearance.register.FileQueries;
import vn.bordergate.clearance.register.FileRegister;
import vn.bordergate.clearance.revision.RowHits;
import vn.bordergate.clearance.revision.RuleBoard;
import vn.bordergate.clearance.revision.RuleTrials;
import vn.bordergate.clearance.revision.RuleUploads;
import vn.bordergate.clearance.revision.TrialTable;
import vn.bordergate.clearance.rulebook.RuleTables;
import vn.bordergate.clearance.rulebook.RuleVersions;
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
    RuleTables ruleTables(DatabaseClient database, Clock clock) {
        var tables = new RuleTables(database, clock);
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
    FileCounts fileCounts(DatabaseClient database) {
        return new FileCounts(database);
    }

    @Bean
    Subscription declarationSubscription(FileRegister register, Rulebook rulebook, Rates rates) {
        // Two, so that one decides while the other's batch is being written. They share no file: a
        // declaration is always in the same partition.
        return new Subscription(
                        "clearance-intake",
                        List.of(Topic.GATE_DECLARATIONS.wireName()),
                        new DeclarationIntake(register, rulebook, rates))
                .withThreads(2);
    }

    @Bean
    AwaitedRates awaitedRates(
            FileQueries queries,
            FileRegister register,
            Rates rates,
            JournaledTransactions transactions,
            Clock clock) {
        return new AwaitedRates(queries, register, rates, transactions, clock);
    }

    @Bean
    CircuitBreaker deskBreaker(CircuitBreakerRegistry breakers) {
        return breakers.circuitBreaker("desk-database");
    }

    @Bean
    Desk officersDesk(
            FileRegister register,
            JournaledTransactions transactions,
            CircuitBreaker breaker,
            Clock clock) {
        return new Desk(register, transactions, breaker, clock);
    }

    /** What an uploaded table asks of a processor; one thread, whatever is uploaded. */
    @Bean(destroyMethod = "dispose")
    Scheduler ruleWork() {
        return Schedulers.newBoundedElastic(1, 20, "rule-work", 60, true);
    }

    @Bean
    RuleVersions ruleVersions(DatabaseClient database, JournaledTransactions transactions) {
        return new RuleVersions(database, transactions);
    }

    @Bean
    RowHits rowHits(DatabaseClient database) {
        return new RowHits(database);
    }

    @Bean
    RuleBoard ruleBoard(
            RuleVersions versions,
            RowHits hits,
            Rulebook book,
            @Qualifier("deskBreaker") CircuitBreaker breaker) {
        return new RuleBoard(versions, hits, book, breaker);
    }

    @Bean
    TrialTable trialTable(DatabaseClient database, FileJson json) {
        return new TrialTable(database, json);
    }

    @Bean
    RuleTrials ruleTrials(
            TrialTable table,
            RuleVersions versions,
            Rulebook book,
            Rates rates,
            @Qualifier("ruleWork") Scheduler work,
            Clock clock) {
        return new RuleTrials(table, versions, book, rates, work, clock);
    }

    @Bean
    RuleUploads ruleUploads(
            RuleVersions versions,
            RuleTables tables,
            RuleTrials trials,
            @Qualifier("ruleWork") Scheduler work,
            Clock clock) {
        return new RuleUploads(versions, tables, trials, work, clock);
    }
}
