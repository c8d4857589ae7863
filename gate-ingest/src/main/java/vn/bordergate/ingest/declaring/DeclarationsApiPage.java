package vn.bordergate.ingest.declaring;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.APPLICATION_NDJSON_VALUE;
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
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.ingest.firm.FirmRights;

/** What the API page says of the declarations API; the code that does it stands elsewhere. */
@Tag(
        name = "declarations",
        description =
                "Gate pre-declarations (khai báo trên cửa khẩu số). The declarant and its own"
                        + " reference make a declaration one: sending it again is harmless.")
@SecurityRequirement(name = "token")
interface DeclarationsApiPage {

    @Operation(
            operationId = "lodgeDeclaration",
            summary = "Lodge one declaration",
            description =
                    "201 with a receipt when it is durably kept. The same declarant and reference"
                            + " with the same content: 200 and the very same receipt. `vehicles`"
                            + " (at most 50, each as in POST /api/crossings without announcer, gate"
                            + " and direction; plannedArrival may be left out) announces vehicles"
                            + " that carry it: all is taken in or nothing, and the receipt holds"
                            + " theirs. JSON and NDJSON only.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = APPLICATION_JSON_VALUE,
                                            schema =
                                                    @Schema(implementation = DeclaredContent.class),
                                            examples = @ExampleObject(ApiExamples.DECLARATION))))
    @ApiResponse(
            responseCode = "201",
            description = "Received",
            headers = {@Header(name = "Location"), @Header(name = "ETag")},
            content =
                    @Content(
                            mediaType = APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Receipt.class),
                            examples = @ExampleObject(ApiExamples.RECEIPT)))
    @ApiResponse(responseCode = "200", description = "Received before; the same receipt")
    @ApiResponse(
            responseCode = "400",
            description = "Cannot be read: " + ApiExamples.UNREADABLE_CODES,
            content = @Content(mediaType = APPLICATION_PROBLEM_JSON_VALUE))
    @ApiResponse(
            responseCode = "403",
            description = "DECLARANT_NOT_YOURS: this account may not declare for that number",
            content = @Content(mediaType = APPLICATION_PROBLEM_JSON_VALUE))
    @ApiResponse(
            responseCode = "409",
            description = "REFERENCE_USED: other content, amend with PUT",
            content = @Content(mediaType = APPLICATION_PROBLEM_JSON_VALUE))
    @ApiResponse(responseCode = "413", description = "Larger than 640 KiB")
    @ApiResponse(
            responseCode = "422",
            description = "Every fault at once: " + ApiExamples.SUBSTANCE_CODES,
            content =
                    @Content(
                            mediaType = APPLICATION_PROBLEM_JSON_VALUE,
                            examples = @ExampleObject(ApiExamples.PROBLEM)))
    @ApiResponse(
            responseCode = "503",
            description = "Nothing was kept; send it again after Retry-After",
            headers = @Header(name = "Retry-After"))
    Mono<ResponseEntity<Receipt>> lodge(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) FirmRights who);

    @Operation(
            operationId = "lodgeDeclarationLines",
            summary = "Lodge any number, one a line",
            description = "Each line is a declaration of at most 256 KiB. " + ApiExamples.STREAMED,
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = APPLICATION_NDJSON_VALUE,
                                            examples = @ExampleObject(ApiExamples.LINE))))
    @ApiResponse(
            responseCode = "200",
            description = "One line for each declaration, in their order",
            content =
                    @Content(
                            mediaType = APPLICATION_NDJSON_VALUE,
                            schema = @Schema(implementation = BulkAnswer.class),
                            examples = @ExampleObject(ApiExamples.ANSWER_LINES)))
    Mono<Void> lodgeLines(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) FirmRights who);

    @Operation(
            operationId = "lodgeDeclarationRows",
            summary = "Lodge any number as CSV, one item a row",
            description = ApiExamples.CSV_RULES + ApiExamples.STREAMED,
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            examples = @ExampleObject(ApiExamples.ROWS))))
    @ApiResponse(
            responseCode = "200",
            description = "One line for each declaration, in their order",
            content =
                    @Content(
                            mediaType = APPLICATION_NDJSON_VALUE,
                            schema = @Schema(implementation = BulkAnswer.class)))
    Mono<Void> lodgeRows(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) FirmRights who);

    @Operation(
            operationId = "amendDeclaration",
            summary = "Amend (khai bổ sung): a new generation",
            description =
                    "If-Match carries the ETag of the generation that is amended. Declarant and"
                            + " reference stay. The same content again is no change.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = APPLICATION_JSON_VALUE,
                                            schema =
                                                    @Schema(implementation = DeclaredContent.class),
                                            examples = @ExampleObject(ApiExamples.DECLARATION))))
    @ApiResponse(responseCode = "200", description = "The receipt of the new generation")
    @ApiResponse(responseCode = "404", description = "DECLARATION_NOT_FOUND among your own")
    @ApiResponse(responseCode = "409", description = "NO_LONGER_CHANGEABLE, AMENDED_TOO_OFTEN")
    @ApiResponse(responseCode = "412", description = "GENERATION_STALE")
    @ApiResponse(
            responseCode = "422",
            description =
                    "As for lodging; DECLARANT_FIXED, REFERENCE_FIXED, GATE_FIXED, DIRECTION_FIXED")
    @ApiResponse(responseCode = "428", description = "IF_MATCH_MISSING")
    Mono<ResponseEntity<Receipt>> amend(
            String id,
            @Nullable String ifMatch,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) FirmRights who);

    @Operation(
            operationId = "withdrawDeclaration",
            summary = "Ask for the declaration to be taken back",
            description = "202: the authorities confirm or decline it; the status tells which.")
    @ApiResponse(responseCode = "202", description = "Asked for; asking again changes nothing")
    @ApiResponse(responseCode = "404", description = "DECLARATION_NOT_FOUND among your own")
    @ApiResponse(responseCode = "409", description = "NO_LONGER_CHANGEABLE")
    @ApiResponse(responseCode = "412", description = "GENERATION_STALE")
    @ApiResponse(responseCode = "428", description = "IF_MATCH_MISSING")
    Mono<ResponseEntity<DeclarationStatus>> withdraw(
            String id,
            @Nullable String ifMatch,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) FirmRights who);

    @Operation(operationId = "declarationStatus", summary = "Where the declaration stands")
    @ApiResponse(responseCode = "200", description = "Status, channel and checks")
    @ApiResponse(responseCode = "404", description = "DECLARATION_NOT_FOUND among your own")
    Mono<ResponseEntity<DeclarationStatus>> status(
            String id,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) FirmRights who);

    @Operation(operationId = "findDeclarations", summary = "Your declarations of a reference")
    @ApiResponse(responseCode = "200", description = "At most 100; none is an empty list")
    Mono<List<DeclarationStatus>> find(
            String reference,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) FirmRights who);
}
