package vn.bordergate.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import vn.bordergate.events.Topic;

/** Creates the topics of the published language, and their topics for dead letters. */
final class Topics {

    /** Room for a value at its limit with its headers, also as a dead letter with twice those. */
    private static final long HEADERS_BYTES_MAX = 128 * 1024;

    private final Map<String, Object> connection;
    private final JournalProperties properties;

    Topics(Map<String, Object> connection, JournalProperties properties) {
        this.connection = new HashMap<>(connection);
        this.connection.put(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) properties.stepMax().toMillis());
        this.connection.put(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) properties.stepMax().toMillis());
        this.properties = properties;
    }

    void createMissing() {
        if (!properties.topics().create()) {
            return;
        }
        try (Admin admin = Admin.create(connection)) {
            Set<String> present = get(admin.listTopics().names());
            List<NewTopic> missing =
                    all().stream().filter(topic -> !present.contains(topic.name())).toList();
            if (!missing.isEmpty()) {
                get(admin.createTopics(missing).all());
            }
        } catch (TopicExistsException e) {
            // Another service was faster.
        }
    }

    static int recordBytesMax(JournalProperties properties) {
        return (int) (properties.valueBytesMax().toBytes() + 4 * HEADERS_BYTES_MAX);
    }

    /** As they are created where they are missing. */
    List<NewTopic> all() {
        List<NewTopic> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            String kept = topic.kept().map(Duration::toMillis).orElse(-1L).toString();
            topics.add(topic(topic.wireName(), topic.partitions(), kept));
            topics.add(topic(topic.deadName(), 1, "-1"));
        }
        return topics;
    }

    private NewTopic topic(String name, int partitions, String keptMs) {
        return new NewTopic(name, partitions, properties.topics().replication())
                .configs(
                        Map.of(
                                TopicConfig.RETENTION_MS_CONFIG,
                                keptMs,
                                TopicConfig.RETENTION_BYTES_CONFIG,
                                "-1",
                                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                Integer.toString(recordBytesMax(properties))));
    }

    private <T> T get(org.apache.kafka.common.KafkaFuture<T> future) {
        try {
            return future.get(properties.stepMax().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException("topics", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e);
        }
    }
}
