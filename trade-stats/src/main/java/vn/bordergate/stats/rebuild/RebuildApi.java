package vn.bordergate.stats.rebuild;

import java.net.URI;
import java.security.Principal;
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

/** Rebuilds, for administrators. */
@RestController
class RebuildApi {

    private final RebuildDesk desk;
    private final RebuildRuns runs;
    private final Supplier<UUID> ids;

    RebuildApi(RebuildDesk desk, RebuildRuns runs, Supplier<UUID> ids) {
        this.desk = desk;
        this.runs = runs;
        this.ids = ids;
    }

    /** Begins one: 202 and where to look, or 409 while another runs. */
    @PostMapping("/api/rebuild")
    Mono<ResponseEntity<RebuildRun>> begin(Principal who) {
        return desk.begin(ids.get(), who.getName())
                .flatMap(runs::find)
                .map(
                        run ->
                                ResponseEntity.accepted()
                                        .location(URI.create("/api/rebuild/" + run.id()))
                                        .body(run))
                .switchIfEmpty(Mono.error(RebuildApi::running));
    }

    @GetMapping("/api/rebuild")
    Flux<RebuildRun> all() {
        return runs.all();
    }

    @GetMapping("/api/rebuild/{id}")
    Mono<RebuildRun> one(@PathVariable String id) {
        return Mono.fromSupplier(() -> UUID.fromString(id))
                .onErrorMap(IllegalArgumentException.class, malformed -> unknown(id))
                .flatMap(runs::find)
                .switchIfEmpty(Mono.error(() -> unknown(id)));
    }

    static FaultsException running() {
        return FaultsException.of(409, Fault.at("", "REBUILD_RUNNING"));
    }

    private static FaultsException unknown(String id) {
        return FaultsException.of(404, Fault.at("", "REBUILD_UNKNOWN", Map.of("value", id)));
    }
}
