package vn.bordergate.clearance.rate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.FaultMessages;
import vn.bordergate.web.PageMessages;
import vn.bordergate.web.Roles;
import vn.bordergate.web.SignedIn;

/** Who may read rates, and who enters them. */
@Configuration(proxyBeanMethods = false)
class RateRooms {

    private static final String[] READING = {
        Roles.MANAGEMENT_BOARD,
        Roles.CUSTOMS_OFFICER,
        Roles.CUSTOMS_LEAD,
        Roles.AUDITOR,
        Roles.ADMINISTRATOR
    };

    private static final String[] ENTERING = {
        Roles.MANAGEMENT_BOARD, Roles.CUSTOMS_LEAD, Roles.ADMINISTRATOR
    };

    /** Whether a page offers it; whether they may is decided at the door. */
    static boolean mayEnter(SignedIn reader) {
        return reader.isOneOf(ENTERING);
    }

    @Bean
    RateEntry rateEntry(DatabaseClient database, TransactionalOperator transaction) {
        return new RateEntry(database, transaction);
    }

    @Bean
    RateSheet rateSheet(DatabaseClient database) {
        return new RateSheet(database);
    }

    @Bean
    PageMessages rateTexts() {
        return new PageMessages("messages/rates");
    }

    @Bean
    AccessRules rateAccess() {
        return AccessRules.of(
                AccessRules.allow(HttpMethod.GET, "/api/rates", "/exchange-rates").to(READING),
                AccessRules.allow(HttpMethod.POST, "/api/rates", "/exchange-rates").to(ENTERING));
    }

    @Bean
    FaultMessages rateFaults() {
        return new FaultMessages("messages/faults-rate");
    }
}
