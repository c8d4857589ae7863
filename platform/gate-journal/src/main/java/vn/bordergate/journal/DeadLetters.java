package vn.bordergate.journal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The records that this service's subscriptions put aside. Those sent again go through this
 * service's own journal to the topic they came from, addressed to the subscription; the inbox keeps
 * how far the dead letters were sent again, so that each is sent once.
 */
public final class DeadLetters {

    private static final Duration SENDING_MAX = Duration.ofMinutes(5);

    private final List<Subscription> subscriptions;
    private final SubscriptionThreads.Sources sources;
    private final Duration stepMax;
    private final Clock clock;

    DeadLetters(List<Subscription> subscriptions, SubscriptionThreads.Sources sources) {
        this.subscriptions = List.copyOf(subscriptions);
        this.sources = sources;
        this.stepMax = sources.surroundings().properties().stepMax();
        this.clock = sources.surroundings().clock();
    }

    /**
     * Sends each record again that was put aside since this was last asked.
     *
     * @param topic the topic that the records came from
     * @return how many
     */
    public Mono<Long> sendAgain(String topic) {
        JournaledTransactions transactions = sources.transactions();
        return Flux.fromIterable(subscriptions)
                .filter(subscription -> subscription.topics().contains(topic))
                .concatMap(subscription -> transactions.run(sendAgain(topic, subscription.group())))
                .reduce(0L, Long::sum)
                .timeout(SENDING_MAX);
    }

    /** How many records of each topic wait to be sent again. */
    public Mono<Map<String, Long>> waiting() {
        return Flux.fromIterable(subscriptions)
                .flatMapIterable(
                        subscription ->
                                subscription.topics().stream()
                                        .map(topic -> Map.entry(topic, subscription.group()))
                                        .toList())
                .concatMap(each -> waiting(each.getKey(), each.getValue()))
                .collect(
                        LinkedHashMap<String, Long>::new,
                        (counts, each) -> counts.merge(each.getKey(), each.getValue(), Long::sum))
                .map(counts -> counts);
    }

    private Mono<Map.Entry<String, Long>> waiting(String topic, String group) {
        TopicPartition dead = new TopicPartition(DeadLetter.topicOf(topic), 0);
        return new Inbox(sources.database(), group)
                .read(List.of(dead))
                .map(rows -> rows.isEmpty() ? new InboxRow(dead, 0, "", "") : rows.getFirst())
                .flatMap(row -> Mono.fromCallable(() -> unseen(row, group)).subscribeOn(blocking()))
                .map(unseen -> Map.entry(topic, (long) unseen.size()));
    }

    private Mono<Long> sendAgain(String topic, String group) {
        TopicPartition dead = new TopicPartition(DeadLetter.topicOf(topic), 0);
        Inbox inbox = new Inbox(sources.database(), group);
        return inbox.lock(List.of(dead))
                .map(List::getFirst)
                .flatMap(
                        row ->
                                Mono.fromCallable(() -> unseen(row, group))
                                        .subscribeOn(blocking())
                                        .flatMap(
                                                letters ->
                                                        sources.journal()
                                                                .passOn(letters)
                                                                .then(inbox.write(List.of(row)))
                                                                .thenReturn(
                                                                        (long) letters.size())));
    }

    /** The letters behind the row's offset that were not sent again; moves the row behind them. */
    private List<PassedOn> unseen(InboxRow row, String group) {
        List<PassedOn> letters = new ArrayList<>();
        RecordReader reader = new RecordReader(sources.json(), group);
        try (LogPeek peek = new LogPeek(sources.kafka(), stepMax)) {
            LogPeek.Bounds bounds = bounds(peek, row.partition());
            long at = row.nextOffset() > bounds.end() ? bounds.first() : row.nextOffset();
            at = Math.max(at, bounds.first());
            while (at < bounds.end()) {
                List<ConsumerRecord<byte[], byte[]>> some =
                        peek.between(row.partition(), at, bounds.end());
                for (Reading reading : reader.read(some)) {
                    if (row.take(reading)) {
                        DeadLetter.again(reading.record(), group, clock.instant())
                                .ifPresent(letters::add);
                    }
                    row.readUpTo(reading);
                }
                at = some.isEmpty() ? bounds.end() : row.nextOffset();
            }
        }
        return letters;
    }

    private static LogPeek.Bounds bounds(LogPeek peek, TopicPartition partition) {
        LogPeek.Bounds bounds = peek.bounds(List.of(partition)).get(partition);
        return bounds == null ? new LogPeek.Bounds(0, 0) : bounds;
    }

    private static reactor.core.scheduler.Scheduler blocking() {
        return Schedulers.boundedElastic();
    }
}
