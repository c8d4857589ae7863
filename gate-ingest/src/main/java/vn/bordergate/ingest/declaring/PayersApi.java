package vn.bordergate.ingest.declaring;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.PayerNamed;
import vn.bordergate.ingest.firm.FirmNumber;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.ingest.form.Limits;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Journal;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.GateLinks;

/** Who pays the fee of a vehicle that somebody else of their firm announced. */
@RestController
@Tag(name = "crossings")
@SecurityRequirement(name = "token")
class PayersApi {

    private static final String PAYER =
            """
            {"crossingId": "0197f3a2-7d3e-7e5a-8f63-8b4c1d2e3f4a",
             "payAt": "https://clearance.example/my-fees/0197f3a2-7d3e-7e5a-8f63-8b4c1d2e3f4a?named",
             "until": "2026-11-22T17:00:00Z"}
            """;

    private final AnnouncedCrossings crossings;
    private final FeePayers payers;
    private final TransactionalOperator transactions;
    private final Journal journal;
    private final EventJson json;
    private final GateLinks links;
    private final InstantSource clock;

    PayersApi(
            AnnouncedCrossings crossings,
            FeePayers payers,
            TransactionalOperator transactions,
            Journal journal,
            EventJson json,
            GateLinks links,
            InstantSource clock) {
        this.crossings = crossings;
        this.payers = payers;
        this.transactions = transactions;
        this.journal = journal;
        this.json = json;
        this.links = links;
        this.clock = clock;
    }

    /**
     * Whoever asked may pay.
     *
     * @param payAt the page where the fee is shown and paid
     */
    record Payer(CrossingId crossingId, URI payAt, Instant until) {}

    @Operation(
            operationId = "nameCrossingPayer",
            summary = "Be let to pay the fee of a vehicle of your firm",
            description =
                    "Who announced a vehicle may pay its fee anyway. Everybody else who may declare"
                            + " for its announcer, colleague or broker, asks here first: the till"
                            + " hears of it at once and lets them see and pay the fee until the"
                            + " day at the gate ends, or their right to it does."
                            + " Programs then send POST /api/crossings/{id}/fee/payment to the"
                            + " clearance service. The next day it is asked anew.")
    @ApiResponse(
            responseCode = "202",
            description = "The till hears of it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Payer.class),
                            examples = @ExampleObject(PAYER)))
    @ApiResponse(
            responseCode = "403",
            description = "ANNOUNCER_NOT_YOURS to declare for; FEE_NOT_YOURS, without its prices")
    @ApiResponse(responseCode = "404", description = "CROSSING_NOT_FOUND among your own")
    @PostMapping(path = "/api/crossings/{id}/payer", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Payer> name(@PathVariable String id, @Parameter(hidden = true) FirmRights who) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return crossings
                .ownToChange(CrossingsApi.identity(id), who)
                .map(own -> new Named(own.crossingId(), FirmNumber.of(own.vehicle().announcer())))
                .doOnNext(named -> requirePrices(who, named.announcer()))
                .flatMap(
                        named ->
                                told(named, who, now)
                                        .as(transactions::transactional)
                                        .map(this::payer));
    }

    private record Named(CrossingId crossingId, FirmNumber announcer) {}

    /** Whoever pays sees the amount, and that is a price of the firm. */
    private static void requirePrices(FirmRights who, FirmNumber announcer) {
        if (!who.maySeePricesOf(announcer)) {
            throw FaultsException.of(403, Fault.at("", "FEE_NOT_YOURS"));
        }
    }

    private Mono<PayerNamed> told(Named named, FirmRights who, Instant now) {
        PayerNamed event =
                new PayerNamed(named.crossingId(), who.subject(), dayEndsAfter(now), now);
        // A machine's star is its provider's word alone; nobody at the gate takes it back.
        Mono<Void> kept =
                who.everyFirm()
                        ? Mono.empty()
                        : payers.keep(
                                named.crossingId(), named.announcer(), who, event.until(), now);
        return journal.append(List.of(json.entry(event))).then(kept).thenReturn(event);
    }

    /** No broker's grant ends before a day does. */
    static Instant dayEndsAfter(Instant now) {
        return LocalDate.ofInstant(now, Limits.ZONE)
                .plusDays(1)
                .atStartOfDay(Limits.ZONE)
                .toInstant();
    }

    private Payer payer(PayerNamed event) {
        CrossingId id = event.crossingId();
        return new Payer(
                id, URI.create(links.clearance() + "/my-fees/" + id + "?named"), event.until());
    }
}
