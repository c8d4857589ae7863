package vn.bordergate.ingest.telling;

import reactor.core.publisher.Mono;

/** A way on which messages go. */
interface Carrier {

    /** Always an attempt, never an error. */
    Mono<Attempt> call(Addressee to, Letter letter);
}
