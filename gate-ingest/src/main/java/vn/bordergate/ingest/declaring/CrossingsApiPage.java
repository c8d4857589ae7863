package vn.bordergate.ingest.declaring;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.ingest.firm.FirmRights;

/** What the API page says of crossings. */
@Tag(
        name = "crossings",
        description =
                "Passages of vehicles (lượt xe), laden or empty. Announced with a declaration"
                        + " (`vehicles` of POST /api/declarations) or here. The announcer and its"
                        + " own reference make a crossing one: sending it again is harmless.")
@SecurityRequirement(name = "token")
interface CrossingsApiPage {

    String VEHICLE =
            """
            {"announcer":{"scheme":"VN_TAX_CODE","number":"0100109106","name":"Công ty Vận tải"},
             "reference":"XE-2026-001","gate":"KIM-THANH","direction":"EXPORT","laden":true,
             "plate":"24C-123.45","trailerPlate":"24R-012.34",
             "driver":{"name":"Vàng A Páo","document":"010203004567","phone":"0912345678"},
             "containers":[{"number":"CSQU3054383","lengthFeet":40,"seal":"VN0012345"}],
             "declarations":["0197f3a2-5b1c-7c3e-8d41-6f2a9b0c1d2e"],
             "capacityKg":28000,"plannedArrival":"2026-11-22T14:30:00+07:00"}\
            """;

    String CODES =
            "Every fault at once, by JSON pointer: PLATE_IMPOSSIBLE, TRAILER_SAME_PLATE,"
                    + " LADEN_WITHOUT_DECLARATIONS, EMPTY_WITH_DECLARATIONS,"
                    + " DECLARATIONS_TOO_MANY, DECLARATION_ID_FORM, DECLARATION_TWICE,"
                    + " DECLARATION_UNKNOWN (or of another account), DECLARATION_OTHER_GATE,"
                    + " DECLARATION_OTHER_DIRECTION, DECLARATION_CLOSED, CONTAINERS_TOO_MANY,"
                    + " CONTAINERS_TOO_LONG, CONTAINER_NUMBER_FORM, CONTAINER_CHECK_DIGIT,"
                    + " CONTAINER_TWICE, and those of declarations that concern a text, a number, a"
                    + " time, a gate or a declarant. Each is explained at /problems/{code}."
                    + " Remarks of a receipt: PLATE_FORM_UNKNOWN, PLATE_OF_TRAILER,"
                    + " PLATE_OF_NO_TRAILER.";

    @Operation(
            operationId = "announceCrossing",
            summary = "Announce a vehicle",
            description =
                    "201 with a receipt when it is durably kept. The same announcer and reference"
                            + " with the same content: 200 and the very same receipt. It carries"
                            + " declarations of this account, for the same gate and direction.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = APPLICATION_JSON_VALUE,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    AnnouncedVehicle.class),
                                            examples = @ExampleObject(VEHICLE))))
    @ApiResponse(
            responseCode = "201",
            description = "Announced",
            headers = {@Header(name = "Location"), @Header(name = "ETag")},
            content =
                    @Content(
                            mediaType = APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = CrossingReceipt.class)))
    @ApiResponse(responseCode = "200", description = "Announced before; the same receipt")
    @ApiResponse(
            responseCode = "400",
            description = "Cannot be read: " + ApiExamples.UNREADABLE_CODES,
            content = @Content(mediaType = APPLICATION_PROBLEM_JSON_VALUE))
    @ApiResponse(
            responseCode = "403",
            description = "ANNOUNCER_NOT_YOURS: this account may not announce for that number",
            content = @Content(mediaType = APPLICATION_PROBLEM_JSON_VALUE))
    @ApiResponse(
            responseCode = "409",
            description = "VEHICLE_REFERENCE_USED: amend with PUT",
            content = @Content(mediaType = APPLICATION_PROBLEM_JSON_VALUE))
    @ApiResponse(responseCode = "413", description = "Larger than 64 KiB")
    @ApiResponse(
            responseCode = "422",
            description = CODES,
            content = @Content(mediaType = APPLICATION_PROBLEM_JSON_VALUE))
    @ApiResponse(
            responseCode = "503",
            description = "Nothing was kept; send it again after Retry-After",
            headers = @Header(name = "Retry-After"))
    Mono<ResponseEntity<CrossingReceipt>> announce(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) FirmRights who);

    @Operation(
            operationId = "amendCrossing",
            summary = "Amend: a new generation",
            description =
                    "If-Match carries the ETag of the generation that is amended. Announcer,"
                            + " reference, gate and direction stay; plate, driver, containers and"
                            + " declarations may change until the vehicle is called to a lane.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = APPLICATION_JSON_VALUE,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    AnnouncedVehicle.class),
                                            examples = @ExampleObject(VEHICLE))))
    @ApiResponse(responseCode = "200", description = "The receipt of the new generation")
    @ApiResponse(responseCode = "404", description = "CROSSING_NOT_FOUND among your own")
    @ApiResponse(responseCode = "409", description = "CROSSING_NOT_CHANGEABLE, AMENDED_TOO_OFTEN")
    @ApiResponse(responseCode = "412", description = "GENERATION_STALE")
    @ApiResponse(
            responseCode = "422",
            description =
                    "As for announcing; ANNOUNCER_FIXED, REFERENCE_FIXED, GATE_FIXED,"
                            + " DIRECTION_FIXED")
    @ApiResponse(responseCode = "428", description = "IF_MATCH_MISSING")
    Mono<ResponseEntity<CrossingReceipt>> amend(
            String id,
            @Nullable String ifMatch,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) FirmRights who);

    @Operation(
            operationId = "withdrawCrossing",
            summary = "Take a vehicle back",
            description = "202: the gate confirms it; the status tells when.")
    @ApiResponse(responseCode = "202", description = "Asked for; asking again changes nothing")
    @ApiResponse(responseCode = "404", description = "CROSSING_NOT_FOUND among your own")
    @ApiResponse(responseCode = "409", description = "CROSSING_NOT_CHANGEABLE")
    @ApiResponse(responseCode = "412", description = "GENERATION_STALE")
    @ApiResponse(responseCode = "428", description = "IF_MATCH_MISSING")
    Mono<ResponseEntity<CrossingView>> withdraw(
            String id,
            @Nullable String ifMatch,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) FirmRights who);

    @Operation(
            operationId = "crossingStatus",
            summary = "Where the crossing stands",
            description = "Ticket, yard, what is lacking, lane, fee, and how it ended.")
    @ApiResponse(responseCode = "200", description = "Status")
    @ApiResponse(responseCode = "404", description = "CROSSING_NOT_FOUND among your own")
    Mono<ResponseEntity<CrossingView>> status(
            String id,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) FirmRights who);

    @Operation(
            operationId = "findCrossings",
            summary = "Your crossings of a reference, of a declaration, or by identity",
            description =
                    "One of the three is asked for; `id` may be repeated up to 100 times. Those of"
                            + " others are left out.")
    @ApiResponse(responseCode = "200", description = "At most 100; none is an empty list")
    Mono<List<CrossingView>> find(
            @Nullable String reference,
            @Nullable String declaration,
            @Nullable List<String> id,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) FirmRights who);
}
