package vn.bordergate.ingest.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.door.Identities;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.GateLinks;

/** Links to tickets, for those who announced the vehicle. */
@RestController
@RequestMapping("/api/crossings/{id}/ticket-link")
@Tag(name = "crossings")
@SecurityRequirement(name = "token")
class TicketLinkApi {

    private final Tickets tickets;
    private final GateLinks links;

    TicketLinkApi(Tickets tickets, GateLinks links) {
        this.tickets = tickets;
        this.links = links;
    }

    /**
     * A link to the ticket of a crossing.
     *
     * @param address for the driver; said once, when the link is made, as the gate keeps only its
     *     hash. Null afterwards: whoever has lost it makes another
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TicketLink(@Nullable String address, Instant madeAt) {}

    @Operation(
            operationId = "makeTicketLink",
            summary = "Make the link to the driver's ticket",
            description =
                    "Send the address to the driver; it opens without an account and ends with the"
                            + " crossing. It is said this once. A new link ends the one before.")
    @ApiResponse(responseCode = "201", description = "The link")
    @ApiResponse(responseCode = "404", description = "CROSSING_NOT_FOUND among your own")
    @ApiResponse(responseCode = "403", description = "ANNOUNCER_NOT_YOURS to declare for")
    @ApiResponse(responseCode = "409", description = "TICKET_CROSSING_ENDED")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<TicketLink> make(@PathVariable String id, FirmRights who) {
        return tickets.link(identity(id), who)
                .map(
                        made ->
                                new TicketLink(
                                        links.ingest() + "/ticket/" + made.token().value(),
                                        made.at()));
    }

    @Operation(
            operationId = "ticketLink",
            summary = "Whether a link is out, and since when",
            description = "Without its address, which was said when it was made.")
    @ApiResponse(responseCode = "200", description = "A link is out")
    @ApiResponse(
            responseCode = "404",
            description = "CROSSING_NOT_FOUND among your own, or TICKET_LINK_NONE")
    @GetMapping
    Mono<TicketLink> since(@PathVariable String id, FirmRights who) {
        return tickets.linkedSince(identity(id), who)
                .map(at -> new TicketLink(null, at))
                .switchIfEmpty(
                        Mono.error(
                                () -> FaultsException.of(404, Fault.at("", "TICKET_LINK_NONE"))));
    }

    @Operation(operationId = "endTicketLink", summary = "End the link")
    @ApiResponse(responseCode = "204", description = "No link leads to the ticket")
    @ApiResponse(responseCode = "403", description = "ANNOUNCER_NOT_YOURS to declare for")
    @ApiResponse(responseCode = "404", description = "CROSSING_NOT_FOUND among your own")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> end(@PathVariable String id, FirmRights who) {
        return tickets.unlink(identity(id), who);
    }

    private static UUID identity(String text) {
        return Identities.of(
                text, () -> FaultsException.of(404, Fault.at("", "CROSSING_NOT_FOUND")));
    }
}
