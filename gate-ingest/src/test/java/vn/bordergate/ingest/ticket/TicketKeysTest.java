package vn.bordergate.ingest.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which key signs, and which are known. */
class TicketKeysTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    @TempDir Path folder;

    @Test
    void theFirstKeyIsMadeAndKeptForItsOwnerAlone() throws IOException {
        TicketKey made = TicketKeys.keptIn(folder.resolve("keys"), NOW).signing(NOW);
        Path file = folder.resolve("keys/2026-11-22.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(TicketKeys.keptIn(folder.resolve("keys"), NOW).signing(NOW).id())
                .isEqualTo(made.id());
    }

    @Test
    void aKeyIsKnownBeforeItsDayAndSignsFromThen() {
        TicketKey today = TicketKey.fresh(LocalDate.of(2026, 11, 22));
        TicketKey later = TicketKey.fresh(LocalDate.of(2026, 12, 1));
        today.keepIn(folder.resolve("2026-11-22.key"));
        later.keepIn(folder.resolve("2026-12-01.key"));
        TicketKeys keys = TicketKeys.keptIn(folder, NOW);
        assertThat(keys.all()).hasSize(2);
        assertThat(keys.signing(NOW).id()).isEqualTo(today.id());
        assertThat(keys.signing(Instant.parse("2026-11-30T16:59:59Z")).id()).isEqualTo(today.id());
        assertThat(keys.signing(Instant.parse("2026-11-30T17:00:00Z")).id()).isEqualTo(later.id());
    }

    @Test
    void whatIsNoKeyKeepsTheServiceFromStarting() throws IOException {
        Path file = Files.writeString(folder.resolve("2026-11-22.key"), "AAAA\nBBBB\n");
        assertThatThrownBy(() -> TicketKeys.keptIn(folder, NOW))
                .hasMessageContaining("2026-11-22.key");
        Files.move(file, folder.resolve("new.key"));
        assertThatThrownBy(() -> TicketKeys.keptIn(folder, NOW)).hasMessageContaining("new.key");
    }

    @Test
    void aCodeHoldsFromAQuarterOfAnHourToThreeDays() {
        assertThat(new TicketProperties(null, Duration.ofMinutes(15)).valid()).isNotNull();
        assertThat(new TicketProperties(null, Duration.ofDays(3)).valid()).isNotNull();
        assertThatThrownBy(() -> new TicketProperties(null, Duration.ofMinutes(14)))
                .hasMessageContaining("gate.ingest.ticket.valid");
        assertThatThrownBy(() -> new TicketProperties(null, Duration.ofHours(73)))
                .hasMessageContaining("gate.ingest.ticket.valid");
    }
}
