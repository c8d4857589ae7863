package vn.bordergate.local;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka broker and controller in this JVM, with its log in a directory that outlives it.
 * Listens on the loopback interface only.
 */
public final class LocalKafka implements AutoCloseable {

    private static final int NODE = 1;
    private static final String CONTROLLER = "CONTROLLER";

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private LocalKafka(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts with what the directory holds, also after the former process was killed.
     *
     * @throws IllegalStateException when the directory cannot be made ready
     */
    public static LocalKafka start(Path directory) {
        SafeFiles.directory(directory);
        int port = LocalPorts.remembered(directory.resolve("port"));
        int controllerPort = LocalPorts.remembered(directory.resolve("controller-port"));
        Path log = directory.resolve("log");
        formatOnce(directory.resolve("formatted"), log);
        KafkaConfig config = new KafkaConfig(settings(log, port, controllerPort), false);
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
        return new LocalKafka(server, "127.0.0.1:" + port);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /**
     * The mark is written last. A directory without it was left by a process that died while it
     * formatted, and holds no record yet.
     */
    private static void formatOnce(Path mark, Path log) {
        if (Files.exists(mark)) {
            return;
        }
        SafeFiles.deleteTree(log);
        SafeFiles.directory(log);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String clusterId = Uuid.randomUuid().toString();
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(said, true, StandardCharsets.UTF_8))
                    .setNodeId(NODE)
                    .setClusterId(clusterId)
                    .setControllerListenerName(CONTROLLER)
                    .setMetadataLogDirectory(log.toString())
                    .addDirectory(log.toString())
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException(
                    "Kafka's directory cannot be formatted: "
                            + said.toString(StandardCharsets.UTF_8),
                    e);
        }
        SafeFiles.write(mark, clusterId.getBytes(StandardCharsets.US_ASCII));
    }

    private static Properties settings(Path log, int port, int controllerPort) {
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put(
                "listeners",
                "BROKER://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "BROKER://127.0.0.1:" + port);
        settings.put("inter.broker.listener.name", "BROKER");
        settings.put(
                "listener.security.protocol.map", "BROKER:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.put("log.dirs", log.toString());
        settings.put("auto.create.topics.enable", "false");
        oneNode(settings);
        small(settings);
        return settings;
    }

    private static void oneNode(Properties settings) {
        settings.put("default.replication.factor", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "3");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        // After a kill the controller waits until the former session has run out.
        settings.put("broker.session.timeout.ms", "1500");
        settings.put("broker.heartbeat.interval.ms", "500");
        // Nobody else is going to join; a group need not wait for more members.
        settings.put("group.initial.rebalance.delay.ms", "0");
    }

    /** One machine holds more than a broker: buffers and threads for a handful of clients. */
    private static void small(Properties settings) {
        settings.put("log.segment.bytes", mebibytes(32));
        settings.put("log.index.size.max.bytes", mebibytes(1));
        settings.put("offsets.topic.segment.bytes", mebibytes(8));
        settings.put("transaction.state.log.segment.bytes", mebibytes(8));
        settings.put("metadata.log.segment.bytes", mebibytes(8));
        settings.put("metadata.max.retention.bytes", mebibytes(32));
        settings.put("log.cleaner.dedupe.buffer.size", mebibytes(4));
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "2");
        // A cut of the mains takes at most a second of the log; the journal fills that again.
        settings.put("log.flush.interval.ms", "1000");
        settings.put("log.flush.scheduler.interval.ms", "1000");
    }

    private static String mebibytes(int count) {
        return Integer.toString(count * 1024 * 1024);
    }
}
