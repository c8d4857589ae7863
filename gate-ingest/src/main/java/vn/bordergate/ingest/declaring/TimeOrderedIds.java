package vn.bordergate.ingest.declaring;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import vn.bordergate.events.DeclarationId;

/**
 * UUID version 7, RFC 9562: milliseconds first, so that new rows are neighbours in the index, the
 * rest random.
 */
final class TimeOrderedIds implements Supplier<DeclarationId> {

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final InstantSource clock;
    private final RandomGenerator random;

    TimeOrderedIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public DeclarationId get() {
        long high = (clock.millis() << 16) | VERSION | (random.nextInt() & 0xFFFL);
        long low = VARIANT | (random.nextLong() >>> 2);
        return new DeclarationId(new UUID(high, low));
    }
}
