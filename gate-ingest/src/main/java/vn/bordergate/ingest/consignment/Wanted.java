package vn.bordergate.ingest.consignment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which consignments of somebody's are wanted, newest first.
 *
 * @param text searched for, empty for everything
 * @param crossedSince only those that crossed since then
 * @param after the last one of the page before
 */
public record Wanted(
        Owners owners,
        @Nullable Phase phase,
        @Nullable String gate,
        @Nullable String direction,
        String text,
        @Nullable Instant crossedSince,
        @Nullable UUID after,
        int limit) {}
