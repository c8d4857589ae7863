package vn.bordergate.journal;

import java.time.Instant;
import java.util.Objects;

/**
 * One record to be sent.
 *
 * @param key what the record is ordered by
 * @param type CloudEvents type
 * @param at CloudEvents time; kept to the microsecond
 * @param value JSON text
 */
public record JournalEntry(String topic, String key, String type, Instant at, String value) {

    public JournalEntry {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(value, "value");
    }
}
