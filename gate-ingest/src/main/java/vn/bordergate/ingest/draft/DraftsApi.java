package vn.bordergate.ingest.draft;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.door.Bodies;
import vn.bordergate.ingest.door.Identities;
import vn.bordergate.ingest.form.FaultList;
import vn.bordergate.ingest.form.JsonTree;
import vn.bordergate.ingest.form.Node;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.SignedIn;

/** Drafts over HTTP: JSON in the form of a declaration, as complete as it happens to be. */
@RestController
@RequestMapping("/api/drafts")
@Tag(name = "drafts")
@SecurityRequirement(name = "token")
class DraftsApi {

    static final int TITLE_CHARS_MAX = 80;

    private final Drafts drafts;
    private final DraftProperties limits;
    private final TransactionalOperator transactions;
    private final InstantSource clock;

    DraftsApi(
            Drafts drafts,
            DraftProperties limits,
            TransactionalOperator transactions,
            InstantSource clock) {
        this.drafts = drafts;
        this.limits = limits;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** When it was saved. */
    record Saved(UUID id, Instant savedAt) {}

    @Operation(operationId = "listDrafts", summary = "Drafts of this account, the last first")
    @GetMapping
    Mono<List<Drafts.Line>> list(@Parameter(hidden = true) SignedIn who) {
        return drafts.of(who.subject()).collectList();
    }

    @Operation(operationId = "readDraft", summary = "One draft, as it was saved")
    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<byte[]>> read(
            @PathVariable String id, @Parameter(hidden = true) SignedIn who) {
        return drafts.content(identity(id), who.subject())
                .map(
                        text ->
                                ResponseEntity.ok()
                                        .header("Cache-Control", "no-store")
                                        .body(text.getBytes(StandardCharsets.UTF_8)))
                .switchIfEmpty(Mono.error(DraftsApi::notFound));
    }

    @Operation(
            operationId = "saveDraft",
            summary = "Save a draft under an identity of one's own choice",
            description =
                    "Any JSON object in the form of a declaration. Nothing of it is checked, and"
                            + " nobody else sees it. Forgotten 30 days after the last change.")
    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<Saved> save(
            @PathVariable String id,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) SignedIn who) {
        UUID draft = identity(id);
        Instant now = Instant.ofEpochMilli(clock.millis());
        return Bodies.whole(exchange.getRequest(), (int) limits.bytesMax().toBytes())
                .flatMap(
                        bytes ->
                                drafts.save(
                                                draft,
                                                who.subject(),
                                                title(bytes),
                                                new String(bytes, StandardCharsets.UTF_8),
                                                now,
                                                limits.countMax())
                                        .as(transactions::transactional))
                .map(
                        saved -> {
                            if (!saved) {
                                throw FaultsException.of(
                                        409,
                                        Fault.at(
                                                "",
                                                "DRAFTS_TOO_MANY",
                                                Map.of("max", limits.countMax())));
                            }
                            return new Saved(draft, now);
                        });
    }

    @Operation(operationId = "forgetDraft", summary = "Forget a draft")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> forget(@PathVariable String id, @Parameter(hidden = true) SignedIn who) {
        return drafts.forget(identity(id), who.subject());
    }

    /** What the list calls it: its reference, or else its goods. */
    private static String title(byte[] bytes) {
        FaultList faults = new FaultList();
        Node root = JsonTree.read(bytes, faults);
        if (!(root instanceof Node.Members(Map<String, Node> members)) || !faults.isEmpty()) {
            throw FaultsException.of(422, Fault.at("", "DRAFT_FORM"));
        }
        String named = text(members.get("reference"));
        if (named.isBlank()
                && members.get("items") instanceof Node.Elements(List<Node> items)
                && !items.isEmpty()
                && items.getFirst() instanceof Node.Members(Map<String, Node> first)) {
            named = text(first.get("description"));
        }
        String plain = named.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.length() <= TITLE_CHARS_MAX ? plain : plain.substring(0, TITLE_CHARS_MAX);
    }

    private static String text(@Nullable Node node) {
        return node instanceof Node.Text(String value) ? value : "";
    }

    private static UUID identity(String text) {
        return Identities.of(text, DraftsApi::notFound);
    }

    private static FaultsException notFound() {
        return FaultsException.of(404, Fault.at("", "DRAFT_NOT_FOUND"));
    }
}
