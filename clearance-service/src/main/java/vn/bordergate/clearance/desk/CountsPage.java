package vn.bordergate.clearance.desk;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.register.FileCounts;
import vn.bordergate.clearance.register.FileCounts.Count;
import vn.bordergate.clearance.register.FileStatus;
import vn.bordergate.events.CustomsChannel;

/** The first page: how many files stand where, gate by gate. */
@Controller
class CountsPage {

    /** Anybody may read the page, so readers share a count for as long as nobody minds. */
    private static final Duration SHARED_FOR = Duration.ofSeconds(2);

    /** A failure is shared as well: readers do not press a database that is in trouble. */
    private static final Duration FAILED_FOR = Duration.ofSeconds(3);

    private final Mono<Counted> counted;

    CountsPage(FileCounts files, CircuitBreakerRegistry breakers, Clock clock) {
        // Not the officers' breaker: a page that anybody may read must not shut their desk.
        var breaker = breakers.circuitBreaker("counts-database");
        counted =
                files.counts()
                        .collectList()
                        .map(counts -> new Counted(lines(counts), clock.instant()))
                        .transformDeferred(CircuitBreakerOperator.of(breaker))
                        .cache(_ -> SHARED_FOR, _ -> FAILED_FOR, () -> Duration.ZERO);
    }

    private record Counted(List<Line> lines, Instant at) {}

    /** Files of one gate that stand alike, by channel. */
    record Line(String gate, FileStatus status, Map<CustomsChannel, Long> files) {
        public long all() {
            return files.values().stream().mapToLong(Long::longValue).sum();
        }

        public long in(CustomsChannel channel) {
            return files.getOrDefault(channel, 0L);
        }
    }

    @GetMapping("/")
    Mono<String> counts(Model model) {
        return counted.map(
                counts -> {
                    model.addAttribute("lines", counts.lines());
                    model.addAttribute("at", counts.at());
                    model.addAttribute("channels", CustomsChannel.values());
                    return "clearance-service/counts";
                });
    }

    private static List<Line> lines(List<Count> counts) {
        var gates = new TreeMap<String, Map<FileStatus, Map<CustomsChannel, Long>>>();
        for (Count count : counts) {
            gates.computeIfAbsent(count.gate(), _ -> new EnumMap<>(FileStatus.class))
                    .computeIfAbsent(count.status(), _ -> new EnumMap<>(CustomsChannel.class))
                    .put(count.channel(), count.files());
        }
        List<Line> lines = new ArrayList<>();
        gates.forEach(
                (gate, statuses) ->
                        statuses.forEach(
                                (status, files) -> lines.add(new Line(gate, status, files))));
        return lines;
    }
}
