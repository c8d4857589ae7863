package vn.bordergate.ingest.telling;

import reactor.core.publisher.Mono;

/** A way on which messages go. */
interface Carrier {

    /**
     * An attempt and never an error; nothing where the letter did not go because it may no longer.
     */
    Mono<Attempt> call(Addressee to, Letter letter);
}
