package vn.bordergate.clearance.procedure;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import vn.bordergate.clearance.hours.GateHours;
import vn.bordergate.clearance.register.StepDays;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.PageMessages;

/** How the public page is put together; anybody may read it. */
@Configuration(proxyBeanMethods = false)
class ProcedureRooms {

    @Bean
    AccessRules procedureAccess() {
        return AccessRules.of(
                AccessRules.open(
                        HttpMethod.GET,
                        "/procedures",
                        "/procedures/{flow}",
                        "/api/procedures/{flow}"));
    }

    @Bean
    PageMessages procedureTexts() {
        return new PageMessages("messages/procedures");
    }

    @Bean
    StepDays stepDays(DatabaseClient database) {
        return new StepDays(database);
    }

    @Bean
    PassageDays passageDays(
            DatabaseClient database, TransactionalOperator transactions, Clock clock) {
        return new PassageDays(database, transactions, clock);
    }

    @Bean
    Procedures procedures(
            Rulebook book, GateHours hours, StepDays days, PassageDays passages, Clock clock) {
        return new Procedures(book, hours, days, passages, clock);
    }
}
