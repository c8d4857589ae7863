package vn.bordergate.ingest.declaring;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.declaring.form.DeclarationReader;
import vn.bordergate.ingest.declaring.form.Reading;
import vn.bordergate.ingest.door.Bodies;
import vn.bordergate.ingest.door.Door;
import vn.bordergate.ingest.door.DoorProperties;
import vn.bordergate.ingest.door.Identities;
import vn.bordergate.ingest.door.IfMatch;
import vn.bordergate.ingest.door.UnavailableException;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.ingest.firm.Rights;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Language;

/** Declarations over HTTP. Bodies are read by hand, to say everything that is wrong at once. */
@RestController
@RequestMapping("/api/declarations")
class DeclarationsApi implements DeclarationsApiPage {

    private final DeclarationReader reader;
    private final Submissions submissions;
    private final Bulk bulk;
    private final Changes changes;
    private final Standings standings;
    private final Door<Lodgement, Outcome> door;
    private final Rights rights;
    private final DoorProperties limits;
    private final InstantSource clock;

    @SuppressWarnings("TooManyParameters") // one for each thing that can be asked of the door
    DeclarationsApi(
            DeclarationReader reader,
            Submissions submissions,
            Bulk bulk,
            Changes changes,
            Standings standings,
            Door<Lodgement, Outcome> door,
            Rights rights,
            DoorProperties limits,
            InstantSource clock) {
        this.reader = reader;
        this.submissions = submissions;
        this.bulk = bulk;
        this.changes = changes;
        this.standings = standings;
        this.door = door;
        this.rights = rights;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<ResponseEntity<Receipt>> lodge(ServerWebExchange exchange, FirmRights who) {
        return reading(exchange)
                .flatMap(reading -> submissions.submit(List.of(reading), who))
                .map(answers -> answered(answers.getFirst()));
    }

    @Override
    @PostMapping(consumes = MediaType.APPLICATION_NDJSON_VALUE)
    public Mono<Void> lodgeLines(ServerWebExchange exchange, FirmRights who) {
        return stream(
                exchange, bulk.ndjson(exchange.getRequest().getBody(), who, Language.of(exchange)));
    }

    @Override
    @PostMapping(consumes = "text/csv")
    public Mono<Void> lodgeRows(ServerWebExchange exchange, FirmRights who) {
        return stream(
                exchange, bulk.csv(exchange.getRequest().getBody(), who, Language.of(exchange)));
    }

    @Override
    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<ResponseEntity<Receipt>> amend(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            ServerWebExchange exchange,
            FirmRights who) {
        IfMatch expected = IfMatch.of(ifMatch);
        UUID declaration = identity(id);
        return reading(exchange)
                .map(DeclarationsApi::sound)
                .flatMap(
                        sound ->
                                door.guarded(
                                        changes.amend(
                                                declaration, rights.again(who), sound, expected)))
                .onErrorMap(UnavailableException.class, Refusals::unavailable)
                .map(receipt -> IfMatch.tagged(HttpStatus.OK, receipt.generation()).body(receipt));
    }

    @Override
    @DeleteMapping("/{id}")
    public Mono<ResponseEntity<DeclarationStatus>> withdraw(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            ServerWebExchange exchange,
            FirmRights who) {
        IfMatch expected = IfMatch.of(ifMatch);
        UUID declaration = identity(id);
        return door.guarded(changes.withdraw(declaration, who, expected))
                .then(standings.find(declaration, who))
                .onErrorMap(UnavailableException.class, Refusals::unavailable)
                .map(standing -> status(HttpStatus.ACCEPTED, standing, who, exchange));
    }

    @Override
    @GetMapping("/{id}")
    public Mono<ResponseEntity<DeclarationStatus>> status(
            @PathVariable String id, ServerWebExchange exchange, FirmRights who) {
        return standings
                .find(identity(id), who)
                .onErrorMap(UnavailableException.class, Refusals::unavailable)
                .map(standing -> status(HttpStatus.OK, standing, who, exchange));
    }

    @Override
    @GetMapping
    public Mono<List<DeclarationStatus>> find(
            @RequestParam String reference, ServerWebExchange exchange, FirmRights who) {
        return standings
                .findByReference(reference, who)
                .onErrorMap(UnavailableException.class, Refusals::unavailable)
                .map(
                        all ->
                                all.stream()
                                        .map(
                                                s ->
                                                        DeclarationStatus.of(
                                                                s, who, Language.of(exchange)))
                                        .toList());
    }

    private Mono<Reading> reading(ServerWebExchange exchange) {
        return Bodies.whole(exchange.getRequest(), (int) limits.bodyBytesMax().toBytes())
                .map(bytes -> reader.read(bytes, clock.instant()));
    }

    private static Reading.Sound sound(Reading reading) {
        return switch (reading) {
            case Reading.Sound sound when sound.vehicles().isEmpty() -> sound;
            case Reading.Sound _ -> throw Refusals.vehiclesNotHere();
            case Reading.Faulty faulty -> throw Refusals.faulty(faulty);
        };
    }

    private static ResponseEntity<Receipt> answered(Submissions.Answer answer) {
        return switch (answer) {
            case Submissions.Answer.Refused(var faulty) -> throw Refusals.faulty(faulty);
            case Submissions.Answer.NotYours(var fault) -> throw FaultsException.of(403, fault);
            case Submissions.Answer.NotNow(var reason) -> throw Refusals.unavailable(reason);
            case Submissions.Answer.Passed(Outcome.Accepted(Receipt receipt)) ->
                    IfMatch.tagged(HttpStatus.CREATED, receipt.generation())
                            .location(URI.create(receipt.links().self()))
                            .body(receipt);
            case Submissions.Answer.Passed(Outcome.Repeated(Receipt receipt)) ->
                    IfMatch.tagged(HttpStatus.OK, receipt.generation()).body(receipt);
            case Submissions.Answer.Passed(Outcome.Conflict conflict) ->
                    throw FaultsException.of(409, Refusals.conflictFault(conflict));
            case Submissions.Answer.Passed(Outcome.VehiclesRefused(var faults)) ->
                    throw Refusals.vehicles(faults);
        };
    }

    private static ResponseEntity<DeclarationStatus> status(
            HttpStatus code, Standing standing, FirmRights who, ServerWebExchange exchange) {
        return IfMatch.tagged(code, standing.stored().generation())
                .body(DeclarationStatus.of(standing, who, Language.of(exchange)));
    }

    private static UUID identity(String text) {
        return Identities.of(text, Refusals::notFound);
    }

    private static Mono<Void> stream(ServerWebExchange exchange, Flux<byte[]> answers) {
        ServerHttpResponse response = exchange.getResponse();
        response.getHeaders().setContentType(MediaType.APPLICATION_NDJSON);
        Flux<Mono<DataBuffer>> flushes =
                answers.map(bytes -> Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes)));
        return response.writeAndFlushWith(flushes);
    }
}
