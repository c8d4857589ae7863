package vn.bordergate.ingest.documents;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.bordergate.ingest.declaring.LodgedDeclarations;
import vn.bordergate.ingest.declaring.LodgedDeclarations.Lodged;
import vn.bordergate.ingest.door.Slots;

/** Gives documents out, and none whose bytes are not those that came in. */
final class Fetching {

    private static final Logger LOG = LoggerFactory.getLogger(Fetching.class);

    /** Of all downloads, the part that one account may have: a slow reader stops nobody else. */
    private static final int ACCOUNT_PART = 8;

    private final LodgedDeclarations declarations;
    private final Documents documents;
    private final DocumentStore store;
    private final DocumentProperties limits;
    private final Scheduler disk;
    private final Slots slots;

    Fetching(
            LodgedDeclarations declarations,
            Documents documents,
            DocumentStore store,
            DocumentProperties limits,
            Scheduler disk) {
        this.declarations = declarations;
        this.documents = documents;
        this.store = store;
        this.limits = limits;
        this.disk = disk;
        this.slots =
                new Slots(limits.downloadsMax(), Math.ceilDiv(limits.downloadsMax(), ACCOUNT_PART));
    }

    Mono<List<Attached>> list(UUID declarationId, Visitor visitor) {
        return declarations.guarded(
                readable(declarationId, visitor)
                        .flatMap(lodged -> documents.of(lodged.declarationId())));
    }

    Mono<Attached> find(UUID declarationId, UUID documentId, Visitor visitor) {
        return declarations.guarded(
                readable(declarationId, visitor)
                        .flatMap(
                                lodged ->
                                        documents
                                                .find(declarationId, documentId)
                                                .doOnNext(one -> requireOpen(visitor, lodged, one)))
                        .switchIfEmpty(Mono.error(DocumentRefusals::notFound)));
    }

    private static void requireOpen(Visitor visitor, Lodged lodged, Attached document) {
        if (!visitor.mayOpen(lodged, document.kind())) {
            throw DocumentRefusals.pricesNotYours();
        }
    }

    /** Does something with the file, which has been read whole once and found to be as it was. */
    Mono<Void> with(
            Attached document, Visitor visitor, Function<DocumentStore.Opened, Mono<Void>> work) {
        return Mono.usingWhen(
                Mono.fromCallable(() -> taken(visitor.subject())),
                _ -> opened(document, work),
                account -> Mono.fromRunnable(() -> slots.giveBack(account)));
    }

    private String taken(String account) {
        if (slots.take(account) != Slots.Answer.TAKEN) {
            throw DocumentRefusals.busy(limits.retryAfter());
        }
        return account;
    }

    private Mono<Void> opened(Attached document, Function<DocumentStore.Opened, Mono<Void>> work) {
        Mono<DocumentStore.Opened> file =
                Mono.defer(() -> store.open(document.sha256()))
                        .timeout(limits.storeMax())
                        .onErrorMap(
                                Attaching::isOfStore,
                                e -> {
                                    LOG.error("the document store fails: {}", e.toString());
                                    return DocumentRefusals.storeAway(limits.retryAfter());
                                })
                        .switchIfEmpty(Mono.error(() -> damaged(document, "is not there")));
        return Mono.usingWhen(
                file,
                opened -> intact(document, opened).flatMap(work),
                opened -> Mono.fromRunnable(opened.letGo()).subscribeOn(disk));
    }

    private Mono<DocumentStore.Opened> intact(Attached document, DocumentStore.Opened opened) {
        return Mono.fromCallable(() -> Checksums.of(opened.path()))
                .subscribeOn(disk)
                .map(
                        found -> {
                            if (!found.equals(document.sha256())) {
                                throw damaged(document, "has other bytes than it came with");
                            }
                            return opened;
                        });
    }

    private static RuntimeException damaged(Attached document, String how) {
        LOG.error("document {}: its file {} {}", document.documentId(), document.sha256(), how);
        return DocumentRefusals.damaged();
    }

    private Mono<Lodged> readable(UUID declarationId, Visitor visitor) {
        return declarations
                .find(declarationId)
                .filter(visitor::mayRead)
                .switchIfEmpty(Mono.error(LodgedDeclarations::notFound));
    }
}
