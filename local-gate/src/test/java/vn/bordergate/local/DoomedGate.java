package vn.bordergate.local;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A JVM that writes to its Kafka and its PostgreSQL, says on the console what was acknowledged, and
 * goes on until it is killed.
 */
final class DoomedGate {

    static final String TOPIC = "trial";

    private DoomedGate() {}

    /** Arguments: data directory, directory of programs, first number to write. */
    @SuppressWarnings("InfiniteLoopStatement") // the killer ends it
    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        DatabasePasswords passwords = DatabasePasswords.keptIn(data.resolve("passwords"));
        LocalPostgres postgres =
                LocalPostgres.start(data.resolve("postgres"), Path.of(arguments[1]), passwords);
        LocalKafka kafka = LocalKafka.start(data.resolve("kafka"));
        createTopic(kafka);
        try (KafkaProducer<String, String> producer = producer(kafka);
                Connection connection = connect(postgres.port(), passwords)) {
            connection.createStatement().execute("create table if not exists trial (n bigint)");
            for (long n = Long.parseLong(arguments[2]); ; n++) {
                producer.send(new ProducerRecord<>(TOPIC, Long.toString(n))).get();
                insert(connection, n);
                System.out.println("acknowledged " + n);
                System.out.flush();
            }
        }
    }

    static Connection connect(int port, DatabasePasswords passwords) throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + LocalPostgres.DATABASE;
        return DriverManager.getConnection(url, "ingest", passwords.of("ingest"));
    }

    private static void insert(Connection connection, long n) throws Exception {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into trial values (?)")) {
            insert.setLong(1, n);
            insert.executeUpdate();
        }
    }

    private static KafkaProducer<String, String> producer(LocalKafka kafka) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer());
    }

    private static void createTopic(LocalKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(Set.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** Starts it in a JVM of its own. */
    static Process start(Path data, Path programs, long from) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-Dorg.springframework.boot.logging.LoggingSystem=none",
                        "-Dlogback.configurationFile=logback-test.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedGate.class.getName(),
                        data.toString(),
                        programs.toString(),
                        Long.toString(from))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
