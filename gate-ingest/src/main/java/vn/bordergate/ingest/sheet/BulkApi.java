package vn.bordergate.ingest.sheet;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.door.Bodies;
import vn.bordergate.ingest.door.Identities;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.ingest.form.Texts;
import vn.bordergate.web.FaultTexts;
import vn.bordergate.web.Language;
import vn.bordergate.web.LiveShare;
import vn.bordergate.web.OwnTimeLimit;

/** Declarations in spreadsheets and CSV files, over HTTP. */
@RestController
@RequestMapping("/api/bulk")
class BulkApi implements BulkApiPage {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration WATCHED_MAX = Duration.ofMinutes(10);
    private static final int NAME_CHARS_MAX = 200;
    private static final String LODGE = "lodge";

    private final SheetIntake intake;
    private final SheetFiles files;
    private final ColumnTexts columns;
    private final FaultTexts texts;
    private final SheetProperties limits;
    private final LiveShare share;

    BulkApi(
            SheetIntake intake,
            SheetFiles files,
            ColumnTexts columns,
            FaultTexts texts,
            SheetProperties limits,
            LiveShare share) {
        this.intake = intake;
        this.files = files;
        this.columns = columns;
        this.texts = texts;
        this.limits = limits;
        this.share = share;
    }

    @Override
    @PostMapping
    public Mono<ResponseEntity<SheetView>> send(
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String then,
            ServerWebExchange exchange,
            FirmRights who) {
        OwnTimeLimit.declare(exchange);
        Mono<byte[]> body = body(exchange.getRequest());
        return intake.take(body, shown(name), who, LODGE.equals(then))
                .map(
                        taken -> {
                            SheetView view = files.view(taken.file());
                            URI self = URI.create(view.links().self());
                            return taken.begun()
                                    ? ResponseEntity.accepted().location(self).body(view)
                                    : ResponseEntity.ok().location(self).body(view);
                        });
    }

    @Override
    @GetMapping
    public Mono<List<SheetView>> list(FirmRights who) {
        return files.list(who.subject()).map(files::view).collectList();
    }

    @Override
    @GetMapping("/{id}")
    public Mono<SheetView> one(@PathVariable String id, FirmRights who) {
        return files.find(identity(id), who.subject()).map(files::view);
    }

    @Override
    @GetMapping(path = "/{id}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    public Flux<ServerSentEvent<SheetView>> progress(
            @PathVariable String id, ServerWebExchange exchange, FirmRights who) {
        return files.find(identity(id), who.subject())
                .flatMapMany(file -> share.of(exchange, watch(file)))
                .map(view -> ServerSentEvent.builder(view).event("progress").build());
    }

    @Override
    @GetMapping("/{id}/faults")
    public Mono<FaultsPart> faults(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String after,
            ServerWebExchange exchange,
            FirmRights who) {
        int from = FaultsPart.place(after);
        Language language = Language.of(exchange);
        return files.faults(identity(id), who.subject()).map(all -> part(all, from, language));
    }

    @Override
    @PostMapping("/{id}/lodge")
    public Mono<ResponseEntity<SheetView>> lodge(@PathVariable String id, FirmRights who) {
        return intake.lodge(identity(id), who)
                .map(file -> ResponseEntity.accepted().body(files.view(file)));
    }

    @Override
    @GetMapping("/{id}/landings")
    public Mono<List<LandedRow>> landings(@PathVariable String id, FirmRights who) {
        return files.landings(identity(id), who.subject());
    }

    @Override
    @GetMapping("/{id}/correction")
    public Mono<ResponseEntity<byte[]>> correction(
            @PathVariable String id,
            @RequestParam(defaultValue = "xlsx") String format,
            ServerWebExchange exchange,
            FirmRights who) {
        FileKind kind = files.kind(format);
        return files.correction(identity(id), who, kind, Language.of(exchange))
                .map(bytes -> download(bytes, kind, "can-sua"));
    }

    @Override
    @DeleteMapping("/{id}")
    public Mono<ResponseEntity<Void>> delete(@PathVariable String id, FirmRights who) {
        return files.delete(identity(id), who.subject())
                .thenReturn(ResponseEntity.noContent().build());
    }

    @Override
    @GetMapping("/template")
    public ResponseEntity<byte[]> template(
            @RequestParam(defaultValue = "xlsx") String format, ServerWebExchange exchange) {
        FileKind kind = files.kind(format);
        return download(files.template(kind, Language.of(exchange)), kind, "mau-khai-bao");
    }

    private Mono<byte[]> body(ServerHttpRequest request) {
        return Bodies.whole(request, (int) limits.fileBytesMax().toBytes())
                .timeout(
                        limits.receiveMax(),
                        Mono.error(() -> SheetRefusals.unreadable("SHEET_TOO_SLOW")))
                .onErrorMap(
                        DataBufferLimitException.class,
                        _ -> SheetRefusals.tooLarge(limits.fileBytesMax()));
    }

    /** What has not changed is not told again; the last thing told is how it ended. */
    private Flux<SheetView> watch(SheetFile file) {
        return Flux.interval(Duration.ZERO, LOOK_EVERY)
                .onBackpressureDrop()
                .concatMap(_ -> files.again(file).map(files::view), 1)
                .distinctUntilChanged()
                .takeUntil(view -> view.state().isSettled())
                .take(WATCHED_MAX);
    }

    private FaultsPart part(List<CellFault> all, int from, Language language) {
        List<FaultWords> words =
                all.stream()
                        .skip(from)
                        .limit(FaultsPart.MOST)
                        .map(fault -> FaultWords.of(fault, columns, texts, language))
                        .toList();
        int next = from + FaultsPart.MOST;
        return new FaultsPart(words, next < all.size() ? Integer.toString(next) : null);
    }

    private static ResponseEntity<byte[]> download(byte[] bytes, FileKind kind, String name) {
        String file = name + "." + kind.extension();
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(file).build().toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(MediaType.parseMediaType(kind.mediaType()))
                .body(bytes);
    }

    /** A name is for the sender's eyes only; what cannot be shown is left out. */
    private static String shown(@Nullable String name) {
        boolean fit = name != null && Texts.judge(name, NAME_CHARS_MAX) == null;
        return name != null && fit ? Texts.tidy(name) : "";
    }

    private static UUID identity(String text) {
        return Identities.of(text, SheetRefusals::notFound);
    }
}
