package vn.bordergate.clearance.rate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.rate.RateBook.Rate;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.web.SignedIn;

/**
 * {@code POST /api/rates}: exchange rates as CSV, all of them or none; {@code GET} tells those that
 * hold and are to come, what was entered and what it changed.
 */
@RestController
class RatesApi {

    private final RateEntry entry;
    private final RateSheet sheet;
    private final Clock clock;

    RatesApi(RateEntry entry, RateSheet sheet, Clock clock) {
        this.entry = entry;
        this.sheet = sheet;
        this.clock = clock;
    }

    /** How many lines were entered, unchanged ones included. */
    record Entered(int rates) {}

    @GetMapping(path = "/api/rates", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<RateSheet.Sheet> sheet() {
        return sheet.read(LocalDate.ofInstant(clock.instant(), Valuation.GATE_ZONE));
    }

    @PostMapping(
            path = "/api/rates",
            consumes = "text/csv",
            produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Entered> upload(@RequestBody String csv, SignedIn who) {
        List<Rate> rates = RateFile.read(csv);
        return entry.enter(rates, new Actor(ActorKind.OFFICER, who.subject()), clock.instant())
                .thenReturn(new Entered(rates.size()));
    }
}
