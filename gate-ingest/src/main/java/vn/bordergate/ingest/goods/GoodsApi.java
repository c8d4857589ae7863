package vn.bordergate.ingest.goods;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.bordergate.web.Language;

/** The search of goods over HTTP. */
@RestController
@Tag(name = "goods")
class GoodsApi {

    private final GoodsNames names = GoodsNames.shipped();

    @Operation(
            operationId = "findGoods",
            summary = "Find codes of the Harmonized System by words or first digits",
            description =
                    "Words in Vietnamese, English or Chinese, with diacritics or without; at most"
                            + " twelve answers, the best first, named in the request's language.")
    @GetMapping("/api/goods")
    Mono<List<GoodsNames.Found>> find(
            @RequestParam String q, @Parameter(hidden = true) ServerWebExchange exchange) {
        Language language = Language.of(exchange);
        // Some milliseconds of looking, which the threads of the connections have no time for.
        return Mono.fromCallable(() -> names.find(q, language.locale()))
                .subscribeOn(Schedulers.parallel());
    }
}
