package vn.bordergate.journal;

import java.time.Instant;

/** A committed entry, as the forwarder reads it. */
record JournalRow(
        Place place,
        String topic,
        String key,
        String type,
        Instant at,
        String value,
        String extras) {}
