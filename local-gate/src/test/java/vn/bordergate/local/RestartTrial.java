package vn.bordergate.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class RestartTrial {

    private static final int ROUNDS = 2;
    private static final int RECORDS_A_ROUND = 50;

    @TempDir Path data;

    @AfterEach
    void stopWhatAFailedTrialLeaves() throws Exception {
        LeftoverPostgres.stop(postgresData());
    }

    @Test
    void whatWasAcknowledgedSurvivesTheKillOfTheWholeJvm() throws Exception {
        Path programs = data.resolve("programs");
        long acknowledged = 0;
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged = writeAndKill(programs, acknowledged + 1);
        }
        assertThat(LeftoverPostgres.find(postgresData())).as("a server left behind").isPresent();

        DatabasePasswords passwords = DatabasePasswords.keptIn(data.resolve("passwords"));
        try (LocalPostgres postgres =
                        LocalPostgres.start(data.resolve("postgres"), programs, passwords);
                LocalKafka kafka = LocalKafka.start(data.resolve("kafka"))) {
            assertThat(inPostgres(postgres, passwords)).containsAll(upTo(acknowledged));
            assertThat(inKafka(kafka, acknowledged)).containsAll(upTo(acknowledged));
            assertThat(settings(postgres, passwords))
                    .containsOnly(Map.entry("fsync", "on"), Map.entry("synchronous_commit", "on"));
        }
        assertThat(LeftoverPostgres.find(postgresData())).isEmpty();
    }

    private Path postgresData() {
        return data.resolve("postgres").resolve("data");
    }

    private long writeAndKill(Path programs, long from) throws Exception {
        Process doomed = DoomedGate.start(data, programs, from);
        long last = 0;
        try (BufferedReader said = doomed.inputReader()) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith("acknowledged ")) {
                    last = Long.parseLong(line.substring("acknowledged ".length()));
                }
                if (last >= from + RECORDS_A_ROUND) {
                    // Not Process.destroyForcibly: that would close the pipe before it is read.
                    doomed.toHandle().destroyForcibly();
                }
            }
        }
        doomed.waitFor();
        assertThat(last).isGreaterThanOrEqualTo(from + RECORDS_A_ROUND);
        return last;
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static Set<Long> inPostgres(LocalPostgres postgres, DatabasePasswords passwords)
            throws Exception {
        Set<Long> found = new HashSet<>();
        try (Connection connection = DoomedGate.connect(postgres.port(), passwords);
                ResultSet rows = connection.createStatement().executeQuery("select n from trial")) {
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
        }
        return found;
    }

    private static Map<String, String> settings(LocalPostgres postgres, DatabasePasswords passwords)
            throws Exception {
        try (Connection connection = DoomedGate.connect(postgres.port(), passwords);
                ResultSet row =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select current_setting('fsync'),"
                                                + " current_setting('synchronous_commit')")) {
            row.next();
            return Map.of("fsync", row.getString(1), "synchronous_commit", row.getString(2));
        }
    }

    private static Set<Long> inKafka(LocalKafka kafka, long last) {
        Set<Long> found = new HashSet<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers()),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(DoomedGate.TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!found.contains(last) && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, String> r : consumer.poll(Duration.ofMillis(200))) {
                    found.add(Long.parseLong(r.value()));
                }
            }
        }
        return found;
    }
}
