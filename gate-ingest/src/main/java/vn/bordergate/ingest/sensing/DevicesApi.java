package vn.bordergate.ingest.sensing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.door.Bodies;
import vn.bordergate.ingest.door.Door;
import vn.bordergate.ingest.door.IfMatch;
import vn.bordergate.ingest.door.UnavailableException;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** The device book and how the devices are. */
@RestController
@Tag(name = "readings")
@SecurityRequirement(name = "token")
class DevicesApi {

    static final String PATH = "/api/devices";

    /** Bytes of a book; one of 5,000 devices has about 250 KB. */
    static final int BOOK_BYTES_MAX = 512 * 1024;

    private static final String CSV = "text/csv";

    private final DeviceShelf shelf;
    private final DeviceBooks books;
    private final DeviceHealth health;
    private final Door<Arrived, Outcome> door;
    private final InstantSource clock;

    DevicesApi(
            DeviceShelf shelf,
            DeviceBooks books,
            DeviceHealth health,
            Door<Arrived, Outcome> door,
            InstantSource clock) {
        this.shelf = shelf;
        this.books = books;
        this.health = health;
        this.door = door;
        this.clock = clock;
    }

    @Operation(
            operationId = "devices",
            summary = "Every device of the book and how it is",
            description =
                    "When it was last heard, how far its clock was off then, and whether its clock"
                            + " is believed. The ETag is the version of the book.")
    @ApiResponse(responseCode = "200", description = "In the order of the book")
    @GetMapping(PATH)
    Mono<ResponseEntity<List<DeviceHealth.Line>>> all() {
        return door.guarded(health.of(shelf.book(), clock.instant()))
                .onErrorMap(UnavailableException.class, SensingRefusals::unavailable)
                .map(lines -> ResponseEntity.ok().eTag(IfMatch.tag(shelf.version())).body(lines));
    }

    @Operation(
            operationId = "uploadDeviceBook",
            summary = "Replace the device book",
            description =
                    "The whole book as CSV (RFC 4180) with the columns of the example; the kinds"
                            + " are PLATE_CAMERA, WEIGHBRIDGE, BARRIER, YARD_ENTRY, YARD_EXIT."
                            + " If-Match carries the ETag of the book that is replaced.",
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = CSV,
                                            examples =
                                                    @ExampleObject(
                                                            "code,gate,kind,place,lane,clockOffSecondsMax\n"
                                                                    + "KT-KB2-WB,KIM-THANH,WEIGHBRIDGE,KB2,,120\n"))))
    @ApiResponse(responseCode = "200", description = "Holds from now on")
    @ApiResponse(responseCode = "412", description = "GENERATION_STALE")
    @ApiResponse(responseCode = "413", description = "Larger than 512 KiB")
    @ApiResponse(
            responseCode = "422",
            description =
                    "By line and column: DEVICE_BOOK_HEADER, DEVICE_COLUMN_WRONG, DEVICE_TWICE,"
                            + " GATE_UNKNOWN, DEVICE_BOOK_EMPTY, DEVICE_BOOK_TOO_LONG")
    @ApiResponse(responseCode = "428", description = "IF_MATCH_MISSING")
    @PutMapping(path = PATH, consumes = CSV)
    Mono<ResponseEntity<Map<String, Integer>>> replace(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) Principal principal) {
        IfMatch expected = IfMatch.of(ifMatch);
        return Bodies.whole(exchange.getRequest(), BOOK_BYTES_MAX)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .flatMap(csv -> replace(csv, expected, principal.getName()));
    }

    private Mono<ResponseEntity<Map<String, Integer>>> replace(
            String csv, IfMatch expected, String by) {
        int devices = books.parse(csv).devices().size();
        int stands = shelf.version();
        expected.require(stands);
        return door.guarded(books.add(stands + 1, csv, by, clock.instant()))
                .filter(added -> added)
                .switchIfEmpty(Mono.error(() -> stale(stands + 1)))
                .then(door.guarded(shelf.refresh()))
                .onErrorMap(UnavailableException.class, SensingRefusals::unavailable)
                .then(
                        Mono.fromSupplier(
                                () ->
                                        ResponseEntity.ok()
                                                .eTag(IfMatch.tag(stands + 1))
                                                .body(
                                                        Map.of(
                                                                "version",
                                                                stands + 1,
                                                                "devices",
                                                                devices))));
    }

    private static FaultsException stale(int version) {
        return FaultsException.of(
                412, Fault.at("", "GENERATION_STALE", Map.of("generation", version)));
    }
}
