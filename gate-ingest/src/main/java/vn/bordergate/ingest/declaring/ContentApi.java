package vn.bordergate.ingest.declaring;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.ingest.door.Identities;
import vn.bordergate.ingest.door.IfMatch;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.journal.EventJson;

/** What was declared, in the form in which it may be sent again, changed. */
@RestController
@SecurityRequirement(name = "token")
class ContentApi {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final DeclaredFiles files;
    private final AnnouncedCrossings crossings;
    private final EventJson json;

    ContentApi(DeclaredFiles files, AnnouncedCrossings crossings, EventJson json) {
        this.files = files;
        this.crossings = crossings;
        this.json = json;
    }

    @Operation(
            operationId = "declarationContent",
            summary = "What the declaration says",
            description =
                    "The generation that stands, with its ETag: change it and send it back by PUT"
                            + " with If-Match, or lodge it under another reference. For those who"
                            + " may declare for its firm and see its prices.")
    @Tag(name = "declarations")
    @ApiResponse(
            responseCode = "200",
            description = "As it was lodged, with the numbers of its items",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = DeclaredContent.class),
                            examples = @ExampleObject(ApiExamples.DECLARATION)))
    @ApiResponse(responseCode = "404", description = "DECLARATION_NOT_FOUND among your own")
    @GetMapping(path = "/api/declarations/{id}/content", produces = JSON)
    Mono<ResponseEntity<byte[]>> declaration(
            @PathVariable String id, @Parameter(hidden = true) FirmRights who) {
        return files.find(identity(id), who)
                .filter(file -> who.mayDeclareFor(file.content().declarant()))
                .filter(file -> who.maySeePricesOf(file.firm()))
                .switchIfEmpty(Mono.error(DeclaredFiles::notFound))
                .map(file -> written(file.content(), file.generation()));
    }

    @Operation(
            operationId = "crossingContent",
            summary = "What was announced of the vehicle",
            description =
                    "The generation that stands, with its ETag, as PUT takes it. For those who may"
                            + " declare for the announcer, as it names the driver.")
    @Tag(name = "crossings")
    @ApiResponse(
            responseCode = "200",
            description = "As it was announced",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = AnnouncedVehicle.class),
                            examples = @ExampleObject(CrossingsApiPage.VEHICLE)))
    @ApiResponse(responseCode = "403", description = "ANNOUNCER_NOT_YOURS to declare for")
    @ApiResponse(responseCode = "404", description = "CROSSING_NOT_FOUND among your own")
    @GetMapping(path = "/api/crossings/{id}/content", produces = JSON)
    Mono<ResponseEntity<byte[]>> crossing(
            @PathVariable String id, @Parameter(hidden = true) FirmRights who) {
        return crossings
                .ownToChange(CrossingsApi.identity(id), who)
                .map(own -> written(own.vehicle(), own.generation()));
    }

    private ResponseEntity<byte[]> written(Object content, int generation) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(IfMatch.tag(generation))
                .body(json.write(content).getBytes(StandardCharsets.UTF_8));
    }

    private static UUID identity(String text) {
        return Identities.of(text, DeclaredFiles::notFound);
    }
}
