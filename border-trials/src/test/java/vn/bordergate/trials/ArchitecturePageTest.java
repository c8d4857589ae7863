package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.trials.running.GateProcess;

/** {@code docs/architecture.md} names the rooms that there are, each at its module. */
class ArchitecturePageTest {

    private static final Pattern NAME = Pattern.compile("`([a-z]+)`");

    @ParameterizedTest
    @CsvSource({
        "gate-ingest, ingest",
        "clearance-service, clearance",
        "trade-stats, stats",
        "local-gate, local"
    })
    void thePageNamesEveryRoomOfTheModule(String module, String base) throws IOException {
        assertThat(named(module)).doesNotHaveDuplicates();
        assertThat(named(module)).containsExactlyInAnyOrderElementsOf(rooms(module, base));
    }

    private static List<String> rooms(String module, String base) throws IOException {
        Path house = GateProcess.root().resolve(module + "/src/main/java/vn/bordergate/" + base);
        try (Stream<Path> all = Files.list(house)) {
            return all.filter(path -> Files.exists(path.resolve("package-info.java")))
                    .map(path -> path.getFileName().toString())
                    .toList();
        }
    }

    /** A row without a module goes on with the one above. */
    private static List<String> named(String module) throws IOException {
        List<String> rooms = new ArrayList<>();
        String at = "";
        for (String line : Files.readAllLines(GateProcess.root().resolve("docs/architecture.md"))) {
            String[] cells = line.split("\\|", -1);
            if (cells.length == 5) {
                at = cells[1].isBlank() ? at : cells[1].strip();
                if (at.equals("`" + module + "`")) {
                    NAME.matcher(cells[2]).results().map(name -> name.group(1)).forEach(rooms::add);
                }
            }
        }
        return rooms;
    }
}
