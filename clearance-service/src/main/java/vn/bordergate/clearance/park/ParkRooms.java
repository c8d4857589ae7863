package vn.bordergate.clearance.park;

import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.FaultMessages;
import vn.bordergate.web.Roles;

/** Who may read the register and who keeps it. */
@Configuration(proxyBeanMethods = false)
class ParkRooms {

    /** Read before the first goods are counted. */
    @Bean
    @DependsOnDatabaseInitialization
    Parks parks(DatabaseClient database, TransactionalOperator transaction) {
        var parks = new Parks(database, transaction);
        parks.reread().block();
        return parks;
    }

    @Bean
    AccessRules parkAccess() {
        return AccessRules.of(
                AccessRules.allow(HttpMethod.GET, "/api/firm-parks")
                        .to(Roles.MANAGEMENT_BOARD, Roles.AUDITOR, Roles.ADMINISTRATOR),
                AccessRules.allow(HttpMethod.POST, "/api/firm-parks")
                        .to(Roles.MANAGEMENT_BOARD, Roles.ADMINISTRATOR));
    }

    @Bean
    FaultMessages parkFaults() {
        return new FaultMessages("messages/faults-park");
    }
}
