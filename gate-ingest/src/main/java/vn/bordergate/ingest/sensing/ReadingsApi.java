package vn.bordergate.ingest.sensing;

import java.security.Principal;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.events.reference.Device;
import vn.bordergate.ingest.door.Bodies;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Language;

/** Readings over HTTP. */
@RestController
@RequestMapping("/api/readings")
class ReadingsApi implements ReadingsApiPage {

    private final ReadingIntake intake;
    private final Speakers speakers;

    ReadingsApi(ReadingIntake intake, Speakers speakers) {
        this.intake = intake;
        this.speakers = speakers;
    }

    @Override
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<ResponseEntity<ReadingReceipt>> take(
            ServerWebExchange exchange, Principal principal) {
        Device speaker = speakers.of(principal);
        return Bodies.whole(exchange.getRequest(), ReadingForm.BYTES_MAX)
                .flatMap(body -> intake.one(body, speaker))
                .map(ReadingsApi::answered);
    }

    @Override
    @PostMapping(consumes = MediaType.APPLICATION_NDJSON_VALUE)
    public Mono<Void> takeLines(ServerWebExchange exchange, Principal principal) {
        Flux<byte[]> answers =
                intake.lines(
                        exchange.getRequest().getBody(),
                        speakers.of(principal),
                        Language.of(exchange));
        ServerHttpResponse response = exchange.getResponse();
        response.getHeaders().setContentType(MediaType.APPLICATION_NDJSON);
        Flux<Mono<DataBuffer>> flushes =
                answers.map(bytes -> Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes)));
        return response.writeAndFlushWith(flushes);
    }

    private static ResponseEntity<ReadingReceipt> answered(ReadingIntake.Answer answer) {
        return switch (answer) {
            case ReadingIntake.Answer.Refused(var faulty) -> throw SensingRefusals.faulty(faulty);
            case ReadingIntake.Answer.Passed(var outcome) -> answered(outcome);
        };
    }

    private static ResponseEntity<ReadingReceipt> answered(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted(ReadingReceipt receipt) ->
                    ResponseEntity.status(HttpStatus.CREATED).body(receipt);
            case Outcome.Repeated(ReadingReceipt receipt) -> ResponseEntity.ok(receipt);
            case Outcome.Conflict conflict ->
                    throw SensingRefusals.conflict(SensingRefusals.conflictFault(conflict));
            case Outcome.Forgotten forgotten ->
                    throw SensingRefusals.conflict(SensingRefusals.forgottenFault(forgotten));
            case Outcome.NotStorable _ ->
                    throw FaultsException.of(422, SensingRefusals.notStorableFault());
            case Outcome.NotNow(var reason) -> throw SensingRefusals.unavailable(reason);
        };
    }
}
