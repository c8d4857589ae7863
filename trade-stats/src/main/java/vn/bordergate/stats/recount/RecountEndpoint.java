package vn.bordergate.stats.recount;

import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** Recounts, for auditors and administrators. */
@RestController
final class RecountEndpoint {

    private final RecountDesk desk;
    private final RecountRuns runs;
    private final Supplier<UUID> ids;

    RecountEndpoint(RecountDesk desk, RecountRuns runs, Supplier<UUID> recountIds) {
        this.desk = desk;
        this.runs = runs;
        this.ids = recountIds;
    }

    /** Begins one: 202 and where to look, or 409 while another runs. */
    @PostMapping("/api/recount")
    Mono<ResponseEntity<RecountRun>> begin(Principal who) {
        return desk.begin(ids.get(), who.getName())
                .flatMap(runs::find)
                .map(run -> ResponseEntity.accepted().location(address(run.id())).body(run))
                .switchIfEmpty(Mono.error(() -> faulty(409, "RECOUNT_RUNNING", "")));
    }

    @GetMapping("/api/recount")
    Flux<RecountRun> all() {
        return runs.all();
    }

    @GetMapping("/api/recount/{id}")
    Mono<RecountRun> one(@PathVariable String id) {
        return Mono.fromSupplier(() -> UUID.fromString(id))
                .onErrorMap(
                        IllegalArgumentException.class,
                        malformed -> faulty(404, "RECOUNT_UNKNOWN", id))
                .flatMap(runs::find)
                .switchIfEmpty(Mono.error(() -> faulty(404, "RECOUNT_UNKNOWN", id)));
    }

    private static URI address(UUID id) {
        return URI.create("/api/recount/" + id);
    }

    private static FaultsException faulty(int status, String code, String value) {
        return new FaultsException(status, List.of(new Fault(code, "", Map.of("value", value))));
    }
}
