package vn.bordergate.trials.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import vn.bordergate.trials.running.GateProcess;

/** Where a local gate's broker and database listen, as its data directory tells. */
record LocalAddresses(String kafka, String jdbcUrl) {

    static LocalAddresses of(GateProcess gate) throws IOException {
        return of(gate.data());
    }

    static LocalAddresses of(Path data) throws IOException {
        Properties passwords = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve("secrets/database.properties"))) {
            passwords.load(reader);
        }
        String url =
                "jdbc:postgresql://127.0.0.1:%s/gate?user=postgres&password=%s"
                        .formatted(port(data, "postgres"), passwords.getProperty("postgres"));
        return new LocalAddresses("127.0.0.1:" + port(data, "kafka"), url);
    }

    private static String port(Path data, String server) throws IOException {
        return Files.readString(data.resolve(server).resolve("port")).strip();
    }
}
