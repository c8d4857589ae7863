package vn.bordergate.stats.published;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.stats.published.SealBook.Sealed;

/**
 * {@code GET /api/open/published}: everything that was published, in the order in which it was,
 * with its seals; for everybody, a page at a time. An address with the same {@code after} and
 * {@code limit} answers the same once its page is full.
 */
@RestController
class OpenApi {

    /** Editions of one page, of which each has a few dozen cells. */
    static final int PAGE_MAX = 200;

    private static final String PATH = "/api/open/published";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final SealBook book;

    OpenApi(SealBook book) {
        this.book = book;
    }

    /** A published cell. */
    record Cell(CellName cell, Measured published) {}

    /** An edition with its seal. */
    record Item(
            long number,
            LocalDate day,
            int edition,
            Instant publishedAt,
            List<Cell> cells,
            String contentHash,
            String previousHash,
            String hash,
            String signature,
            String publicKey) {

        static Item of(Sealed found) {
            List<Cell> cells = new ArrayList<>();
            new TreeMap<>(found.cells()).forEach((name, m) -> cells.add(new Cell(name, m)));
            Seal seal = found.seal();
            return new Item(
                    seal.number(),
                    seal.day(),
                    seal.edition(),
                    found.edition().publishedAt(),
                    cells,
                    seal.contentHash(),
                    seal.previousHash(),
                    seal.hash(),
                    seal.signature(),
                    seal.publicKey());
        }
    }

    /**
     * A page.
     *
     * @param next value for {@code after}; null while there is no more
     */
    record Page(List<Item> items, @Nullable Long next) {}

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Page>> json(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit,
            ServerWebExchange exchange) {
        return page(after, limit, MediaType.APPLICATION_JSON, exchange, page -> page);
    }

    @GetMapping(path = PATH, produces = "text/csv")
    Mono<ResponseEntity<String>> csv(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit,
            ServerWebExchange exchange) {
        return page(after, limit, CSV, exchange, OpenApi::lines);
    }

    private <T> Mono<ResponseEntity<T>> page(
            long after, int limit, MediaType type, ServerWebExchange exchange, Written<T> written) {
        if (after < 0 || limit < 1 || limit > PAGE_MAX) {
            throw Publications.fault(400, "OPEN_PAGE_MALFORMED", after + ", " + limit);
        }
        List<String> kept = exchange.getRequest().getHeaders().getIfNoneMatch();
        return book.after(after, limit)
                .map(found -> answer(found, new Asked(after, limit, type, kept), written));
    }

    private static <T> ResponseEntity<T> answer(
            List<Sealed> found, Asked asked, Written<T> written) {
        List<Item> items = found.stream().map(Item::of).toList();
        String tag = tag(items, asked);
        boolean known = asked.kept.contains(tag);
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(known ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                        .eTag(tag)
                        .varyBy("Accept")
                        .cacheControl(CacheControl.noCache());
        Long next = items.size() < asked.limit ? null : items.getLast().number();
        if (next != null) {
            answer.header("Link", link(next, asked.limit));
        }
        if (known) {
            return answer.build();
        }
        return answer.contentType(asked.type).body(written.of(new Page(items, next)));
    }

    private static String link(long next, int limit) {
        return "<" + PATH + "?after=" + next + "&limit=" + limit + ">; rel=\"next\"";
    }

    /** The hash of the last seal stands for all before it. */
    private static String tag(List<Item> items, Asked asked) {
        String last = items.isEmpty() ? Seal.BEGINNING : items.getLast().hash();
        String form = asked.after + "-" + asked.limit + asked.type.getSubtype();
        return '"' + last.substring(0, 32) + '-' + form + '"';
    }

    /** A line for each cell, codes and numbers that need no quotes. */
    private static String lines(Page page) {
        StringBuilder text =
                new StringBuilder(
                        "number,day,edition,publishedAt,gate,direction,tradeType,stage,usdCents,"
                                + "vnd,factsWithoutVnd,netMassGrams,declarations,hash\r\n");
        for (Item item : page.items()) {
            for (Cell cell : item.cells()) {
                CellName name = cell.cell();
                Measured m = cell.published();
                List<Object> columns =
                        List.of(
                                item.number(),
                                item.day(),
                                item.edition(),
                                item.publishedAt(),
                                name.gate(),
                                name.direction(),
                                name.tradeType(),
                                name.stage(),
                                m.usdCents(),
                                m.vnd(),
                                m.factsWithoutVnd(),
                                m.netMassGrams(),
                                m.declarations(),
                                item.hash());
                text.append(String.join(",", columns.stream().map(Object::toString).toList()))
                        .append("\r\n");
            }
        }
        return text.toString();
    }

    /** What somebody asks for, and the answers that they have kept. */
    private record Asked(long after, int limit, MediaType type, List<String> kept) {}

    /** One way to write a page down. */
    private interface Written<T> {
        T of(Page page);
    }
}
