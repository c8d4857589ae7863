package vn.bordergate.ingest.declaring;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
import reactor.core.publisher.Mono;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.ingest.declaring.form.CrossingReader;
import vn.bordergate.ingest.door.Bodies;
import vn.bordergate.ingest.door.Door;
import vn.bordergate.ingest.door.Identities;
import vn.bordergate.ingest.door.IfMatch;
import vn.bordergate.ingest.door.UnavailableException;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.ingest.firm.Rights;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Language;

/** Vehicles over HTTP. */
@RestController
@RequestMapping("/api/crossings")
class CrossingsApi implements CrossingsApiPage {

    /** Bytes of one announcement; one of fifty declarations has about four thousand. */
    static final int BODY_BYTES_MAX = 64 * 1024;

    private final CrossingReader reader;
    private final Announcing announcing;
    private final CrossingStandings standings;
    private final Door<Lodgement, Outcome> door;
    private final Rights rights;
    private final InstantSource clock;

    CrossingsApi(
            CrossingReader reader,
            Announcing announcing,
            CrossingStandings standings,
            Door<Lodgement, Outcome> door,
            Rights rights,
            InstantSource clock) {
        this.reader = reader;
        this.announcing = announcing;
        this.standings = standings;
        this.door = door;
        this.rights = rights;
        this.clock = clock;
    }

    @Override
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<ResponseEntity<CrossingReceipt>> announce(
            ServerWebExchange exchange, FirmRights who) {
        return read(exchange)
                .flatMap(read -> announce(read, rights.again(who)))
                .onErrorMap(UnavailableException.class, Refusals::unavailable)
                .map(CrossingsApi::answered);
    }

    @Override
    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<ResponseEntity<CrossingReceipt>> amend(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            ServerWebExchange exchange,
            FirmRights who) {
        IfMatch expected = IfMatch.of(ifMatch);
        UUID crossing = identity(id);
        return read(exchange)
                .map(CrossingsApi::sound)
                .flatMap(
                        sound ->
                                door.guarded(
                                        announcing.amend(
                                                crossing,
                                                sound.vehicle(),
                                                sound.remarks(),
                                                rights.again(who),
                                                expected)))
                .onErrorMap(UnavailableException.class, Refusals::unavailable)
                .map(receipt -> IfMatch.tagged(HttpStatus.OK, receipt.generation()).body(receipt));
    }

    @Override
    @DeleteMapping("/{id}")
    public Mono<ResponseEntity<CrossingView>> withdraw(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            ServerWebExchange exchange,
            FirmRights who) {
        IfMatch expected = IfMatch.of(ifMatch);
        UUID crossing = identity(id);
        return door.guarded(announcing.withdraw(crossing, who, expected))
                .then(standings.find(crossing, who))
                .onErrorMap(UnavailableException.class, Refusals::unavailable)
                .map(standing -> view(HttpStatus.ACCEPTED, standing, who, exchange));
    }

    @Override
    @GetMapping("/{id}")
    public Mono<ResponseEntity<CrossingView>> status(
            @PathVariable String id, ServerWebExchange exchange, FirmRights who) {
        return standings
                .find(identity(id), who)
                .onErrorMap(UnavailableException.class, Refusals::unavailable)
                .map(standing -> view(HttpStatus.OK, standing, who, exchange));
    }

    @Override
    @GetMapping
    public Mono<List<CrossingView>> find(
            @RequestParam(required = false) @Nullable String reference,
            @RequestParam(required = false) @Nullable String declaration,
            @RequestParam(required = false) @Nullable List<String> id,
            ServerWebExchange exchange,
            FirmRights who) {
        return found(reference, declaration, id, who)
                .onErrorMap(UnavailableException.class, Refusals::unavailable)
                .map(
                        all ->
                                all.stream()
                                        .map(s -> CrossingView.of(s, who, Language.of(exchange)))
                                        .toList());
    }

    private Mono<List<CrossingStanding>> found(
            @Nullable String reference,
            @Nullable String declaration,
            @Nullable List<String> ids,
            FirmRights who) {
        if (ids != null && ids.size() > Crossings.FOUND_MAX) {
            return Mono.error(refused("TOO_MANY_ASKED", Map.of("max", Crossings.FOUND_MAX)));
        }
        if (ids != null) {
            return standings.findAll(ids.stream().map(CrossingsApi::identity).toList(), who);
        }
        if (declaration != null) {
            return standings.findByDeclaration(identity(declaration), who);
        }
        return reference == null
                ? Mono.error(
                        refused("NOTHING_ASKED", Map.of("allowed", "id, reference, declaration")))
                : standings.findByReference(reference, who);
    }

    private Mono<CrossingReader.Read> read(ServerWebExchange exchange) {
        return Bodies.whole(exchange.getRequest(), BODY_BYTES_MAX)
                .map(bytes -> reader.read(bytes, clock.instant()));
    }

    /** A repeat gets its receipt also when it comes so late that it could not be announced. */
    private Mono<Announcing.Answer> announce(CrossingReader.Read read, FirmRights who) {
        return switch (read) {
            case CrossingReader.Read.Sound(AnnouncedVehicle vehicle, var remarks) ->
                    door.guarded(announcing.announce(vehicle, remarks, who));
            case CrossingReader.Read.Faulty faulty when faulty.onceSound() != null ->
                    door.guarded(announcing.recall(faulty.onceSound(), who))
                            .switchIfEmpty(Mono.error(() -> refused(faulty)));
            case CrossingReader.Read.Faulty faulty -> Mono.error(refused(faulty));
        };
    }

    private static CrossingReader.Read.Sound sound(CrossingReader.Read read) {
        return switch (read) {
            case CrossingReader.Read.Sound sound -> sound;
            case CrossingReader.Read.Faulty faulty -> throw refused(faulty);
        };
    }

    private static FaultsException refused(CrossingReader.Read.Faulty faulty) {
        return new FaultsException(faulty.readable() ? 422 : 400, faulty.faults());
    }

    private static FaultsException refused(String code, Map<String, Object> args) {
        return FaultsException.of(400, Fault.at("", code, args));
    }

    private static ResponseEntity<CrossingReceipt> answered(Announcing.Answer answer) {
        CrossingReceipt receipt = answer.receipt();
        return answer.fresh()
                ? IfMatch.tagged(HttpStatus.CREATED, receipt.generation())
                        .location(URI.create(receipt.links().self()))
                        .body(receipt)
                : IfMatch.tagged(HttpStatus.OK, receipt.generation()).body(receipt);
    }

    private static ResponseEntity<CrossingView> view(
            HttpStatus code,
            CrossingStanding standing,
            FirmRights who,
            ServerWebExchange exchange) {
        return IfMatch.tagged(code, standing.stored().generation())
                .body(CrossingView.of(standing, who, Language.of(exchange)));
    }

    static UUID identity(String text) {
        return Identities.of(text, CrossingStandings::notFound);
    }
}
