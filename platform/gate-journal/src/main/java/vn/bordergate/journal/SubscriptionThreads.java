package vn.bordergate.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.scheduler.Scheduler;

/** The listener containers of one subscription, one a thread. */
final class SubscriptionThreads {

    private final Subscription subscription;
    private final Sources sources;
    private final List<KafkaMessageListenerContainer<byte[], byte[]>> containers =
            new ArrayList<>();
    private final List<Intake> intakes = new ArrayList<>();

    /**
     * What every subscription of a service reads from and writes to.
     *
     * @param work where handlers begin, so that they keep no connection's thread busy
     */
    record Sources(
            Map<String, Object> kafka,
            DatabaseClient database,
            JournaledTransactions transactions,
            JournalWriter journal,
            EventJson json,
            StoppedPartitions stopped,
            Scheduler work,
            ForwardingRun.Surroundings surroundings) {}

    SubscriptionThreads(Subscription subscription, Sources sources) {
        this.subscription = subscription;
        this.sources = sources;
    }

    void start() {
        Inbox inbox = new Inbox(sources.database(), subscription.group());
        for (int thread = 0; thread < subscription.threads(); thread++) {
            start(inbox, subscription.group() + "-" + thread);
        }
    }

    private void start(Inbox inbox, String name) {
        JournalProperties properties = sources.surroundings().properties();
        ContainerProperties settings =
                new ContainerProperties(subscription.topics().toArray(String[]::new));
        settings.setGroupId(subscription.group());
        settings.setClientId(name);
        settings.setAckMode(ContainerProperties.AckMode.MANUAL);
        settings.setMissingTopicsFatal(false);
        settings.setStopImmediate(true);
        settings.setShutdownTimeout(properties.stepMax().toMillis());
        DefaultKafkaConsumerFactory<byte[], byte[]> consumers =
                new DefaultKafkaConsumerFactory<>(consumer());
        sources.surroundings().metrics().watch(consumers);
        KafkaMessageListenerContainer<byte[], byte[]> container =
                new KafkaMessageListenerContainer<>(consumers, settings);
        container.setBeanName(name);
        Intake intake =
                new Intake(
                        name,
                        new RecordReader(
                                sources.json(),
                                subscription.group(),
                                subscription.handler().concerns()),
                        new BatchTransaction(
                                subscription,
                                inbox,
                                sources.journal(),
                                sources.transactions(),
                                sources.work(),
                                sources.surroundings()),
                        new Positions(inbox, sources.kafka(), properties.stepMax()),
                        new Pausing(container),
                        pause(properties),
                        properties);
        // The container has made a copy of its settings.
        container.getContainerProperties().setMessageListener(intake);
        container.getContainerProperties().setConsumerRebalanceListener(intake);
        container.start();
        containers.add(container);
        intakes.add(intake);
    }

    private Intake.Pause pause(JournalProperties properties) {
        return subscription.handler().isPatient()
                ? properties::patientPauseAfterReading
                : properties::pauseAfterReading;
    }

    void stop() {
        intakes.forEach(Intake::stop);
        containers.forEach(KafkaMessageListenerContainer::stop);
        containers.clear();
        intakes.clear();
    }

    private Map<String, Object> consumer() {
        int stepMaxMs = (int) sources.surroundings().properties().stepMax().toMillis();
        Map<String, Object> settings = new HashMap<>(sources.kafka());
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        settings.put(
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG, (int) subscription.bytesMax().toBytes());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, subscription.recordsMax());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_000);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3 * stepMaxMs);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L);
        settings.put(
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                (int)
                        subscription
                                .handlingMax()
                                .multipliedBy(10)
                                .plus(Duration.ofMinutes(1))
                                .toMillis());
        settings.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        return settings;
    }

    private final class Pausing implements Intake.Stopping {
        private final KafkaMessageListenerContainer<byte[], byte[]> container;

        Pausing(KafkaMessageListenerContainer<byte[], byte[]> container) {
            this.container = container;
        }

        @Override
        public void stop(TopicPartition partition, String reason) {
            container.pausePartition(partition);
            sources.stopped().add(subscription.group(), partition, reason);
        }

        @Override
        public void forget(Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                container.resumePartition(partition);
                sources.stopped().remove(subscription.group(), partition);
            }
        }
    }
}
