package vn.bordergate.journal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
        return Flux.fromIterable(subscriptions)
                .filter(subscription -> subscription.topics().contains(topic))
                .concatMap(subscription -> sendAgain(topic, subscription.group()))
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
                .flatMap(row -> peeking(peek -> count(peek, row, group)))
                .map(unseen -> Map.entry(topic, unseen));
    }

    /** Some at a time, up to the end that the log has now: what dies again is not sent again. */
    private Mono<Long> sendAgain(String topic, String group) {
        TopicPartition dead = new TopicPartition(DeadLetter.topicOf(topic), 0);
        return peeking(peek -> bounds(peek, dead).end())
                .flatMap(
                        end ->
                                sendSome(dead, group, end)
                                        .expand(
                                                some ->
                                                        some.isLast()
                                                                ? Mono.empty()
                                                                : sendSome(dead, group, end))
                                        .reduce(0L, (sum, some) -> sum + some.sent()));
    }

    private Mono<Some> sendSome(TopicPartition dead, String group, long end) {
        Inbox inbox = new Inbox(sources.database(), group);
        return inbox.read(List.of(dead))
                .map(rows -> rows.isEmpty() ? new InboxRow(dead, 0, "", "") : rows.getFirst())
                .flatMap(
                        seen ->
                                peeking(peek -> some(peek, seen, seen.nextOffset(), group, end))
                                        .flatMap(
                                                some ->
                                                        some.isEmpty()
                                                                ? Mono.just(new Some(0, true))
                                                                : sendSome(
                                                                        inbox, seen, some, end)));
    }

    private Mono<Some> sendSome(Inbox inbox, InboxRow seen, List<Reading> some, long end) {
        return sources.transactions()
                .run(
                        inbox.lock(List.of(seen.partition()))
                                .map(List::getFirst)
                                .flatMap(
                                        row ->
                                                row.nextOffset() == seen.nextOffset()
                                                        ? send(inbox, row, some, end)
                                                        // Another call was faster.
                                                        : Mono.just(new Some(0, false))));
    }

    private Mono<Some> send(Inbox inbox, InboxRow row, List<Reading> some, long end) {
        List<PassedOn> letters = new ArrayList<>();
        for (Reading reading : some) {
            letter(row, reading, inbox.consumer()).ifPresent(letters::add);
        }
        return sources.journal()
                .passOn(letters)
                .then(inbox.write(List.of(row)))
                .thenReturn(new Some(letters.size(), row.nextOffset() >= end));
    }

    /** The letter to be sent again, if it is one; moves the row behind it. */
    private Optional<PassedOn> letter(InboxRow row, Reading reading, String group) {
        boolean isNew = row.take(reading);
        row.readUpTo(reading);
        return isNew
                ? DeadLetter.again(reading.record(), group, clock.instant())
                : Optional.empty();
    }

    private long count(LogPeek peek, InboxRow row, String group) {
        long end = bounds(peek, row.partition()).end();
        long letters = 0;
        List<Reading> some = some(peek, row, row.nextOffset(), group, end);
        while (!some.isEmpty()) {
            for (Reading reading : some) {
                letters += letter(row, reading, group).isPresent() ? 1 : 0;
            }
            some =
                    row.nextOffset() < end
                            ? some(peek, row, row.nextOffset(), group, end)
                            : List.of();
        }
        return letters;
    }

    /** What one answer of the broker holds, at most 500 records and about a megabyte. */
    private List<Reading> some(LogPeek peek, InboxRow row, long next, String group, long end) {
        LogPeek.Bounds bounds = bounds(peek, row.partition());
        long from = Math.max(next > bounds.end() ? bounds.first() : next, bounds.first());
        return from >= end
                ? List.of()
                : new RecordReader(sources.json(), group)
                        .read(peek.between(row.partition(), from, end));
    }

    private <T> Mono<T> peeking(Function<LogPeek, T> look) {
        return Mono.fromCallable(
                        () -> {
                            try (LogPeek peek = new LogPeek(sources.kafka(), stepMax)) {
                                return look.apply(peek);
                            }
                        })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static LogPeek.Bounds bounds(LogPeek peek, TopicPartition partition) {
        LogPeek.Bounds bounds = peek.bounds(List.of(partition)).get(partition);
        return bounds == null ? new LogPeek.Bounds(0, 0) : bounds;
    }

    private record Some(long sent, boolean isLast) {}
}
