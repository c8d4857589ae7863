package vn.bordergate.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.bordergate.events.reference.DeviceBook;
import vn.bordergate.local.signin.Client;

class ClientSecretsTest {

    @TempDir Path directory;

    @Test
    void theSecretsAreTheOwnersAndOutliveARestart() throws Exception {
        Path file = directory.resolve("clients.properties");
        String first = ClientSecrets.keptIn(file).of(ServiceKind.CLEARANCE);
        assertThat(first).matches("[0-9a-f]{48}");
        assertThat(ClientSecrets.keptIn(file).of(ServiceKind.CLEARANCE)).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatIsMissingIsMadeAndTheRestKept() throws Exception {
        Path file = directory.resolve("clients.properties");
        Files.writeString(file, "trade-stats=kept\n");
        ClientSecrets mended = ClientSecrets.keptIn(file);
        assertThat(mended.of(ServiceKind.STATS)).isEqualTo("kept");
        assertThat(mended.of(ServiceKind.INGEST)).isNotBlank();
        assertThat(Files.readString(file)).contains("trade-stats=kept", "machine-device=");
    }

    @Test
    void peopleComeBackToTheServicesOwnPortsOnly() throws Exception {
        List<Client> clients = ClientSecrets.keptIn(directory.resolve("c")).clients(8081);
        assertThat(clients)
                .filteredOn(c -> c.id().equals("clearance-service"))
                .singleElement()
                .satisfies(
                        c ->
                                assertThat(c.redirectUris())
                                        .hasSize(2)
                                        .allSatisfy(u -> assertThat(u.getPort()).isEqualTo(8082)));
        assertThat(clients)
                .filteredOn(c -> c.role() != null)
                .hasSize(2 + DeviceBook.shipped().devices().size())
                .allSatisfy(c -> assertThat(c.redirectUris()).isEmpty());
    }
}
