package vn.bordergate.journal;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a consumer where to begin: behind the last record applied, when that record is still where
 * it was. A log that lost its end and was filled again has its records at other offsets; such a
 * partition is read from its beginning, and what was applied before is skipped by its place.
 */
final class Positions implements Intake.Starting {

    private static final Logger LOG = LoggerFactory.getLogger(Positions.class);

    private final Inbox inbox;
    private final Map<String, Object> kafka;
    private final Duration stepMax;

    Positions(Inbox inbox, Map<String, Object> kafka, Duration stepMax) {
        this.inbox = inbox;
        this.kafka = Map.copyOf(kafka);
        this.stepMax = stepMax;
    }

    @Override
    public Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        if (partitions.isEmpty()) {
            return offsets;
        }
        List<InboxRow> rows = Objects.requireNonNull(inbox.read(partitions).block(stepMax));
        try (LogPeek peek = new LogPeek(kafka, stepMax)) {
            Map<TopicPartition, LogPeek.Bounds> bounds = peek.bounds(partitions);
            bounds.forEach((partition, kept) -> offsets.put(partition, kept.first()));
            for (InboxRow row : rows) {
                LogPeek.Bounds kept = bounds.get(row.partition());
                if (kept != null && row.nextOffset() > 0) {
                    offsets.put(row.partition(), next(peek, row, kept));
                }
            }
        }
        return offsets;
    }

    private long next(LogPeek peek, InboxRow row, LogPeek.Bounds kept) {
        long next = row.nextOffset();
        if (next < kept.first()) {
            LOG.error(
                    "{} lost records {} to {} of {}: they were older than the broker keeps",
                    inbox.consumer(),
                    next,
                    kept.first() - 1,
                    row.partition());
            return kept.first();
        }
        if (next == kept.first() && next <= kept.end()) {
            return next;
        }
        boolean holds =
                next <= kept.end()
                        && peek.at(row.partition(), next - 1)
                                .map(LogPeek::mark)
                                .filter(row.mark()::equals)
                                .isPresent();
        if (!holds) {
            LOG.warn(
                    "{} reads {} from its beginning: record {} is not the one that was applied",
                    inbox.consumer(),
                    row.partition(),
                    next - 1);
        }
        return holds ? next : kept.first();
    }
}
