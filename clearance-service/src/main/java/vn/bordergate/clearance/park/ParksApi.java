package vn.bordergate.clearance.park;

import java.time.Clock;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.park.ParkBook.Line;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.web.SignedIn;

/** The register of firms and parks: read, and uploaded as CSV by the management board. */
@RestController
class ParksApi {

    private final Parks parks;
    private final Clock clock;

    ParksApi(Parks parks, Clock clock) {
        this.parks = parks;
        this.clock = clock;
    }

    /** How many lines were entered. */
    record Entered(int lines) {}

    @GetMapping(path = "/api/firm-parks", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<List<Line>> all() {
        return parks.lines();
    }

    /** All of it or nothing: a file with a fault changes nothing. */
    @PostMapping(path = "/api/firm-parks", consumes = "text/csv")
    Mono<Entered> upload(@RequestBody String csv, SignedIn who) {
        List<Line> lines = ParkFile.read(csv);
        return parks.enter(lines, new Actor(ActorKind.OFFICER, who.subject()), clock.instant())
                .thenReturn(new Entered(lines.size()));
    }
}
