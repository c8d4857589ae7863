package vn.bordergate.clearance.desk;

import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.intake.RandomChecks;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** Tells an auditor by which seed the lots of a past day were drawn. */
@RestController
class LotsApi {

    private final RandomChecks random;

    LotsApi(RandomChecks random) {
        this.random = random;
    }

    /**
     * How to draw again: the first eight bytes of HMAC-SHA256 of the declaration's 16 id bytes with
     * the seed, as a number without its lowest bit, modulo a million.
     *
     * @param seed Base64
     */
    record Seed(LocalDate day, String seed) {}

    @GetMapping("/api/lots/{day}")
    Mono<Seed> seed(@PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        if (!random.isOver(day)) {
            throw FaultsException.of(409, Fault.at("", "DAY_NOT_OVER"));
        }
        return random.seed(day)
                .map(seed -> new Seed(day, seed))
                .switchIfEmpty(
                        Mono.error(() -> FaultsException.of(404, Fault.at("", "NO_LOTS_DRAWN"))));
    }
}
