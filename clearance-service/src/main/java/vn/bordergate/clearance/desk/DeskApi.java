package vn.bordergate.clearance.desk;

import java.io.ByteArrayOutputStream;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.clearance.desk.ActionRequest.Action;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultTexts;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Language;

/** Officers' decisions. */
@RestController
class DeskApi {

    static final int DECISIONS_MAX = 1_000;

    private final Desk desk;
    private final FaultTexts texts;
    private final JsonMapper json;
    private final ObjectWriter lines;

    DeskApi(Desk desk, FaultTexts texts, JsonMapper json) {
        this.desk = desk;
        this.texts = texts;
        this.json = json;
        this.lines = json.writer().withRootValueSeparator("\n");
    }

    /** One decision; what cannot be taken is a problem with 404, 409 or 422. */
    @PostMapping("/api/files/{id}/decisions")
    Mono<Answer> decide(
            @PathVariable UUID id, @RequestBody DecisionRequest request, Principal officer) {
        DecisionRequest named = request.on(id);
        requireSound(named.faults(""));
        return desk.decide(List.of(named), SignedIn.of(officer)).single().map(DeskApi::taken);
    }

    /** Refuses the whole declaration, whatever its checks say. */
    @PostMapping("/api/files/{id}/refusal")
    Mono<Answer> refuse(
            @PathVariable UUID id, @RequestBody RefusalRequest request, Principal officer) {
        requireSound(request.faults());
        return desk.refuse(new DeclarationId(id), request, SignedIn.of(officer))
                .map(DeskApi::taken);
    }

    /** Anything else that an officer may do with a file; the path names it. */
    @PostMapping("/api/files/{id}/{action}")
    Mono<Answer> act(
            @PathVariable UUID id,
            @PathVariable String action,
            @RequestBody ActionRequest request,
            Principal officer) {
        if (!(Action.named(action) instanceof Action named)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        requireSound(request.faults(named));
        return desk.act(new DeclarationId(id), named, request, SignedIn.of(officer))
                .map(DeskApi::taken);
    }

    /**
     * Up to a thousand decisions, one answer each in the same order: as a list, or a line each.
     * Lines are sent together for each transaction, because sending them one by one would cost more
     * than deciding them.
     */
    @PostMapping(
            path = "/api/decisions",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_NDJSON_VALUE},
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_NDJSON_VALUE})
    ResponseEntity<Flux<DataBuffer>> decideMany(
            @RequestBody Flux<DecisionRequest> requests,
            Principal officer,
            ServerWebExchange exchange) {
        Flux<Answer> answers = decided(requests, officer, exchange);
        boolean inLines = wantsLines(exchange.getRequest().getHeaders().getAccept());
        Flux<byte[]> parts =
                inLines
                        ? answers.buffer(Desk.TOGETHER_MAX).map(this::lines)
                        : answers.collectList().map(json::writeValueAsBytes).flux();
        return ResponseEntity.ok()
                .contentType(inLines ? MediaType.APPLICATION_NDJSON : MediaType.APPLICATION_JSON)
                .body(parts.map(exchange.getResponse().bufferFactory()::wrap));
    }

    /** Whether lines were asked for before, or without, anything that is a list. */
    private static boolean wantsLines(List<MediaType> accepted) {
        List<MediaType> best = new ArrayList<>(accepted);
        MimeTypeUtils.sortBySpecificity(best);
        for (MediaType one : best) {
            if (one.includes(MediaType.APPLICATION_JSON)) {
                return false;
            }
            if (one.includes(MediaType.APPLICATION_NDJSON)) {
                return true;
            }
        }
        return false;
    }

    private byte[] lines(List<Answer> answers) {
        var bytes = new ByteArrayOutputStream(answers.size() * 512);
        try (SequenceWriter writer = lines.writeValues(bytes)) {
            writer.writeAll(answers);
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private Flux<Answer> decided(
            Flux<DecisionRequest> requests, Principal officer, ServerWebExchange exchange) {
        Language language = Language.of(exchange);
        return requests.take(DECISIONS_MAX + 1)
                .collectList()
                .doOnNext(DeskApi::requireSoundRequests)
                .flatMapMany(all -> desk.decide(all, SignedIn.of(officer)))
                .map(answer -> spoken(answer, language));
    }

    private Answer spoken(Answer answer, Language language) {
        return answer.code() instanceof String code
                ? answer.saying(texts.message(Fault.at("", code), language))
                : answer;
    }

    private static void requireSoundRequests(List<DecisionRequest> requests) {
        if (requests.size() > DECISIONS_MAX) {
            throw FaultsException.of(
                    413, Fault.at("", "TOO_MANY_DECISIONS", Map.of("max", DECISIONS_MAX)));
        }
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            faults.addAll(requests.get(i).faults("/" + i));
        }
        requireSound(faults);
    }

    private static void requireSound(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new FaultsException(422, faults);
        }
    }

    private static Answer taken(Answer answer) {
        if (answer.code() instanceof String code) {
            throw FaultsException.of(
                    answer.status(), Fault.at("", code, Map.of("version", answer.version())));
        }
        return answer;
    }
}
