package vn.bordergate.stats.release;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.bordergate.stats.asked.AskedDays;
import vn.bordergate.stats.release.StudyAnswers.ChannelRow;
import vn.bordergate.stats.release.StudyAnswers.CheckRow;
import vn.bordergate.stats.release.StudyAnswers.TimeRow;
import vn.bordergate.stats.release.StudyAnswers.Told;
import vn.bordergate.web.Figures;

/**
 * Times and channel shares are public; what checks find is not, for it would tell a smuggler where
 * least is found.
 */
@RestController
class StudyApi {

    private final StudyReading study;
    private final InstantSource clock;

    StudyApi(StudyReading study, InstantSource clock) {
        this.study = study;
        this.clock = clock;
    }

    @GetMapping(path = "/api/release-times", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Told<TimeRow>> times(@RequestParam MultiValueMap<String, String> parameters) {
        return told(parameters, study::times);
    }

    @GetMapping(path = "/api/channels", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Told<ChannelRow>> channels(@RequestParam MultiValueMap<String, String> parameters) {
        return told(parameters, study::channels);
    }

    @GetMapping(path = "/api/checks", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Told<CheckRow>> checks(@RequestParam MultiValueMap<String, String> parameters) {
        return told(parameters, study::checks);
    }

    private <R> Mono<Told<R>> told(
            MultiValueMap<String, String> parameters, Function<AskedDays, Mono<List<R>>> rows) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Figures.ZONE);
        AskedDays asked = AskedDays.read(parameters, today);
        return rows.apply(asked).map(found -> new Told<>(asked.from(), asked.to(), found));
    }
}
