package vn.bordergate.stats.rebuild;

import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.stats.rebuild.RebuildRun.State;
import vn.bordergate.web.Language;
import vn.bordergate.web.SignedIn;

/** Rebuilds as a page, which looks again by itself while one runs; works without script. */
@Controller
class RebuildPage {

    private static final String LOOK_AGAIN_SECONDS = "3";

    private final RebuildDesk desk;
    private final RebuildRuns runs;
    private final Supplier<UUID> ids;

    RebuildPage(RebuildDesk desk, RebuildRuns runs, Supplier<UUID> ids) {
        this.desk = desk;
        this.runs = runs;
        this.ids = ids;
    }

    @GetMapping("/rebuild")
    Mono<Rendering> page(ServerWebExchange exchange) {
        return runs.all()
                .collectList()
                .map(
                        all -> {
                            boolean running =
                                    all.stream().anyMatch(run -> run.state() == State.RUNNING);
                            if (running) {
                                exchange.getResponse()
                                        .getHeaders()
                                        .set("Refresh", LOOK_AGAIN_SECONDS);
                            }
                            return Rendering.view("trade-stats/rebuild")
                                    .modelAttribute("runs", all)
                                    .modelAttribute("running", running)
                                    .modelAttribute("language", Language.of(exchange).locale())
                                    .build();
                        });
    }

    @PostMapping("/rebuild")
    Mono<Rendering> begin(SignedIn who) {
        return desk.begin(ids.get(), who.subject())
                .switchIfEmpty(Mono.error(RebuildApi::running))
                .map(id -> Rendering.redirectTo("/rebuild").build());
    }
}
