package vn.bordergate.ingest.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.bordergate.ingest.declaring.LodgedDeclarations;
import vn.bordergate.ingest.declaring.LodgedDeclarations.Lodged;
import vn.bordergate.ingest.door.Identities;
import vn.bordergate.ingest.door.Slots;
import vn.bordergate.ingest.firm.Rights;
import vn.bordergate.ingest.tracking.Status;

/**
 * Takes a document in: into the spool, then into the store, then into the declaration's file. What
 * is acknowledged is in all of them; whatever breaks off before leaves a file that nobody sees and
 * that is swept away.
 */
final class Attaching {

    private static final Logger LOG = LoggerFactory.getLogger(Attaching.class);

    private final LodgedDeclarations declarations;
    private final Documents documents;
    private final Intake intake;
    private final TransactionalOperator transactions;
    private final DocumentProperties limits;
    private final Rights rights;
    private final InstantSource clock;
    private final Slots slots;
    private final Proposal.Room room;
    private final Inspection inspection;

    /** Where bytes go on their way in, and the threads that wait for the disk. */
    record Intake(Reception reception, Spool spool, DocumentStore store, Scheduler disk) {}

    /** What became of it. */
    record Outcome(Attached document, boolean fresh) {}

    Attaching(
            LodgedDeclarations declarations,
            Documents documents,
            Intake intake,
            TransactionalOperator transactions,
            DocumentProperties limits,
            Rights rights,
            InstantSource clock) {
        this.declarations = declarations;
        this.documents = documents;
        this.intake = intake;
        this.transactions = transactions;
        this.limits = limits;
        this.rights = rights;
        this.clock = clock;
        this.slots = new Slots(limits.uploadsMax(), limits.accountUploadsMax());
        this.room =
                new Proposal.Room(
                        limits.declarationFilesMax(), limits.declarationBytesMax().toBytes());
        this.inspection = new Inspection(limits.nameCharsMax());
    }

    /** The body is read only for those who may attach something. */
    Mono<Outcome> attach(String declarationId, Visitor visitor, ServerHttpRequest request) {
        return admitted(declarationId, visitor)
                .onErrorResume(e -> intake.reception().refused(request, e))
                .flatMap(
                        lodged ->
                                Mono.usingWhen(
                                        slot(visitor.subject(), request),
                                        _ -> throughSpool(lodged, visitor, request),
                                        account ->
                                                Mono.fromRunnable(() -> slots.giveBack(account))));
    }

    private Mono<Lodged> admitted(String declarationId, Visitor visitor) {
        return Mono.fromCallable(() -> Identities.of(declarationId, LodgedDeclarations::notFound))
                .flatMap(id -> declarations.guarded(declarations.find(id)))
                .filter(lodged -> visitor.mayRead(lodged) || visitor.mayAttach(lodged))
                .switchIfEmpty(Mono.error(LodgedDeclarations::notFound))
                .doOnNext(lodged -> requireAllowed(lodged, visitor))
                .doOnNext(lodged -> requireOpen(lodged, visitor))
                .delayUntil(lodged -> requireGranted(lodged, visitor));
    }

    private Mono<String> slot(String account, ServerHttpRequest request) {
        return Mono.fromCallable(() -> taken(account))
                .onErrorResume(e -> intake.reception().refused(request, e));
    }

    private static void requireAllowed(Lodged lodged, Visitor visitor) {
        if (!visitor.mayAttach(lodged)) {
            throw DocumentRefusals.onlyLooking();
        }
    }

    private Mono<Void> requireGranted(Lodged lodged, Visitor visitor) {
        return declarations
                .guarded(declarations.gate(lodged.declarationId()))
                .filter(gate -> visitor.mayAttachAt(gate, lodged))
                .switchIfEmpty(Mono.error(DocumentRefusals::foreignGate))
                .then();
    }

    private String taken(String account) {
        return switch (slots.take(account)) {
            case TAKEN -> account;
            case ACCOUNT_FULL ->
                    throw DocumentRefusals.accountBusy(
                            limits.accountUploadsMax(), limits.retryAfter());
            case ALL_FULL -> throw DocumentRefusals.busy(limits.retryAfter());
        };
    }

    private Mono<Outcome> throughSpool(Lodged lodged, Visitor visitor, ServerHttpRequest request) {
        return Mono.usingWhen(
                        onDisk(intake.spool()::open),
                        file ->
                                intake.reception()
                                        .receive(request, file)
                                        .flatMap(draft -> judged(draft, lodged, visitor))
                                        .flatMap(proposal -> kept(proposal, lodged, visitor)),
                        file -> Mono.fromRunnable(file::discard).subscribeOn(intake.disk()))
                .onErrorMap(UncheckedIOException.class, this::storeAway);
    }

    private Mono<Proposal> judged(Draft draft, Lodged lodged, Visitor visitor) {
        return onDisk(() -> draft.file().seal())
                .map(file -> inspection.judge(draft, file, visitor, lodged));
    }

    /** A repeat is told before the store has any work with it. */
    private Mono<Outcome> kept(Proposal proposal, Lodged lodged, Visitor visitor) {
        return declarations
                .guarded(documents.of(lodged.declarationId()))
                .flatMap(held -> repeated(proposal, held))
                .switchIfEmpty(
                        Mono.defer(
                                () ->
                                        stored(proposal)
                                                .then(
                                                        Mono.defer(
                                                                () ->
                                                                        written(
                                                                                proposal, lodged,
                                                                                visitor)))));
    }

    private Mono<Outcome> repeated(Proposal proposal, List<Attached> held) {
        return Mono.justOrEmpty(proposal.among(held, room)).map(one -> new Outcome(one, false));
    }

    private Mono<Void> stored(Proposal proposal) {
        return declarations
                .guarded(documents.touch(proposal.file(), now()))
                .then(
                        Mono.defer(() -> intake.store().put(proposal.file()))
                                .timeout(limits.storeMax())
                                .onErrorMap(Attaching::isOfStore, this::storeAway));
    }

    /**
     * Row and event, after one more look at what is there, now that nobody can add to it, and at
     * who may: a file takes its time, and somebody may have been dismissed in it.
     */
    private Mono<Outcome> written(Proposal proposal, Lodged seen, Visitor asked) {
        UUID id = seen.declarationId().value();
        Visitor visitor = asked.with(rights.again(asked.firms()));
        Mono<Outcome> work =
                declarations
                        .lock(id)
                        .filter(lodged -> visitor.mayRead(lodged) || visitor.mayAttach(lodged))
                        .switchIfEmpty(Mono.error(LodgedDeclarations::notFound))
                        .doOnNext(lodged -> requireAllowed(lodged, visitor))
                        .doOnNext(lodged -> requireOpen(lodged, visitor))
                        .flatMap(
                                lodged ->
                                        documents
                                                .of(lodged.declarationId())
                                                .flatMap(held -> repeated(proposal, held))
                                                .switchIfEmpty(
                                                        Mono.defer(
                                                                () ->
                                                                        write(
                                                                                proposal.attached(
                                                                                        lodged,
                                                                                        visitor,
                                                                                        now())))));
        return declarations.guarded(work.as(transactions::transactional));
    }

    private Mono<Outcome> write(Attached attached) {
        return documents.insert(attached).thenReturn(new Outcome(attached, true));
    }

    /** A refused file still takes the picture that shows why; one taken back takes nothing more. */
    private static void requireOpen(Lodged lodged, Visitor visitor) {
        Status status = lodged.status();
        boolean evidence = status == Status.REFUSED && !visitor.owns(lodged);
        if (!status.open() && !evidence) {
            throw DocumentRefusals.closed(status);
        }
    }

    /** PostgreSQL keeps microseconds and the row milliseconds; a receipt must not change. */
    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private <T> Mono<T> onDisk(java.util.concurrent.Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(intake.disk());
    }

    static boolean isOfStore(Throwable e) {
        return e instanceof IOException
                || e instanceof UncheckedIOException
                || e instanceof TimeoutException;
    }

    private Throwable storeAway(Throwable cause) {
        LOG.error("the document store fails: {}", cause.toString());
        return DocumentRefusals.storeAway(limits.retryAfter());
    }
}
