package vn.bordergate.events;

import java.time.Instant;

/**
 * Somebody who may declare for the announcer of a vehicle wants to pay its fee. The gate vouches
 * for them until then; who announced the vehicle needs no such word. Topic {@code gate.crossings}.
 *
 * <p>A later word on the same person holds instead. One that ends when it is said takes back what
 * was said, and from the announcer too: they have left the firm, or a broker's grant has ended.
 *
 * @param subject of their sign-in
 * @param until how long the gate vouches for them
 */
public record PayerNamed(CrossingId crossingId, String subject, Instant until, Instant at)
        implements PublishedEvent {

    @Override
    public String key() {
        return crossingId.toString();
    }
}
