package vn.bordergate.clearance.park;

import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
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

/** Who may read the register and who keeps it. */
@Configuration(proxyBeanMethods = false)
class ParkRooms {

    private static final String[] READING = {
        Roles.MANAGEMENT_BOARD, Roles.AUDITOR, Roles.ADMINISTRATOR
    };

    private static final String[] ENTERING = {Roles.MANAGEMENT_BOARD, Roles.ADMINISTRATOR};

    /** Whether a page offers it; whether they may is decided at the door. */
    static boolean mayEnter(SignedIn reader) {
        return reader.isOneOf(ENTERING);
    }

    /** Read before the first goods are counted. */
    @Bean
    @DependsOnDatabaseInitialization
    Parks parks(DatabaseClient database, TransactionalOperator transaction) {
        var parks = new Parks(database, transaction);
        parks.reread().block();
        return parks;
    }

    @Bean
    @DependsOnDatabaseInitialization
    ParkSheet parkSheet(DatabaseClient database) {
        return new ParkSheet(database);
    }

    @Bean
    PageMessages parkTexts() {
        return new PageMessages("messages/parks");
    }

    @Bean
    AccessRules parkAccess() {
        return AccessRules.of(
                AccessRules.allow(HttpMethod.GET, "/api/firm-parks", "/industrial-parks")
                        .to(READING),
                AccessRules.allow(HttpMethod.POST, "/api/firm-parks", "/industrial-parks")
                        .to(ENTERING));
    }

    @Bean
    FaultMessages parkFaults() {
        return new FaultMessages("messages/faults-park");
    }
}
