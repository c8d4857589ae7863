package vn.bordergate.journal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings under {@code gate.journal}.
 *
 * @param service name in the CloudEvents source; the application's name unless set
 * @param keep how long an entry stays after it was forwarded, to fill a broker that lost its log
 * @param forward whether this instance forwards
 * @param consume whether this instance starts its subscriptions
 * @param pollEvery how often the forwarder looks for other instances' entries
 * @param gather how long forwarder and readers pause at least after a small batch, so that under
 *     load the next one is larger; a batch costs much, a record little
 * @param gatherMax how long at most
 * @param gatherPatiently how long a reader that nobody waits for pauses after a small batch
 * @param noteEvery how often the forwarder notes how far it came
 * @param checkEvery how often the broker's log is compared with what was noted
 * @param chunkRowsMax most entries read at once
 * @param chunkBytesMax most bytes of values read at once, once one entry is read
 * @param valueBytesMax largest value that is accepted
 * @param stepMax limit on each statement and each request
 * @param backoffMax longest wait between two tries
 * @param compression how the producer packs its batches
 */
@ConfigurationProperties("gate.journal")
public record JournalProperties(
        @Nullable String service,
        @DefaultValue("7d") Duration keep,
        @DefaultValue("true") boolean forward,
        @DefaultValue("true") boolean consume,
        @DefaultValue("100ms") Duration pollEvery,
        @DefaultValue("5ms") Duration gather,
        @DefaultValue("50ms") Duration gatherMax,
        @DefaultValue("250ms") Duration gatherPatiently,
        @DefaultValue("200ms") Duration noteEvery,
        @DefaultValue("5m") Duration checkEvery,
        @DefaultValue("2000") int chunkRowsMax,
        @DefaultValue("4MB") DataSize chunkBytesMax,
        @DefaultValue("900KB") DataSize valueBytesMax,
        @DefaultValue("10s") Duration stepMax,
        @DefaultValue("5s") Duration backoffMax,
        @DefaultValue("lz4") String compression,
        @DefaultValue Topics topics) {

    private static final int SMALL_BATCH_MAX = 200;

    public JournalProperties {
        positive("keep", keep);
        positive("poll-every", pollEvery);
        positive("note-every", noteEvery);
        require(!gather.isNegative() && gather.compareTo(gatherMax) <= 0, "gather");
        require(gatherMax.compareTo(Duration.ofSeconds(1)) <= 0, "gather-max");
        require(
                !gatherPatiently.isNegative()
                        && gatherPatiently.compareTo(Duration.ofSeconds(5)) <= 0,
                "gather-patiently");
        positive("check-every", checkEvery);
        positive("step-max", stepMax);
        positive("backoff-max", backoffMax);
        require(chunkRowsMax >= 1 && chunkRowsMax <= 100_000, "chunk-rows-max");
        require(chunkBytesMax.toBytes() >= 1024, "chunk-bytes-max");
        require(
                valueBytesMax.toBytes() >= 1024
                        && valueBytesMax.toBytes() <= DataSize.ofMegabytes(8).toBytes(),
                "value-bytes-max");
        require(backoffMax.compareTo(Duration.ofMinutes(1)) <= 0, "backoff-max");
    }

    /**
     * @param create whether missing topics are created
     * @param replication copies of each partition; -1 for the broker's own setting
     */
    public record Topics(
            @DefaultValue("true") boolean create, @DefaultValue("1") short replication) {

        public Topics {
            require(replication == -1 || replication >= 1, "topics.replication");
        }
    }

    /**
     * The pause after a batch of so many records was applied: a millisecond for each, within the
     * two limits, because who brings many at once brings more soon, and a batch costs a dozen
     * statements; and as long as it took, so that on a busy machine fewer batches do the same. None
     * after a large one, behind which others wait and whose cost is shared.
     */
    Duration pauseAfterReading(int records, Duration taken) {
        return pause(records, longer(taken, Duration.ofMillis(records)));
    }

    /** The same for a reader that nobody waits for. */
    Duration patientPauseAfterReading(int records, Duration taken) {
        Duration pause = pauseAfterReading(records, taken);
        return pause.isZero() ? pause : longer(pause, gatherPatiently);
    }

    /** The same after so many records were sent, which costs less: a quarter of it. */
    Duration pauseAfterSending(int records) {
        return pause(records, Duration.ofNanos(250_000L * records));
    }

    private Duration pause(int records, Duration wanted) {
        if (records >= SMALL_BATCH_MAX) {
            return Duration.ZERO;
        }
        Duration least = longer(wanted, gather);
        return least.compareTo(gatherMax) > 0 ? gatherMax : least;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static void positive(String name, Duration duration) {
        require(duration.isPositive(), name);
    }

    private static void require(boolean holds, String name) {
        if (!holds) {
            throw new IllegalArgumentException("gate.journal." + name + " is out of its range");
        }
    }
}
