package vn.bordergate.ingest.declaring;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Remark;
import vn.bordergate.ingest.declaring.form.CanonicalForm;
import vn.bordergate.ingest.declaring.form.DeclarationReader;
import vn.bordergate.ingest.declaring.form.Reading;
import vn.bordergate.ingest.door.Bodies;
import vn.bordergate.ingest.door.DoorProperties;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.web.FaultsException;

/** Checks a declaration without lodging it, for those who write a sender or prepare a file. */
@RestController
@Tag(name = "declarations")
@SecurityRequirement(name = "token")
class CheckApi {

    private final DeclarationReader reader;
    private final DoorProperties limits;
    private final InstantSource clock;

    CheckApi(DeclarationReader reader, DoorProperties limits, InstantSource clock) {
        this.reader = reader;
        this.limits = limits;
        this.clock = clock;
    }

    /** What the declaration would get: its hash, and what an officer would look at. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Checked(String reference, String contentHash, List<Remark> remarks) {}

    @Operation(
            operationId = "checkDeclaration",
            summary = "Check a declaration without lodging it",
            description =
                    "Answers as lodging would: 200 when sound, else every fault at once. Nothing is"
                            + " stored, and whether the reference was used before is not looked up.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema =
                                                    @Schema(implementation = DeclaredContent.class),
                                            examples = @ExampleObject(ApiExamples.DECLARATION))))
    @ApiResponse(
            responseCode = "200",
            description = "Sound; the remarks are what an officer would look at",
            content = @Content(schema = @Schema(implementation = Checked.class)))
    @ApiResponse(
            responseCode = "400",
            description = "Cannot be read: " + ApiExamples.UNREADABLE_CODES,
            content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE))
    @ApiResponse(
            responseCode = "403",
            description = "DECLARANT_NOT_YOURS",
            content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE))
    @ApiResponse(responseCode = "413", description = "Larger than 640 KiB")
    @ApiResponse(
            responseCode = "422",
            description = "Every fault at once: " + ApiExamples.SUBSTANCE_CODES,
            content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE))
    @PostMapping(path = "/api/declarations/check", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<Checked> check(
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) FirmRights who) {
        return Bodies.whole(exchange.getRequest(), (int) limits.bodyBytesMax().toBytes())
                .map(bytes -> checked(reader.read(bytes, clock.instant()), who));
    }

    private static Checked checked(Reading reading, FirmRights who) {
        return switch (reading) {
            case Reading.Sound(DeclaredContent content, List<Remark> remarks, var _) -> {
                if (!who.mayDeclareFor(content.declarant())) {
                    throw FaultsException.of(403, Refusals.notYours());
                }
                yield new Checked(content.reference(), CanonicalForm.hash(content), remarks);
            }
            case Reading.Faulty faulty -> throw Refusals.faulty(faulty);
        };
    }
}
