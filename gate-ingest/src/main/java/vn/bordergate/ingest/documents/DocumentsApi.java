package vn.bordergate.ingest.documents;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.declaring.LodgedDeclarations;
import vn.bordergate.ingest.door.Identities;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.web.Language;
import vn.bordergate.web.OwnTimeLimit;
import vn.bordergate.web.SignedIn;

/** Documents over HTTP. */
@RestController
@RequestMapping("/api/declarations/{id}/documents")
class DocumentsApi implements DocumentsApiPage {

    /** Whatever a browser makes of it, it runs nothing and asks nobody for anything. */
    static final String SANDBOX =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private static final int CHUNK_BYTES = 1 << 16;

    private final Attaching attaching;
    private final Fetching fetching;

    DocumentsApi(Attaching attaching, Fetching fetching) {
        this.attaching = attaching;
        this.fetching = fetching;
    }

    @Override
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    public Mono<ResponseEntity<DocumentReceipt>> attach(
            @PathVariable String id, ServerWebExchange exchange, SignedIn who, FirmRights rights) {
        OwnTimeLimit.declare(exchange);
        return attaching
                .attach(id, Visitor.of(who, rights), exchange.getRequest())
                .map(DocumentsApi::answered);
    }

    @Override
    @GetMapping
    public Mono<List<DocumentLine>> list(
            @PathVariable String id, ServerWebExchange exchange, SignedIn who, FirmRights rights) {
        Visitor visitor = Visitor.of(who, rights);
        return fetching.list(Identities.of(id, LodgedDeclarations::notFound), visitor)
                .map(all -> DocumentLine.of(all, visitor, Language.of(exchange)));
    }

    @Override
    @GetMapping("/{documentId}")
    public Mono<Void> download(
            @PathVariable String id,
            @PathVariable String documentId,
            ServerWebExchange exchange,
            SignedIn who,
            FirmRights rights) {
        UUID declaration = Identities.of(id, LodgedDeclarations::notFound);
        UUID document = Identities.of(documentId, DocumentRefusals::notFound);
        boolean inline = exchange.getRequest().getQueryParams().containsKey("inline");
        Visitor visitor = Visitor.of(who, rights);
        return fetching.find(declaration, document, visitor)
                .flatMap(found -> served(found, visitor, inline, exchange));
    }

    private Mono<Void> served(
            Attached document, Visitor visitor, boolean inline, ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        if (exchange.checkNotModified("\"" + document.sha256() + "\"")) {
            return response.setComplete();
        }
        return fetching.with(
                document,
                visitor,
                file -> {
                    describe(response, document, inline);
                    return response.writeWith(
                            DataBufferUtils.read(
                                    file.path(), response.bufferFactory(), CHUNK_BYTES));
                });
    }

    /** Last of all, because what every answer says is less than what this one has to say. */
    private static void describe(ServerHttpResponse response, Attached document, boolean inline) {
        HttpHeaders headers = response.getHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, document.type().mediaType());
        headers.setContentLength(document.bytes());
        headers.set(
                HttpHeaders.CONTENT_DISPOSITION,
                document.name().disposition(inline && document.type().isShownInSandbox()));
        headers.setCacheControl("no-store");
        headers.set("Cross-Origin-Resource-Policy", "same-site");
        response.beforeCommit(
                () -> Mono.fromRunnable(() -> headers.set("Content-Security-Policy", SANDBOX)));
    }

    private static ResponseEntity<DocumentReceipt> answered(Attaching.Outcome outcome) {
        DocumentReceipt receipt = DocumentReceipt.of(outcome.document());
        return outcome.fresh()
                ? ResponseEntity.created(URI.create(receipt.links().self())).body(receipt)
                : ResponseEntity.status(HttpStatus.OK).body(receipt);
    }
}
