package vn.bordergate.ingest.sensing;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.APPLICATION_NDJSON_VALUE;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What the API page says of readings. */
@Tag(
        name = "readings",
        description =
                "What devices at the gate see. A token speaks for one device of the device book;"
                        + " the device counts its readings, and the same number again is harmless.")
@SecurityRequirement(name = "token")
interface ReadingsApiPage {

    String READING =
            """
            {"device":"KT-KB2-WB","number":4711,"kind":"WEIGHED","plate":"24C-123.45",
             "confidence":875,"massKg":38460,"takenAt":"2026-11-22T07:15:00+07:00",
             "sentAt":"2026-11-22T07:15:01+07:00"}\
            """;

    String RULES =
            "Gate, place and lane come from the device book. `number` is 1 to 2^53-1 and the"
                    + " device's own. `plate` is as read, left out where nothing was; one that"
                    + " cannot be a plate is noted and the passage taken without it. `confidence`"
                    + " is in thousandths. `sentAt` is the device's clock when it sends: with it a"
                    + " late reading is told from a wrong clock. A clock that is further from the"
                    + " gate's than the book allows is noted, and the receipt counts instead.";

    @Operation(
            operationId = "takeReading",
            summary = "One reading",
            description = RULES,
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject(READING))))
    @ApiResponse(
            responseCode = "201",
            description = "Durably kept",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = ReadingReceipt.class)))
    @ApiResponse(responseCode = "200", description = "Sent before; the same answer")
    @ApiResponse(
            responseCode = "400",
            description =
                    "Cannot be read: MALFORMED_JSON, INVALID_UTF8, BODY_EMPTY, JSON_BEYOND_LIMIT")
    @ApiResponse(
            responseCode = "403",
            description = "DEVICE_UNKNOWN, DEVICE_FOREIGN, FOREIGN_GATE",
            content = @Content(mediaType = APPLICATION_PROBLEM_JSON_VALUE))
    @ApiResponse(
            responseCode = "409",
            description =
                    "READING_NUMBER_USED for another reading; READING_FORGOTTEN, too old a number")
    @ApiResponse(responseCode = "413", description = "Larger than 4 KiB")
    @ApiResponse(
            responseCode = "422",
            description =
                    "Every fault at once: UNKNOWN_PROPERTY, DUPLICATE_PROPERTY, WRONG_TYPE,"
                            + " MISSING, BLANK, TEXT_TOO_LONG, CONTROL_CHARACTER, UNKNOWN_VALUE,"
                            + " NUMBER_FORM, NUMBER_RANGE, TIME_FORM, READING_KIND_FOREIGN,"
                            + " MASS_WITHOUT_WEIGHING, SENT_BEFORE_TAKEN, READING_NOT_STORABLE",
            content = @Content(mediaType = APPLICATION_PROBLEM_JSON_VALUE))
    @ApiResponse(responseCode = "503", description = "Nothing was kept; send it again")
    Mono<ResponseEntity<ReadingReceipt>> take(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) Principal principal);

    @Operation(
            operationId = "takeReadingLines",
            summary = "Any number, one a line",
            description =
                    "Each line is a reading of at most 4 KiB. The body is read while the answers"
                            + " are written. Answer lines have the status accepted, repeated,"
                            + " conflict, refused or unavailable; after unavailable nothing more is"
                            + " read, and everything from that line on is to be sent again.",
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = APPLICATION_NDJSON_VALUE,
                                            examples = @ExampleObject(READING))))
    @ApiResponse(
            responseCode = "200",
            description = "One line for each reading, in their order",
            content =
                    @Content(
                            mediaType = APPLICATION_NDJSON_VALUE,
                            schema = @Schema(implementation = ReadingAnswers.LineAnswer.class)))
    Mono<Void> takeLines(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) Principal principal);
}
