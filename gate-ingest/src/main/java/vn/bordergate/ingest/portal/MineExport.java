package vn.bordergate.ingest.portal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.consignment.Consignment;
import vn.bordergate.ingest.consignment.ConsignmentQueries;
import vn.bordergate.ingest.consignment.Wanted;
import vn.bordergate.ingest.door.Slots;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Figures;
import vn.bordergate.web.Language;

/** The list as a file for a spreadsheet, with the filters of the page. */
@Controller
class MineExport {

    /** Lines of one file; a spreadsheet holds ten times as many, a reader does not. */
    static final int LINES_MAX = 100_000;

    private static final int LINES_A_BUFFER = 200;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /** A reader that is slow holds a connection of the database; most are for those who declare. */
    private static final Slots AT_ONCE = new Slots(2, 1);

    private static final Duration READ_WITHIN = Duration.ofMinutes(2);
    private static final Duration BUSY_FOR = Duration.ofSeconds(10);

    private final ConsignmentQueries queries;
    private final MessageSource texts;
    private final InstantSource clock;

    MineExport(ConsignmentQueries queries, MessageSource texts, InstantSource clock) {
        this.queries = queries;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/mine/export.csv")
    Mono<Void> export(
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable String direction,
            @RequestParam(required = false) @Nullable String gate,
            @RequestParam(required = false) @Nullable String q,
            FirmRights who,
            ServerWebExchange exchange) {
        Locale locale = Language.of(exchange).locale();
        LocalDate day = LocalDate.ofInstant(clock.instant(), Figures.ZONE);
        var wanted =
                Asked.of(show, direction, gate, q, null)
                        .wanted(
                                Wanted.firms(who),
                                day.atStartOfDay(Figures.ZONE).toInstant(),
                                LINES_MAX);
        ServerHttpResponse response = exchange.getResponse();
        response.getHeaders().setContentType(new MediaType("text", "csv", StandardCharsets.UTF_8));
        response.getHeaders()
                .set(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(day + ".csv").build().toString());
        Flux<String> lines =
                Flux.concat(
                        // The mark tells spreadsheets that what follows is UTF-8.
                        Mono.just("\uFEFF" + header(locale)),
                        queries.list(wanted).map(line -> line(line, locale)));
        Flux<DataBuffer> buffers =
                lines.buffer(LINES_A_BUFFER)
                        .map(
                                some ->
                                        response.bufferFactory()
                                                .wrap(
                                                        String.join("", some)
                                                                .getBytes(StandardCharsets.UTF_8)));
        return Mono.defer(
                () -> {
                    if (AT_ONCE.take(who.subject()) != Slots.Answer.TAKEN) {
                        return Mono.error(busy());
                    }
                    return response.writeWith(buffers.take(READ_WITHIN))
                            .timeout(READ_WITHIN)
                            .doFinally(_ -> AT_ONCE.giveBack(who.subject()));
                });
    }

    private static FaultsException busy() {
        return new FaultsException(
                429, List.of(Fault.at("", "EXPORTS_BUSY", Map.of("max", 1))), BUSY_FOR);
    }

    private String header(Locale locale) {
        return row(
                Stream.of(
                                "reference",
                                "id",
                                "customs",
                                "gate",
                                "direction",
                                "hs",
                                "goods",
                                "plates",
                                "tickets",
                                "status",
                                "waits",
                                "due",
                                "received",
                                "moved",
                                "crossed")
                        .map(name -> texts.getMessage("mine.column." + name, null, locale)));
    }

    private String line(Consignment one, Locale locale) {
        return row(
                Stream.of(
                        one.reference(),
                        one.id().toString(),
                        text(one.customsNumber()),
                        one.gate(),
                        texts.getMessage("mine.direction." + one.direction(), null, locale),
                        one.hsCode(),
                        one.goods(),
                        String.join(" ", one.plates()),
                        String.join(" ", one.tickets()),
                        one.status().name(locale),
                        one.waitsFor() == null
                                ? ""
                                : texts.getMessage(
                                        "mine.authority." + one.waitsFor(), null, locale),
                        moment(one.dueAt()),
                        moment(one.receivedAt()),
                        moment(one.movedAt()),
                        moment(one.crossedAt())));
    }

    private static String row(Stream<String> cells) {
        return cells.map(MineExport::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A cell that begins like a formula would be run as one by whoever opens the file. */
    static String cell(String text) {
        String safe =
                !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said;
    }

    private static String moment(java.time.@Nullable Instant at) {
        return at == null ? "" : MOMENT.format(at.atZone(Figures.ZONE));
    }
}
