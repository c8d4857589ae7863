package vn.bordergate.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @TempDir Path directory;

    @Test
    void theDemoTakesRowsOnceAndAPlace() {
        assertThat(CommandLine.read("demo", "--rows", "50", "--once", "--data", "d"))
                .isEqualTo(new CommandLine(true, Path.of("d"), 8081, 50L, true, null, null));
    }

    @Test
    void aDayIsPlayedFromAFileOrTheShippedOne() throws Exception {
        assertThat(CommandLine.read("demo", "--day").day())
                .isEqualTo(new CommandLine.Day(null, 60));
        Path file = Files.writeString(directory.resolve("day.json"), "{}");
        assertThat(CommandLine.read("demo", "--day", file.toString(), "--speed", "600").day())
                .isEqualTo(new CommandLine.Day(file, 600));
        assertThat(CommandLine.read("demo", "--day", "--once").once()).isTrue();
        assertThat(CommandLine.read("demo").day()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "walk",
                "run --rows 5",
                "run --once",
                "demo --rows 0",
                "demo --rows many",
                "demo --rows",
                "demo --file /nowhere/at/all.csv",
                "run --port-base 70000",
                "run --day",
                "demo --speed 60",
                "demo --day --speed 601",
                "demo --day --speed 0",
                "demo --day --rows 5",
                "demo --day /nowhere/at/all.json",
            })
    void whatMakesNoSenseIsToldAndNotGuessed(String typed) {
        assertThatThrownBy(() -> CommandLine.read(typed.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(".*\\S.*");
    }

    @Test
    void aDataDirectoryInUseIsRefusedWithTheHoldersNumber() throws Exception {
        try (DataDirectory held = DataDirectory.take(directory.resolve("data"))) {
            assertThat(held.log()).hasFileName("gate.log");
            assertThatThrownBy(() -> DataDirectory.take(directory.resolve("data")))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        DataDirectory.take(directory.resolve("data")).close();
    }
}
