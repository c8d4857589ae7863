package vn.bordergate.ingest.ticket;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.bordergate.ingest.declaring.AnnouncedCrossings;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.FaultMessages;
import vn.bordergate.web.PageMessages;
import vn.bordergate.web.Roles;

/** Puts the room of tickets together. */
@Configuration(proxyBeanMethods = false)
class TicketConfiguration {

    @Bean
    @Order(2)
    AccessRules ticketRules() {
        return AccessRules.of(
                AccessRules.open(
                        HttpMethod.GET,
                        "/ticket/worker.js",
                        "/ticket/keys",
                        "/ticket/verify/manifest"),
                AccessRules.allow(HttpMethod.GET, "/ticket/verify")
                        .to(
                                Roles.YARD,
                                Roles.BORDER_GUARD,
                                Roles.CUSTOMS_OFFICER,
                                Roles.CUSTOMS_LEAD),
                // Whoever knows the address was given it.
                AccessRules.open(
                        HttpMethod.GET,
                        "/ticket/{token}",
                        "/ticket/{token}/state",
                        "/ticket/{token}/manifest"));
    }

    @Bean
    FaultMessages ticketFaultMessages() {
        return new FaultMessages("messages/faults-ticket");
    }

    @Bean
    PageMessages ticketPageMessages() {
        return new PageMessages("messages/ticket");
    }

    @Bean
    TicketKeys ticketKeys(TicketProperties settings, InstantSource clock) {
        return TicketKeys.keptIn(settings.keys(), clock.instant());
    }

    @Bean
    TicketLinks ticketLinks(DatabaseClient database) {
        return new TicketLinks(database);
    }

    @Bean
    Tickets tickets(
            TicketLinks links,
            AnnouncedCrossings crossings,
            TicketKeys keys,
            TicketProperties settings,
            InstantSource clock) {
        return new Tickets(links, crossings, keys, settings.valid(), clock);
    }
}
