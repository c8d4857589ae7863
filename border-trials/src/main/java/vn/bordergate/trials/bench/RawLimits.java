package vn.bordergate.trials.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What the broker and the database under the gate do when nothing of the gate is in the way. */
final class RawLimits {

    private static final int RECORD_BYTES = 600;
    private static final int RECORDS = 300_000;
    private static final int ROWS_PER_INSERT = 500;
    private static final int INSERTS = 300;

    private RawLimits() {}

    /** Records of 600 bytes a second to six partitions, acks=all. */
    static double kafkaProducePerSecond(String bootstrap) throws Exception {
        Map<String, Object> config =
                Map.of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", "5");
        String topic = "bench.raw";
        try (Admin admin = Admin.create(config)) {
            admin.createTopics(java.util.List.of(new NewTopic(topic, 6, (short) 1))).all().get();
            byte[] value = new byte[RECORD_BYTES];
            Arrays.fill(value, (byte) 'x');
            double perSecond;
            try (KafkaProducer<byte[], byte[]> producer =
                    new KafkaProducer<>(
                            config, new ByteArraySerializer(), new ByteArraySerializer())) {
                produce(producer, topic, value, RECORDS / 3);
                long start = System.nanoTime();
                produce(producer, topic, value, RECORDS);
                perSecond = RECORDS / ((System.nanoTime() - start) / 1e9);
            }
            admin.deleteTopics(java.util.List.of(topic)).all().get();
            return perSecond;
        }
    }

    private static void produce(
            KafkaProducer<byte[], byte[]> producer, String topic, byte[] value, int records) {
        for (int i = 0; i < records; i++) {
            var unused = producer.send(new ProducerRecord<>(topic, value));
        }
        producer.flush();
    }

    /** Rows of 600 bytes a second by unnest, 500 rows a commit, on one connection. */
    static double postgresInsertPerSecond(String jdbcUrl) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            statement.execute("create table bench_raw(id bigint primary key, value text)");
            try {
                insert(connection, 0, INSERTS / 3);
                long start = System.nanoTime();
                insert(connection, INSERTS, INSERTS);
                double seconds = (System.nanoTime() - start) / 1e9;
                return INSERTS * (double) ROWS_PER_INSERT / seconds;
            } finally {
                statement.execute("drop table bench_raw");
            }
        }
    }

    private static void insert(Connection connection, int firstBatch, int batches)
            throws SQLException {
        String sql = "insert into bench_raw select * from unnest(?::bigint[], ?::text[])";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            String value = "x".repeat(RECORD_BYTES);
            for (int batch = firstBatch; batch < firstBatch + batches; batch++) {
                Long[] ids = new Long[ROWS_PER_INSERT];
                String[] values = new String[ROWS_PER_INSERT];
                for (int i = 0; i < ROWS_PER_INSERT; i++) {
                    ids[i] = (long) batch * ROWS_PER_INSERT + i;
                    values[i] = value;
                }
                Array idArray = connection.createArrayOf("bigint", ids);
                insert.setArray(1, idArray);
                insert.setArray(2, connection.createArrayOf("text", values));
                insert.executeUpdate();
            }
        }
    }
}
