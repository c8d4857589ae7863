package vn.bordergate.stats.vehicles;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.bordergate.stats.asked.AskedDays;
import vn.bordergate.stats.fold.VehicleStay;

/** {@code GET /api/vehicles} and {@code GET /api/waiting}: public, counts alone. */
@RestController
final class VehiclesApi {

    private final VehicleReading vehicles;
    private final InstantSource clock;

    VehiclesApi(VehicleReading vehicles, InstantSource clock) {
        this.vehicles = vehicles;
        this.clock = clock;
    }

    /** An answer with the days that it is of. */
    record Counted(LocalDate from, LocalDate to, List<VehicleReading.Cell> cells) {}

    /** The yards at one moment. */
    record Yards(Instant at, List<VehicleReading.Waiting> gates) {}

    @GetMapping(path = "/api/vehicles", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Counted> vehicles(@RequestParam MultiValueMap<String, String> parameters) {
        Instant now = clock.instant();
        AskedDays asked = AskedDays.read(parameters, LocalDate.ofInstant(now, VehicleStay.ZONE));
        return vehicles.cells(asked, now)
                .map(cells -> new Counted(asked.from(), asked.to(), cells));
    }

    @GetMapping(path = "/api/waiting", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Yards> waiting() {
        return vehicles.waiting()
                .map(gates -> new Yards(clock.instant().truncatedTo(ChronoUnit.MILLIS), gates));
    }
}
