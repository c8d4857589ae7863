package vn.bordergate.clearance.priority;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.bordergate.clearance.audit.Acts;
import vn.bordergate.clearance.intake.PriorityEnterprises;
import vn.bordergate.clearance.register.OfficerNames;
import vn.bordergate.journal.JournaledTransactions;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.FaultMessages;
import vn.bordergate.web.PageMessages;
import vn.bordergate.web.Roles;
import vn.bordergate.web.SignedIn;

/**
 * Who may read the list of priority enterprises and who may keep it, and how it is put together.
 */
@Configuration(proxyBeanMethods = false)
class PriorityRooms {

    /**
     * Who has a need to know. It is a list of firms whom the rules trust, so whoever only meets
     * their vehicles, or their goods, does not read it.
     */
    private static final String[] READING = {
        Roles.CUSTOMS_OFFICER,
        Roles.CUSTOMS_LEAD,
        Roles.MANAGEMENT_BOARD,
        Roles.AUDITOR,
        Roles.ADMINISTRATOR
    };

    private static final String[] KEEPING = {Roles.CUSTOMS_LEAD, Roles.ADMINISTRATOR};

    /** Whether a page offers them to change it; what they may do is decided at the door. */
    static boolean mayKeep(SignedIn reader) {
        return reader.grants().everywhere() && reader.isOneOf(KEEPING);
    }

    @Bean
    AccessRules priorityAccess() {
        return AccessRules.of(
                AccessRules.allow(
                                HttpMethod.GET,
                                "/priority-enterprises",
                                "/api/priority-enterprises",
                                "/api/priority-enterprises/**")
                        .to(READING),
                AccessRules.allow(
                                HttpMethod.POST,
                                "/priority-enterprises/**",
                                "/api/priority-enterprises/**")
                        .to(KEEPING));
    }

    @Bean
    PageMessages priorityTexts() {
        return new PageMessages("messages/priority");
    }

    @Bean
    FaultMessages priorityFaults() {
        return new FaultMessages("messages/faults-priority");
    }

    @Bean
    PriorityKeeping priorityKeeping(
            DatabaseClient database,
            JournaledTransactions transactions,
            PriorityEnterprises known,
            OfficerNames names,
            @Qualifier("deskBreaker") CircuitBreaker breaker,
            Clock clock) {
        var acts = new Acts(database);
        var book = new PriorityBook(database, transactions, acts);
        var proposals = new PriorityProposals(database);
        var admissions = new PriorityAdmissions(proposals, book, acts, transactions);
        return new PriorityKeeping(book, proposals, admissions, known, names, breaker, clock);
    }
}
