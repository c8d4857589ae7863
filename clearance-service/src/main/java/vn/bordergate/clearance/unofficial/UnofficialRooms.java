package vn.bordergate.clearance.unofficial;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.bordergate.clearance.audit.Acts;
import vn.bordergate.journal.JournaledTransactions;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.FaultMessages;
import vn.bordergate.web.PageMessages;
import vn.bordergate.web.Roles;

/** Who may report, which is everybody, and who may read it, which is nobody at the gate. */
@Configuration(proxyBeanMethods = false)
class UnofficialRooms {

    /** Reports an hour: from one cell of addresses, and from everywhere. */
    static final int SENT_CELL_MAX = 20;

    static final int SENT_ALL_MAX = 300;

    /** Questions for an answer an hour, likewise. */
    static final int ASKED_CELL_MAX = 60;

    static final int ASKED_ALL_MAX = 3_000;

    /** Before the desk's rules, which let every officer in. */
    @Bean
    @Order(0)
    AccessRules unofficialAccess() {
        return AccessRules.of(
                AccessRules.open(
                        HttpMethod.GET, "/unofficial-charges", "/api/unofficial-charges/months"),
                AccessRules.open(
                        HttpMethod.POST,
                        "/unofficial-charges",
                        "/unofficial-charges/answer",
                        "/api/unofficial-charges",
                        "/api/unofficial-charges/answer"),
                AccessRules.allow(HttpMethod.GET, "/api/unofficial-charges/{id}/contact")
                        .to(Roles.AUDITOR),
                AccessRules.allow(HttpMethod.POST, "/desk/unofficial-charges/{id}/contact")
                        .to(Roles.AUDITOR),
                AccessRules.allow(
                                HttpMethod.GET,
                                "/desk/unofficial-charges",
                                "/api/unofficial-charges")
                        .to(Roles.AUDITOR, Roles.ADMINISTRATOR),
                AccessRules.allow(
                                HttpMethod.POST,
                                "/desk/unofficial-charges/**",
                                "/api/unofficial-charges/**")
                        .to(Roles.AUDITOR, Roles.ADMINISTRATOR));
    }

    @Bean
    PageMessages unofficialPages() {
        return new PageMessages("messages/unofficial");
    }

    @Bean
    FaultMessages unofficialFaults() {
        return new FaultMessages("messages/faults-unofficial");
    }

    @Bean
    Senders senders(
            @Value("${gate.unofficial.proxies:${gate.web.proxies:}}") List<String> proxies) {
        return new Senders(proxies);
    }

    @Bean
    Hearing hearing(
            DatabaseClient database,
            Acts acts,
            JournaledTransactions transactions,
            @Qualifier("deskBreaker") CircuitBreaker breaker,
            Clock clock) {
        return new Hearing(
                new Reports(database),
                acts,
                transactions,
                new CoarseLimit(SENT_CELL_MAX, SENT_ALL_MAX),
                new CoarseLimit(ASKED_CELL_MAX, ASKED_ALL_MAX),
                breaker,
                clock);
    }
}
