package vn.bordergate.ingest.telling;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.door.Identities;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Language;

/** Receivers over HTTP. */
@RestController
@RequestMapping("/api/notifications")
@SecurityRequirement(name = "token")
@Tag(
        name = "notifications",
        description =
                "Webhooks by Standard Webhooks 1.0: POST with `webhook-id`, `webhook-timestamp` and"
                        + " `webhook-signature` (`v1,` HMAC-SHA256 of `id.timestamp.body` with the"
                        + " bytes of `whsec_…`; two signatures while a secret is changed). Any 2xx"
                        + " within 10 s is success; a redirect is not followed; 410 ends it."
                        + " What fails is sent again after 5 s, 1 min, 5 min, 30 min, 2 h, 5 h,"
                        + " 10 h, 14 h, 20 h, 20 h. The same webhook-id is the same message."
                        + " Amounts are left out for whoever may see no prices of the firm, and"
                        + " nothing more is sent to whom the firm has sent away.")
class NotificationsApi {

    static final String PATH = "/api/notifications/receivers/";

    private final Receivers receivers;
    private final Replays replays;

    NotificationsApi(Receivers receivers, Replays replays) {
        this.receivers = receivers;
        this.replays = replays;
    }

    /** Something that one can be told of. */
    record Event(Occasion event, String name) {}

    /**
     * From when to send again.
     *
     * @param from time with offset
     */
    record From(@Nullable String from) {}

    @Operation(operationId = "notificationEvents", summary = "What one can be told of")
    @GetMapping("/events")
    List<Event> events(@Parameter(hidden = true) ServerWebExchange exchange) {
        Language language = Language.of(exchange);
        return Arrays.stream(Occasion.values()).map(o -> new Event(o, o.name(language))).toList();
    }

    @Operation(operationId = "receivers", summary = "Your receivers")
    @GetMapping("/receivers")
    Mono<List<Receiver>> all(@Parameter(hidden = true) Principal principal) {
        return receivers.of(principal.getName());
    }

    @Operation(
            operationId = "makeReceiver",
            summary = "A new receiver",
            description = "The answer alone says its secret. Ten of an account at most.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            """
                                                            {"url":"https://haulier.example/gate",
                                                             "events":["crossing.called"],
                                                             "language":"vi"}\
                                                            """))))
    @ApiResponse(responseCode = "201", description = "Made, with its secret")
    @ApiResponse(responseCode = "409", description = "RECEIVERS_TOO_MANY")
    @ApiResponse(responseCode = "429", description = "CONFIRMATIONS_TOO_MANY, MAILBOX_ASKED_OFTEN")
    @ApiResponse(
            responseCode = "422",
            description =
                    "RECEIVER_ADDRESS_FORM, RECEIVER_ADDRESS_TOO_LONG, RECEIVER_ADDRESS_NOT_HTTPS,"
                            + " RECEIVER_ADDRESS_INNER, RECEIVER_EVENTS_NONE,"
                            + " RECEIVER_EVENT_UNKNOWN, RECEIVER_LANGUAGE_UNKNOWN")
    @PostMapping("/receivers")
    Mono<ResponseEntity<Receiver>> make(
            @org.springframework.web.bind.annotation.RequestBody Wish wish,
            @Parameter(hidden = true) Principal principal) {
        return receivers
                .make(wish, principal.getName())
                .map(
                        made ->
                                ResponseEntity.created(URI.create(PATH + made.receiverId()))
                                        .body(made));
    }

    @Operation(operationId = "receiver", summary = "How a receiver stands")
    @ApiResponse(responseCode = "200", description = "State, and since when nothing has arrived")
    @ApiResponse(responseCode = "404", description = "RECEIVER_NOT_FOUND among your own")
    @GetMapping("/receivers/{id}")
    Mono<Receiver> one(@PathVariable String id, @Parameter(hidden = true) Principal principal) {
        return receivers.own(identity(id), principal.getName());
    }

    @Operation(
            operationId = "changeReceiver",
            summary = "Change a receiver, or call again one that was disabled",
            description = "What waited while it was off or disabled is sent.")
    @PutMapping("/receivers/{id}")
    Mono<Receiver> change(
            @PathVariable String id,
            @org.springframework.web.bind.annotation.RequestBody Wish wish,
            @Parameter(hidden = true) Principal principal) {
        return receivers.change(identity(id), wish, principal.getName());
    }

    @Operation(operationId = "removeReceiver", summary = "Remove a receiver and its log")
    @DeleteMapping("/receivers/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(@PathVariable String id, @Parameter(hidden = true) Principal principal) {
        return receivers.remove(identity(id), principal.getName());
    }

    @Operation(
            operationId = "rotateSecret",
            summary = "A new secret",
            description = "The answer alone says it; the one before signs beside it for a day.")
    @PostMapping("/receivers/{id}/secret")
    Mono<Receiver> rotate(@PathVariable String id, @Parameter(hidden = true) Principal principal) {
        return receivers.rotate(identity(id), principal.getName());
    }

    @Operation(
            operationId = "testReceiver",
            summary = "Send a test message",
            description = "Through the same queue; see the log. Ten a minute at most.")
    @ApiResponse(responseCode = "202", description = "On its way")
    @ApiResponse(responseCode = "409", description = "RECEIVER_UNCONFIRMED")
    @ApiResponse(responseCode = "429", description = "TESTS_TOO_MANY")
    @PostMapping("/receivers/{id}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> test(@PathVariable String id, @Parameter(hidden = true) Principal principal) {
        return replays.test(identity(id), principal.getName());
    }

    @Operation(
            operationId = "replay",
            summary = "Send everything since a time again",
            description =
                    "What the receiver has chosen, each under its former webhook-id, 1,000 at a"
                            + " time: ask again from `next`. Messages are kept for 30 days.")
    @ApiResponse(responseCode = "202", description = "How many, and where the rest begins")
    @ApiResponse(responseCode = "409", description = "RECEIVER_UNCONFIRMED")
    @ApiResponse(responseCode = "422", description = "REPLAY_FROM_FORM")
    @PostMapping("/receivers/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Replays.Queued> replay(
            @PathVariable String id,
            @org.springframework.web.bind.annotation.RequestBody From from,
            FirmRights who) {
        return replays.again(identity(id), instant(from.from()), who);
    }

    @Operation(
            operationId = "deliveryLog",
            summary = "The calls of the last seven days",
            description = "The newest first, 100 at a time; `before` is the last number seen.")
    @GetMapping("/receivers/{id}/log")
    Mono<List<Replays.Logged>> log(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Long before,
            @Parameter(hidden = true) Principal principal) {
        return replays.log(
                identity(id), before == null ? Long.MAX_VALUE : before, principal.getName());
    }

    static Instant instant(@Nullable String text) {
        try {
            if (text != null) {
                return OffsetDateTime.parse(text.strip()).toInstant();
            }
        } catch (DateTimeParseException noTime) {
            // Said below.
        }
        throw FaultsException.of(422, Fault.at("/from", "REPLAY_FROM_FORM"));
    }

    static UUID identity(String text) {
        return Identities.of(text, Receivers::notFound);
    }
}
