package vn.bordergate.ingest.sheet;

import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.firm.FirmRights;

/** What the API page says of files; the code that does it stands elsewhere. */
@Tag(
        name = "bulk",
        description =
                "Spreadsheets (XLSX) and CSV files of declarations, one item a row. A file is"
                        + " checked first and changes nothing; then what is sound in it is lodged"
                        + " or kept, as the sender says. The same file again is the same file, and"
                        + " what was lodged is not lodged twice.")
@SecurityRequirement(name = "token")
interface BulkApiPage {

    @Operation(
            operationId = "sendFile",
            summary = "Send a file to be checked",
            description =
                    "The body is the file as it is, at most 10 MB. `name` is shown to the sender"
                            + " alone; `then=lodge` lodges what is sound as soon as it is checked."
                            + " Formulas count with the result that the file carries.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType =
                                                "application/vnd.openxmlformats-officedocument"
                                                        + ".spreadsheetml.sheet",
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
                            }))
    @ApiResponse(responseCode = "202", description = "It is being checked; follow `progress`")
    @ApiResponse(responseCode = "200", description = "The same file was sent before")
    @ApiResponse(
            responseCode = "413",
            description = "SHEET_TOO_LARGE",
            content = @Content(mediaType = APPLICATION_PROBLEM_JSON_VALUE))
    @ApiResponse(
            responseCode = "422",
            description =
                    "No table at all: SHEET_EMPTY, SHEET_TYPE_UNKNOWN, SHEET_OLD_FORMAT,"
                            + " SHEET_ENCRYPTED, SHEET_DAMAGED",
            content = @Content(mediaType = APPLICATION_PROBLEM_JSON_VALUE))
    @ApiResponse(responseCode = "429", description = "SHEETS_TOO_MANY; see Retry-After")
    @ApiResponse(responseCode = "503", description = "SHEETS_BUSY; see Retry-After")
    Mono<ResponseEntity<SheetView>> send(
            @Nullable String name,
            @Nullable String then,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) FirmRights who);

    @Operation(operationId = "listFiles", summary = "Your files, the newest first")
    @ApiResponse(responseCode = "200", description = "At most as many as are kept")
    Mono<List<SheetView>> list(@Parameter(hidden = true) FirmRights who);

    @Operation(operationId = "oneFile", summary = "Where a file stands")
    @ApiResponse(responseCode = "200", description = "State, counts and progress")
    @ApiResponse(responseCode = "404", description = "SHEET_NOT_FOUND among your own")
    Mono<SheetView> one(String id, @Parameter(hidden = true) FirmRights who);

    @Operation(
            operationId = "fileProgress",
            summary = "Progress as server-sent events",
            description =
                    "An event `progress` for each change; the stream ends when the file is"
                            + " CHECKED, LODGED or REFUSED.")
    @ApiResponse(responseCode = "200", description = "Events, each with what `oneFile` answers")
    @ApiResponse(responseCode = "429", description = "LIVE_STREAMS_TOO_MANY of this account")
    Flux<ServerSentEvent<SheetView>> progress(
            String id,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) FirmRights who);

    @Operation(
            operationId = "fileFaults",
            summary = "What is wrong, cell by cell",
            description =
                    "200 at a time; `next` is the cursor for `after`. At most 5000 are kept; the"
                            + " file to correct has them all.")
    @ApiResponse(responseCode = "200", description = "Row, column letters, what would be right")
    Mono<FaultsPart> faults(
            String id,
            @Nullable String after,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) FirmRights who);

    @Operation(
            operationId = "lodgeFile",
            summary = "Lodge what is sound in a file",
            description =
                    "It is judged anew. Again is harmless: what was lodged gets its receipt"
                            + " (REPEATED).")
    @ApiResponse(responseCode = "202", description = "It is being lodged; follow `progress`")
    @ApiResponse(responseCode = "409", description = "SHEET_NOT_READY")
    Mono<ResponseEntity<SheetView>> lodge(String id, @Parameter(hidden = true) FirmRights who);

    @Operation(operationId = "fileLandings", summary = "What became of each declaration")
    @ApiResponse(responseCode = "200", description = "Row, reference, outcome, declaration")
    Mono<List<LandedRow>> landings(String id, @Parameter(hidden = true) FirmRights who);

    @Operation(
            operationId = "fileToCorrect",
            summary = "A file of just the rows to correct",
            description = "`format` is xlsx or csv. The last column says what is wrong.")
    @ApiResponse(responseCode = "200", description = "To correct and send again")
    Mono<ResponseEntity<byte[]>> correction(
            String id,
            String format,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) FirmRights who);

    @Operation(operationId = "deleteFile", summary = "Forget a file; what was lodged stays")
    @ApiResponse(responseCode = "204", description = "Gone")
    Mono<ResponseEntity<Void>> delete(String id, @Parameter(hidden = true) FirmRights who);

    @Operation(
            operationId = "fileTemplate",
            summary = "An empty table with its header",
            description = "`format` is xlsx or csv; the headings are in the language asked for.")
    @ApiResponse(responseCode = "200", description = "To fill in")
    ResponseEntity<byte[]> template(
            String format, @Parameter(hidden = true) ServerWebExchange exchange);
}
