package vn.bordergate.clearance;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import vn.bordergate.clearance.desk.Desk;
import vn.bordergate.clearance.intake.AwaitedRates;
import vn.bordergate.clearance.intake.DeclarationIntake;
import vn.bordergate.clearance.rate.Rates;
import vn.bordergate.clearance.register.FileCounts;
import vn.bordergate.clearance.register.FileJson;
import vn.bordergate.clearance.register.FileQueries;
import vn.bordergate.clearance.register.FileRegister;
import vn.bordergate.clearance.rulebook.ChannelTable;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.events.Topic;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Journal;
import vn.bordergate.journal.Subscription;

/** How the rooms are joined. */
@Configuration(proxyBeanMethods = false)
class ClearanceRooms {

    @Bean
    FileJson fileJson() {
        return new FileJson();
    }

    @Bean
    Rulebook rulebook() {
        return new Rulebook(ChannelTable.shipped());
    }

    /** Waits for the table to be there and filled: nothing may be valued before. */
    @Bean
    @DependsOnDatabaseInitialization
    Rates rates(DatabaseClient database) {
        var rates = new Rates(database);
        rates.seed().then(rates.reread()).block();
        return rates;
    }

    @Bean
    FileRegister fileRegister(
            DatabaseClient database, Journal journal, EventJson eventJson, FileJson json) {
        return new FileRegister(database, journal, eventJson, json);
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
        return new Subscription(
                "clearance-intake",
                List.of(Topic.GATE_DECLARATIONS.wireName()),
                new DeclarationIntake(register, rulebook, rates));
    }

    @Bean
    AwaitedRates awaitedRates(
            FileQueries queries,
            FileRegister register,
            Rates rates,
            TransactionalOperator transaction,
            Clock clock) {
        return new AwaitedRates(queries, register, rates, transaction, clock);
    }

    @Bean
    CircuitBreaker deskBreaker(CircuitBreakerRegistry breakers) {
        return breakers.circuitBreaker("desk-database");
    }

    @Bean
    Desk officersDesk(
            FileRegister register,
            TransactionalOperator transaction,
            CircuitBreaker breaker,
            Clock clock) {
        return new Desk(register, transaction, breaker, clock);
    }
}
