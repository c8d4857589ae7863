package vn.bordergate.clearance.calling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.scheduler.Scheduler;
import vn.bordergate.clearance.audit.Acts;
import vn.bordergate.clearance.dispatch.PublishedOrder;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.clearance.yard.GatePlans;
import vn.bordergate.clearance.yard.PublishedOrders;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Journal;
import vn.bordergate.journal.JournaledTransactions;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.FaultMessages;
import vn.bordergate.web.Roles;

/** How the room is put together in which vehicles are called, and who may act there. */
@Configuration(proxyBeanMethods = false)
class CallingRooms {

    /** Who may change the order of a gate. */
    private static final String[] ACTING = {Roles.YARD, Roles.MANAGEMENT_BOARD};

    @Bean
    AccessRules callingAccess() {
        return AccessRules.of(
                AccessRules.allow(HttpMethod.GET, "/api/yards/**").to(Roles.readersOfFiles()),
                AccessRules.allow(HttpMethod.POST, "/api/yards/**").to(ACTING));
    }

    @Bean
    FaultMessages yardFaults() {
        return new FaultMessages("messages/faults-yard");
    }

    /** Read once, so that a mistake shows when the service starts. */
    @Bean
    GatePlans gatePlans(
            @Value("${gate.yards.plans:classpath:/gates/gate-plans.json}") Resource file) {
        try {
            return GatePlans.read(file.getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Bean
    PublishedOrder publishedOrder(
            @Value("${gate.yards.order:classpath:/rules/queue-order.json}") Resource file) {
        try {
            return PublishedOrders.read(file.getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Bean
    YardFloor yardFloor(DatabaseClient database) {
        return new YardFloor(database);
    }

    @Bean
    MeasureBook measureBook(DatabaseClient database) {
        return new MeasureBook(database);
    }

    @Bean
    Measures measures(
            MeasureBook book,
            GatePlans plans,
            JournaledTransactions transactions,
            DatabaseClient database,
            Clock clock) {
        return new Measures(book, plans, transactions, new Acts(database), clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    @ConditionalOnProperty(name = "gate.calling.enabled", matchIfMissing = true)
    CallLoop callLoop(
            DatabaseClient database,
            JournaledTransactions transactions,
            CrossingCalls crossings,
            GatePlans plans,
            PublishedOrder order,
            Rulebook rules,
            @Qualifier("fileWork") Scheduler work,
            Journal journal,
            EventJson json,
            Clock clock) {
        var places = new PlaceTelling(database, journal, json);
        var tidings = new QueueTidings(journal, json);
        var turn =
                new Turn(
                        database,
                        transactions,
                        places,
                        crossings,
                        plans,
                        order,
                        rules,
                        work,
                        tidings,
                        clock);
        var source = new CrossingSource(database, transactions, clock);
        return new CallLoop(database, source, turn, plans, clock);
    }
}
