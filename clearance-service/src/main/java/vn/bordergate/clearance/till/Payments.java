package vn.bordergate.clearance.till;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where money comes in and goes back beside the gate's own counter. */
interface Payments {

    /** Name that pages and records show. */
    String name();

    /** Whether no money moves: only for one machine and for demonstrations. */
    boolean isPretended();

    /** Asks for a payment; asked again for the same one, it is the same one. */
    Mono<Answer> ask(Order order);

    /** Gives money back; asked again for the same part, it goes back once. */
    Mono<Answer> giveBack(Return part);

    /**
     * A payment that is to be made.
     *
     * @param vnd what was outstanding when it was asked for
     */
    record Order(UUID paymentId, String gate, String purpose, long vnd) {}

    /** What is to go back of a payment. */
    record Return(UUID refundId, UUID paymentId, String receipt, long vnd) {}

    /**
     * What the provider says at once.
     *
     * @param done whether the money has moved; else a notice follows
     * @param reference the provider's own
     * @param payAt where whoever pays goes on, where there is such a page
     */
    record Answer(boolean done, String reference, @Nullable URI payAt) {}
}
