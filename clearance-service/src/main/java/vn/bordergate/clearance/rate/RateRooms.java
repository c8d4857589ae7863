package vn.bordergate.clearance.rate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.FaultMessages;
import vn.bordergate.web.Roles;

/** Who may enter rates. */
@Configuration(proxyBeanMethods = false)
class RateRooms {

    @Bean
    RateEntry rateEntry(DatabaseClient database, TransactionalOperator transaction) {
        return new RateEntry(database, transaction);
    }

    @Bean
    AccessRules rateAccess() {
        return AccessRules.of(
                AccessRules.allow(HttpMethod.POST, "/api/rates")
                        .to(Roles.MANAGEMENT_BOARD, Roles.CUSTOMS_LEAD, Roles.ADMINISTRATOR));
    }

    @Bean
    FaultMessages rateFaults() {
        return new FaultMessages("messages/faults-rate");
    }
}
