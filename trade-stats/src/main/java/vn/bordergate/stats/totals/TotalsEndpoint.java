package vn.bordergate.stats.totals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.SignedIn;

/**
 * {@code GET /api/totals}: public as far as {@link Disclosure} says. An answer holds for the
 * version in its ETag; asking again with that costs one small query.
 */
@RestController
final class TotalsEndpoint {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final TotalsReading totals;
    private final TotalsSettings settings;

    TotalsEndpoint(TotalsReading totals, TotalsSettings settings) {
        this.totals = totals;
        this.settings = settings;
    }

    @GetMapping(path = "/api/totals", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<String>> json(ServerWebExchange exchange) {
        return answer(exchange, MediaType.APPLICATION_JSON, TotalsText::json);
    }

    @GetMapping(path = "/api/totals", produces = "text/csv")
    Mono<ResponseEntity<String>> csv(ServerWebExchange exchange) {
        return answer(exchange, CSV, TotalsText::csv);
    }

    private Mono<ResponseEntity<String>> answer(
            ServerWebExchange exchange, MediaType type, Written written) {
        TotalsQuestion question = QuestionReader.read(exchange.getRequest().getQueryParams());
        List<String> kept = exchange.getRequest().getHeaders().getIfNoneMatch();
        return exchange.getPrincipal()
                .map(SignedIn::of)
                .map(Disclosure::isOpenTo)
                .defaultIfEmpty(false)
                .map(open -> new Asked(question, open, type))
                .flatMap(
                        asked ->
                                totals.answer(
                                                question,
                                                asked.open,
                                                version -> kept.contains(asked.tag(version)))
                                        .map(answer -> written(asked, answer, written)));
    }

    private ResponseEntity<String> written(Asked asked, TotalsAnswer answer, Written written) {
        ResponseEntity.BodyBuilder response =
                answer.known()
                        ? ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                        : ResponseEntity.ok();
        CacheControl cache = CacheControl.noCache();
        response.eTag(asked.tag(answer.version()))
                .varyBy("Accept")
                .cacheControl(asked.open ? cache.cachePrivate() : cache);
        if (answer.known()) {
            return response.build();
        }
        List<TotalsRow> rows = withinLimit(answer.rows());
        return response.contentType(asked.type)
                .body(written.of(asked.question, answer.version(), rows));
    }

    private List<TotalsRow> withinLimit(List<TotalsRow> rows) {
        if (rows.size() > settings.answerRowsMax()) {
            throw new FaultsException(
                    400,
                    List.of(
                            new Fault(
                                    "TOTALS_ANSWER_TOO_LARGE",
                                    "?by",
                                    Map.of("value", settings.answerRowsMax()))));
        }
        return rows;
    }

    /** A question of somebody who may know everything, or of anybody. */
    private record Asked(TotalsQuestion question, boolean open, MediaType type) {

        Asked {
            if (!open) {
                Disclosure.check(question);
            }
        }

        String tag(long version) {
            int form = (question.canonical() + '|' + open + '|' + type.getSubtype()).hashCode();
            return "\"" + version + '-' + Integer.toHexString(form) + '"';
        }
    }

    /** One way to write an answer down. */
    private interface Written {
        String of(TotalsQuestion question, long version, List<TotalsRow> rows);
    }
}
