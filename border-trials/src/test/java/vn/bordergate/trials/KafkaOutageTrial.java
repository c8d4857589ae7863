package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.Banner;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import vn.bordergate.events.Topic;
import vn.bordergate.ingest.GateIngest;
import vn.bordergate.local.DatabasePasswords;
import vn.bordergate.local.LocalKafka;
import vn.bordergate.local.LocalKeys;
import vn.bordergate.local.LocalPostgres;

/** With Kafka down the gate keeps accepting, and tells the others when it is back. */
class KafkaOutageTrial {

    private static final int LORRIES = 20;

    @Test
    void theDoorStaysOpenWhileKafkaIsDown(@TempDir Path folder) throws Exception {
        int ports = FreePorts.three();
        int kafkaPort = ports + 1;
        Path kafkaFolder = Files.createDirectories(folder.resolve("kafka"));
        Files.writeString(kafkaFolder.resolve("port"), Integer.toString(kafkaPort));
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        LocalKeys keys = LocalKeys.keptIn(secrets, Instant.now());
        DatabasePasswords passwords =
                DatabasePasswords.keptIn(secrets.resolve("database.properties"));
        try (LocalPostgres postgres =
                        LocalPostgres.start(
                                folder.resolve("postgres"), folder.resolve("programs"), passwords);
                ConfigurableApplicationContext ingest =
                        GateIngest.builder()
                                .bannerMode(Banner.Mode.OFF)
                                .run(
                                        settings(
                                                ports, kafkaPort, postgres, passwords, keys,
                                                folder))) {
            assertThat(ingest.isRunning()).isTrue();
            for (int lorry = 0; lorry < LORRIES; lorry++) {
                assertThat(lodge(ports, keys.token("trader"), "OUTAGE-" + lorry)).isEqualTo(201);
            }
            try (LocalKafka kafka = LocalKafka.start(kafkaFolder)) {
                assertThat(referencesOn(kafka.bootstrapServers()))
                        .containsExactlyInAnyOrderElementsOf(
                                java.util.stream.IntStream.range(0, LORRIES)
                                        .mapToObj(lorry -> "OUTAGE-" + lorry)
                                        .toList());
            }
        }
    }

    private static String[] settings(
            int port,
            int kafkaPort,
            LocalPostgres postgres,
            DatabasePasswords passwords,
            LocalKeys keys,
            Path folder) {
        return new String[] {
            "--gate.ingest.documents.directory=" + folder.resolve("documents"),
            "--server.port=" + port,
            "--gate.database.port=" + postgres.port(),
            "--gate.database.name=" + LocalPostgres.DATABASE,
            "--gate.database.user=ingest",
            "--gate.database.password=" + passwords.of("ingest"),
            "--spring.kafka.bootstrap-servers=127.0.0.1:" + kafkaPort,
            "--spring.security.oauth2.resourceserver.jwt.public-key-location=file:"
                    + keys.publicKey().toAbsolutePath(),
            "--logging.level.root=ERROR"
        };
    }

    private static int lodge(int port, String token, String reference)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/declarations"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofSeconds(20))
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        Door.durian(reference, "KIM-THANH")))
                        .build();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    /** Reads until all are there, and then as long again for one that should not be. */
    private static List<String> referencesOn(String bootstrapServers) {
        List<String> references = new ArrayList<>();
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "group.id", "outage-trial",
                        "metadata.max.age.ms", "500",
                        "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(Topic.GATE_DECLARATIONS.wireName()));
            long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
            int quietPolls = 0;
            while (quietPolls < 5 && System.nanoTime() < deadline) {
                var records = consumer.poll(Duration.ofMillis(500));
                for (ConsumerRecord<String, String> record : records) {
                    references.add(reference(record.value()));
                }
                quietPolls = references.size() >= LORRIES && records.isEmpty() ? quietPolls + 1 : 0;
            }
        }
        return references;
    }

    private static String reference(String value) {
        JsonNode event = Door.JSON.readTree(value.getBytes(StandardCharsets.UTF_8));
        return event.path("content").path("reference").asString();
    }
}
