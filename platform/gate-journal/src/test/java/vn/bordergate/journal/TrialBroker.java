package vn.bordergate.journal;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.record.FileRecords;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/** A real broker with a durable log, that can be stopped, robbed of its log's end, and started. */
final class TrialBroker {

    private static @Nullable TrialBroker shared;

    private final int port = freePort();
    private final int controllerPort = freePort();
    private final Path directory;
    private KafkaRaftServer server;

    private TrialBroker() throws Exception {
        directory = Files.createTempDirectory("trial-kafka");
        new Formatter()
                .setPrintStream(
                        new PrintStream(
                                OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName("CONTROLLER")
                .addDirectory(directory.toString())
                .setMetadataLogDirectory(directory.toString())
                .run();
        server = started();
    }

    static synchronized TrialBroker shared() {
        TrialBroker broker = shared;
        if (broker == null) {
            try {
                broker = new TrialBroker();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            shared = broker;
            TrialBroker running = broker;
            Runtime.getRuntime().addShutdownHook(new Thread(running::stop));
        }
        return broker;
    }

    Map<String, Object> connection() {
        return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + port);
    }

    void create(String topic, int partitions) {
        try (Admin admin = Admin.create(connection())) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    void start() {
        server = started();
    }

    /** While stopped: takes the last part of a partition's log away, as a power cut would. */
    void cutLog(TopicPartition partition, double keptShare) {
        Path log = directory.resolve(partition.topic() + "-" + partition.partition());
        try {
            cut(log.resolve("00000000000000000000.log").toFile(), keptShare);
            try (Stream<Path> files = Files.list(log)) {
                for (Path file : files.toList()) {
                    String name = file.getFileName().toString();
                    if (!name.endsWith(".log") && !name.equals("partition.metadata")) {
                        Files.delete(file);
                    }
                }
            }
            Files.deleteIfExists(directory.resolve(".kafka_cleanshutdown"));
            Files.deleteIfExists(directory.resolve("recovery-point-offset-checkpoint"));
            Files.deleteIfExists(directory.resolve("replication-offset-checkpoint"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void cut(File file, double keptShare) throws IOException {
        try (FileRecords records = FileRecords.open(file)) {
            List<Integer> ends = new ArrayList<>();
            int end = 0;
            for (RecordBatch batch : records.batches()) {
                end += batch.sizeInBytes();
                ends.add(end);
            }
            int kept = (int) (ends.size() * keptShare);
            if (kept == ends.size()) {
                throw new IllegalStateException("nothing to cut in " + file);
            }
            records.truncateTo(kept == 0 ? 0 : ends.get(kept - 1));
        }
    }

    private KafkaRaftServer started() {
        Properties settings = new Properties();
        settings.put("node.id", "1");
        settings.put("process.roles", "broker,controller");
        settings.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                        .formatted(port, controllerPort));
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("log.dirs", directory.toString());
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("broker.session.timeout.ms", "1500");
        settings.put("broker.heartbeat.interval.ms", "300");
        settings.put("auto.create.topics.enable", "false");
        settings.put("log.cleaner.dedupe.buffer.size", "2000000");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "2");
        KafkaRaftServer kafka = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        kafka.startup();
        return kafka;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
