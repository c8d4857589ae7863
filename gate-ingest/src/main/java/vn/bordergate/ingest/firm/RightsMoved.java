package vn.bordergate.ingest.firm;

import reactor.core.publisher.Mono;

/** Told when what an account may do for a firm has changed: it stands, and is known here. */
@FunctionalInterface
public interface RightsMoved {

    /** What fails here fails alone; the change stands. */
    Mono<Void> of(FirmNumber firm, String account);
}
