package vn.bordergate.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Mono;
import vn.bordergate.events.DeclarationWithdrawn;

/** What is in the log is applied: all of it that can be, once, whatever dies on the way. */
class IntakeTrial {

    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"LOCKED", "HANDLED", "INBOX_WRITTEN"})
    void aConsumerThatDiesBeforeTheCommitCountsOnce(Moment deadly) throws Exception {
        try (TrialGate gate = new TrialGate()) {
            gate.forwarder(Moment.Watch.NONE);
            gate.append(1_000);
            CountDownLatch killed = new CountDownLatch(3);
            AtomicInteger steps = new AtomicInteger();
            SubscriptionThreads dying =
                    gate.consumer(
                            gate::apply,
                            moment -> {
                                if (moment == deadly && steps.incrementAndGet() % 2 == 0) {
                                    killed.countDown();
                                    throw new KafkaException("killed at " + moment);
                                }
                            });
            assertThat(killed.await(60, TimeUnit.SECONDS)).isTrue();
            dying.stop();
            gate.append(300);
            gate.consumer(gate::apply, Moment.Watch.NONE);
            gate.everythingIsAppliedOnceAndInOrder();
        }
    }

    @Test
    void aConsumerTakenForDeadInTheMiddleOfABatchCountsOnce() throws Exception {
        try (TrialGate gate = new TrialGate()) {
            gate.forwarder(Moment.Watch.NONE);
            gate.append(600);
            gate.everythingIsForwarded();
            List<Reading> batch =
                    new RecordReader(gate.json, "trial").read(everyRecord(gate, gate.topic));
            CountDownLatch inTheMiddle = new CountDownLatch(1);
            CompletableFuture<Void> goOn = new CompletableFuture<>();
            Thread zombie =
                    Thread.ofVirtual()
                            .start(
                                    () ->
                                            transaction(
                                                            gate,
                                                            held(gate, inTheMiddle, goOn),
                                                            Moment.Watch.NONE)
                                                    .apply(batch, null));
            assertThat(inTheMiddle.await(30, TimeUnit.SECONDS)).isTrue();
            CountDownLatch tookOver = new CountDownLatch(1);
            Thread heir =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        tookOver.countDown();
                                        transaction(gate, gate::apply, Moment.Watch.NONE)
                                                .apply(batch, null);
                                    });
            assertThat(tookOver.await(30, TimeUnit.SECONDS)).isTrue();
            TrialGate.await(
                    () ->
                            gate.database.number(
                                            """
                                            select count(*) from pg_stat_activity
                                            where wait_event_type = 'Lock' and query like '%inbox%'
                                            """)
                                    > 0);
            assertThat(goOn.complete(null)).isTrue();
            assertThat(zombie.join(Duration.ofSeconds(10))).isTrue();
            assertThat(heir.join(Duration.ofSeconds(10))).isTrue();
            gate.everythingIsAppliedOnceAndInOrder();
            assertThat(gate.meters.counter("gate.journal.repeats", tags(gate)).count())
                    .isEqualTo(600);
        }
    }

    @Test
    void consumersThatComeAndGoCountOnce() throws Exception {
        try (TrialGate gate = new TrialGate()) {
            gate.forwarder(Moment.Watch.NONE);
            gate.consumer(gate::apply, Moment.Watch.NONE);
            for (int i = 0; i < 4; i++) {
                gate.append(400);
                SubscriptionThreads second = gate.consumer(gate::apply, Moment.Watch.NONE);
                gate.append(400);
                second.stop();
            }
            gate.everythingIsAppliedOnceAndInOrder();
        }
    }

    @Test
    void anUnreadableRecordGoesToTheDeadAndIsSentAgainOnce() throws Exception {
        try (TrialGate gate = new TrialGate()) {
            gate.forwarder(Moment.Watch.NONE);
            gate.append(100);
            gate.everythingIsForwarded();
            byte[] garbage = {'{', (byte) 0xff, 0, 0x1e, '}'};
            byte[] key = {(byte) 0xfe, 7};
            put(gate, new ProducerRecord<>(gate.topic, 1, key, garbage));
            UUID refusedKey = gate.keys().getFirst();
            AtomicBoolean refuse = new AtomicBoolean(true);
            gate.consumer(
                    batch -> {
                        batch.records().stream()
                                .filter(r -> refuse.get() && isFirstOf(r, refusedKey))
                                .forEach(r -> batch.refuse(r, "cửa khẩu đóng"));
                        return gate.apply(batch);
                    },
                    Moment.Watch.NONE);
            gate.append(100);
            gate.everythingIsAppliedOnceAndInOrder();

            TrialGate.await(() -> everyRecord(gate, DeadLetter.topicOf(gate.topic)).size() == 2);
            List<ConsumerRecord<byte[], byte[]>> dead =
                    everyRecord(gate, DeadLetter.topicOf(gate.topic));
            ConsumerRecord<byte[], byte[]> unreadable = deadOf(dead, "no place");
            assertThat(unreadable.value()).isEqualTo(garbage);
            assertThat(unreadable.key()).isEqualTo(key);
            assertThat(LogPeek.text(unreadable, DeadLetter.CONSUMER)).isEqualTo("trial");
            assertThat(LogPeek.text(unreadable, DeadLetter.ATTEMPTS)).isEqualTo("1");
            ConsumerRecord<byte[], byte[]> refused = deadOf(dead, "cửa khẩu đóng");
            assertThat(new String(refused.value(), StandardCharsets.UTF_8))
                    .contains(refusedKey.toString());

            refuse.set(false);
            DeadLetters deadLetters =
                    new DeadLetters(
                            List.of(gate.subscription(gate::apply)),
                            gate.sources(Moment.Watch.NONE));
            assertThat(deadLetters.waiting().block()).isEqualTo(Map.of(gate.topic, 2L));
            assertThat(
                            Mono.zip(
                                            deadLetters.sendAgain(gate.topic),
                                            deadLetters.sendAgain(gate.topic))
                                    .map(both -> both.getT1() + both.getT2())
                                    .block(TrialGate.PATIENCE))
                    .as("two calls at once send each once")
                    .isEqualTo(2);
            TrialGate.await(() -> gate.database.number("select count(*) from applied") == 201);
            TrialGate.await(() -> everyRecord(gate, DeadLetter.topicOf(gate.topic)).size() == 3);
            ConsumerRecord<byte[], byte[]> again =
                    everyRecord(gate, DeadLetter.topicOf(gate.topic)).getLast();
            assertThat(again.value()).isEqualTo(garbage);
            assertThat(LogPeek.text(again, DeadLetter.ATTEMPTS)).isEqualTo("2");
            assertThat(deadLetters.waiting().block())
                    .as("only the unreadable one, which died again")
                    .isEqualTo(Map.of(gate.topic, 1L));
            assertThat(
                            gate.database.number(
                                    "select count(*) from applied where n = 1 and k = '%s'"
                                            .formatted(refusedKey)))
                    .isEqualTo(2);
        }
    }

    @Test
    void anImpossibleHistoryStopsOnlyItsPartition() throws Exception {
        try (TrialGate gate = new TrialGate()) {
            Forwarder forwarder = gate.forwarder(Moment.Watch.NONE);
            UUID impossible = gate.keys().getFirst();
            gate.consumer(
                    batch -> {
                        batch.records().stream()
                                .filter(r -> r.key().equals(impossible.toString()))
                                .filter(r -> ((DeclarationWithdrawn) r.event()).generation() == 5)
                                .findFirst()
                                .ifPresent(
                                        r -> {
                                            throw new ImpossibleHistoryException(r, "crossed");
                                        });
                        return gate.apply(batch);
                    },
                    Moment.Watch.NONE);
            gate.append(200);
            gate.append(200);
            gate.everythingIsForwarded();
            List<ConsumerRecord<byte[], byte[]>> all = everyRecord(gate, gate.topic);
            TopicPartition stopped = partitionOf(all, impossible);
            long others = all.stream().filter(r -> r.partition() != stopped.partition()).count();
            TrialGate.await(() -> gate.stopped.count() == 1);
            assertThat(gate.stopped.reasons().toString()).contains("crossed");
            JournalHealth health =
                    new JournalHealth(gate.stopped, forwarder, java.time.Clock.systemUTC());
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.health().getDetails().toString()).contains("crossed");
            String inStopped =
                    gate.keys().stream()
                            .filter(key -> partitionOf(all, key).equals(stopped))
                            .map(key -> "'" + key + "'")
                            .reduce((a, b) -> a + "," + b)
                            .orElseThrow();
            TrialGate.await(
                    () ->
                            gate.database.number(
                                            "select count(*) from applied where k not in (%s)"
                                                    .formatted(inStopped))
                                    == others);
            assertThat(
                            gate.database.number(
                                    "select max(n) from applied where k = '%s'"
                                            .formatted(impossible)))
                    .isEqualTo(4);
        }
    }

    @Test
    void oneRecordThatTheHandlerFailsOnStopsNobodyElse() throws Exception {
        try (TrialGate gate = new TrialGate()) {
            gate.forwarder(Moment.Watch.NONE);
            UUID poison = gate.keys().get(7);
            gate.consumer(
                    batch ->
                            batch.records().stream().anyMatch(r -> isFirstOf(r, poison))
                                    ? Mono.error(new IllegalStateException("poison"))
                                    : gate.apply(batch),
                    Moment.Watch.NONE);
            gate.append(400);
            TrialGate.await(() -> gate.database.number("select count(*) from applied") == 399);
            TrialGate.await(() -> everyRecord(gate, DeadLetter.topicOf(gate.topic)).size() == 1);
            assertThat(
                            LogPeek.text(
                                    everyRecord(gate, DeadLetter.topicOf(gate.topic)).getFirst(),
                                    DeadLetter.REASON))
                    .contains("poison");
        }
    }

    @Test
    void aTableThatIsMissingIsNoRecordsFault() throws Exception {
        try (TrialGate gate = new TrialGate()) {
            gate.forwarder(Moment.Watch.NONE);
            gate.database.run("alter table applied rename to away");
            CountDownLatch failedOften = new CountDownLatch(5);
            gate.consumer(
                    batch -> {
                        failedOften.countDown();
                        return gate.apply(batch);
                    },
                    Moment.Watch.NONE);
            gate.append(200);
            assertThat(failedOften.await(60, TimeUnit.SECONDS)).isTrue();
            gate.database.run("alter table away rename to applied");
            gate.everythingIsAppliedOnceAndInOrder();
            assertThat(everyRecord(gate, DeadLetter.topicOf(gate.topic))).isEmpty();
        }
    }

    private static boolean isFirstOf(Received received, UUID key) {
        return received.key().equals(key.toString())
                && ((DeclarationWithdrawn) received.event()).generation() == 1;
    }

    private static BatchHandler held(
            TrialGate gate, CountDownLatch reached, CompletableFuture<Void> goOn) {
        return batch ->
                gate.apply(batch)
                        .doOnSuccess(done -> reached.countDown())
                        .then(Mono.fromFuture(goOn));
    }

    private static BatchTransaction transaction(
            TrialGate gate, BatchHandler handler, Moment.Watch watch) {
        SubscriptionThreads.Sources sources = gate.sources(watch);
        return new BatchTransaction(
                gate.subscription(handler),
                new Inbox(gate.database.client(), "trial"),
                gate.journal(),
                gate.database.journaled(),
                sources.work(),
                sources.surroundings());
    }

    private static String[] tags(TrialGate gate) {
        return new String[] {"consumer", "trial", "topic", gate.topic};
    }

    private static TopicPartition partitionOf(
            List<ConsumerRecord<byte[], byte[]>> records, UUID key) {
        return records.stream()
                .filter(r -> new String(r.key(), StandardCharsets.UTF_8).equals(key.toString()))
                .map(r -> new TopicPartition(r.topic(), r.partition()))
                .findFirst()
                .orElseThrow();
    }

    private static ConsumerRecord<byte[], byte[]> deadOf(
            List<ConsumerRecord<byte[], byte[]>> dead, String reason) {
        return dead.stream()
                .filter(r -> String.valueOf(LogPeek.text(r, DeadLetter.REASON)).contains(reason))
                .findFirst()
                .orElseThrow();
    }

    private static void put(TrialGate gate, ProducerRecord<byte[], byte[]> record)
            throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        gate.broker.connection(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            assertThat(producer.send(record).get(10, TimeUnit.SECONDS)).isNotNull();
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> everyRecord(TrialGate gate, String topic) {
        List<ConsumerRecord<byte[], byte[]>> all = new java.util.ArrayList<>();
        int partitions = topic.endsWith(".dead") ? 1 : TrialGate.PARTITIONS;
        try (LogPeek peek = new LogPeek(gate.broker.connection(), Duration.ofSeconds(10))) {
            for (int i = 0; i < partitions; i++) {
                TopicPartition partition = new TopicPartition(topic, i);
                LogPeek.Bounds bounds =
                        java.util.Objects.requireNonNull(
                                peek.bounds(List.of(partition)).get(partition));
                long at = bounds.first();
                while (at < bounds.end()) {
                    all.addAll(peek.between(partition, at, bounds.end()));
                    at = all.getLast().offset() + 1;
                }
            }
        }
        return all;
    }
}
