package vn.bordergate.ingest.portal;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.ingest.consignment.Phase;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.ingest.tracking.Status;

/** What the API page says of the traders' list. */
@Tag(
        name = "consignments",
        description =
                "Declarations together with their vehicles, as the pages of the portal list them:"
                        + " newest first, of every firm that the account may look at.")
@SecurityRequirement(name = "token")
interface ConsignmentsApiPage {

    String LISTED =
            """
            {"consignments": [
              {"declarationId": "019aa9a7-2f4e-7c11-9f0e-5a1f2b3c4d5e",
               "reference": "KT-2026-000123", "customsNumber": "305123456780",
               "gate": "KIM-THANH", "direction": "EXPORT", "hsCode": "081060",
               "goods": "Sầu riêng tươi", "items": 1, "plates": ["24C02727"],
               "tickets": ["X-0412"], "status": "CLEARED", "statusName": "Đã xử lý xong",
               "phase": "UNDERWAY", "channel": "GREEN", "receivedAt": "2026-11-22T01:12:31.482Z",
               "movedAt": "2026-11-22T03:02:11.120Z"}],
             "next": "019aa9a7-2f4e-7c11-9f0e-5a1f2b3c4d5e"}
            """;

    String COUNTED =
            """
            {"mine": 3, "authority": 12, "called": 1, "crossedToday": 27, "countedTo": 1000}
            """;

    String HAPPENED =
            """
            [{"subject": "019aa9a7-2f4e-7c11-9f0e-5a1f2b3c4d5e",
              "at": "2026-11-22T01:12:31.482Z", "kind": "LODGED", "text": "Đã nộp khai báo"}]
            """;

    /**
     * A page of the list.
     *
     * @param next what {@code after} of the next page is; none on the last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(List<Line> consignments, @Nullable String next) {}

    /**
     * One consignment.
     *
     * @param hsCode of the first item
     * @param items how many there are
     * @param statusName in the language of the request
     * @param phase who has to move next, or how it ended
     * @param waitsFor the authority that has it, where one has
     * @param dueAt until when they, or the declarant, are to have moved
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            UUID declarationId,
            String reference,
            @Nullable String customsNumber,
            String gate,
            String direction,
            String hsCode,
            String goods,
            int items,
            List<String> plates,
            List<String> tickets,
            Status status,
            String statusName,
            Phase phase,
            @Nullable CustomsChannel channel,
            @Nullable Authority waitsFor,
            @Nullable Instant dueAt,
            Instant receivedAt,
            Instant movedAt,
            @Nullable Instant crossedAt) {}

    /**
     * The counts that matter.
     *
     * @param countedTo a count that is as large may be larger
     */
    record Counted(long mine, long authority, long called, long crossedToday, int countedTo) {}

    /**
     * Something that happened.
     *
     * @param subject the declaration, or the crossing of a vehicle that carries it
     * @param text in the language of the request
     */
    record Happened(UUID subject, Instant at, String kind, String text) {}

    @Operation(
            operationId = "listConsignments",
            summary = "Your consignments, newest first",
            description =
                    "`show` is one of MINE (you have to move), AUTHORITY, UNDERWAY, CALLED,"
                            + " CROSSED, ENDED, or TODAY for what crossed today; `direction` EXPORT or"
                            + " IMPORT; `q` searches references, numbers of customs declarations,"
                            + " plates, tickets and goods without diacritics by the beginnings of"
                            + " words. Send `next` of an answer as `after` for the page behind it; what"
                            + " is lodged meanwhile does not move it.",
            parameters = {
                @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, or 50"),
                @Parameter(name = "after", in = ParameterIn.QUERY, description = "`next` of before")
            })
    @ApiResponse(
            responseCode = "200",
            description = "A page; none is an empty list",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Listed.class),
                            examples = @ExampleObject(LISTED)))
    @ApiResponse(responseCode = "400", description = "LIST_FIELD, at the field it names")
    Mono<Listed> list(
            @Nullable String show,
            @Nullable String direction,
            @Nullable String gate,
            @Nullable String q,
            @Nullable String after,
            @Nullable Integer limit,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) FirmRights who);

    @Operation(
            operationId = "countConsignments",
            summary = "How many wait for you, for an authority, are called, crossed today")
    @ApiResponse(
            responseCode = "200",
            description = "Counted to 1,000 each",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Counted.class),
                            examples = @ExampleObject(COUNTED)))
    Mono<Counted> counts(@Parameter(hidden = true) FirmRights who);

    @Operation(
            operationId = "consignmentSteps",
            summary = "What happened to a declaration and its vehicles",
            description = "The last 200 steps in their order.")
    @ApiResponse(
            responseCode = "200",
            description = "As the page of the consignment tells it",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON_VALUE,
                            examples = @ExampleObject(HAPPENED)))
    @ApiResponse(responseCode = "404", description = "DECLARATION_NOT_FOUND among your own")
    Mono<List<Happened>> steps(
            String id,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) FirmRights who);
}
