package vn.bordergate.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    @TempDir Path directory;

    @Test
    void aShorterSecondRunStillOwesWhatTheFirstHadBegun() throws Exception {
        Path file = Files.writeString(directory.resolve("a.csv"), Rows.HEADER);
        new Ledger(directory.resolve("demo")).begin(new DemoFile(file, 500));
        assertThat(new Ledger(directory.resolve("demo")).begin(new DemoFile(file, 20)))
                .containsExactly(new DemoFile(file, 500));
    }

    @Test
    void anotherFileIsAddedToTheFirst() throws Exception {
        Path file = Files.writeString(directory.resolve("a.csv"), Rows.HEADER);
        Ledger ledger = new Ledger(directory.resolve("demo"));
        ledger.begin(new DemoFile(file, 500));
        assertThat(ledger.begin(new DemoFile(null, 10)))
                .containsExactly(new DemoFile(file, 500), new DemoFile(null, 10));
    }

    @Test
    void aFileThatChangedSinceIsSaidToBeMissing() throws Exception {
        Path file = Files.writeString(directory.resolve("a.csv"), Rows.HEADER);
        Ledger ledger = new Ledger(directory.resolve("demo"));
        ledger.begin(new DemoFile(file, 500));
        Files.writeString(file, Rows.HEADER + "\n");
        assertThatThrownBy(() -> ledger.begin(new DemoFile(null, 10)))
                .isInstanceOf(CustomsFile.UnusableFileException.class)
                .hasMessageContaining("has changed since");
    }
}
