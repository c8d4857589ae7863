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
    private static final int ROWS = 150_000;

    private RawLimits() {}

    /** Records of 600 bytes a second to six partitions, acks=all. */
    static double kafkaProducePerSecond(String bootstrap) throws Exception {
        return kafkaProducePerSecond(bootstrap, RECORD_BYTES);
    }

    /** Records of so many bytes a second to six partitions, acks=all. */
    static double kafkaProducePerSecond(String bootstrap, int recordBytes) throws Exception {
        // The limit needs no order; a retry on a topic this young can lose the sequence for good.
        Map<String, Object> config =
                Map.of(
                        "bootstrap.servers", bootstrap,
                        "acks", "all",
                        "enable.idempotence", "false",
                        "linger.ms", "5");
        String topic = "bench.raw";
        try (Admin admin = Admin.create(config)) {
            admin.createTopics(java.util.List.of(new NewTopic(topic, 6, (short) 1))).all().get();
            byte[] value = new byte[recordBytes];
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
        return postgresInsertPerSecond(jdbcUrl, RECORD_BYTES, ROWS_PER_INSERT);
    }

    /** Rows of so many bytes a second by unnest, so many a commit, on one connection. */
    static double postgresInsertPerSecond(String jdbcUrl, int rowBytes, int rowsPerInsert)
            throws SQLException {
        int inserts = ROWS / rowsPerInsert;
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            statement.execute("create table bench_raw(id bigint primary key, value text)");
            try {
                String value = "x".repeat(rowBytes);
                insert(connection, value, rowsPerInsert, 0, inserts / 3);
                long start = System.nanoTime();
                insert(connection, value, rowsPerInsert, inserts, inserts);
                double seconds = (System.nanoTime() - start) / 1e9;
                return inserts * (double) rowsPerInsert / seconds;
            } finally {
                statement.execute("drop table bench_raw");
            }
        }
    }

    private static void insert(
            Connection connection, String value, int rows, int firstBatch, int batches)
            throws SQLException {
        String sql = "insert into bench_raw select * from unnest(?::bigint[], ?::text[])";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int batch = firstBatch; batch < firstBatch + batches; batch++) {
                Long[] ids = new Long[rows];
                String[] values = new String[rows];
                for (int i = 0; i < rows; i++) {
                    ids[i] = (long) batch * rows + i;
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
