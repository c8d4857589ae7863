package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.trials.running.GateProcess;

/** {@code docs/workflow.md} shows the transition table that the code was approved with. */
class WorkflowPageTest {

    @ParameterizedTest
    @CsvSource({"declaration, workflow", "crossing, crossings"})
    void thePageShowsTheApprovedTable(String room, String page) throws IOException {
        Path root = GateProcess.root();
        String table =
                Files.readString(
                        root.resolve(
                                "clearance-service/src/test/resources/"
                                        + room
                                        + "-transitions.approved.txt"));
        assertThat(Files.readString(root.resolve("docs/" + page + ".md")))
                .contains("```text\n" + table.strip() + "\n```");
    }
}
