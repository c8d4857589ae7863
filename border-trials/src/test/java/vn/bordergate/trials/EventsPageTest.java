package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.bordergate.events.EventType;
import vn.bordergate.events.Topic;
import vn.bordergate.trials.running.GateProcess;

/** {@code docs/events.md} says of topics and types what the code says. */
class EventsPageTest {

    @Test
    void thePageListsTheTopicsAsTheyAre() throws IOException {
        List<String> expected =
                Arrays.stream(Topic.values())
                        .map(
                                topic ->
                                        "| `%s` | %d | %s | `%s` |"
                                                .formatted(
                                                        topic.wireName(),
                                                        topic.partitions(),
                                                        topic.kept()
                                                                .map(d -> d.toDays() + " days")
                                                                .orElse("for ever"),
                                                        topic.deadName()))
                        .toList();
        assertThat(rowsAfter("<!-- topics:")).isEqualTo(expected);
    }

    @Test
    void thePageListsTheTypesAsTheyAre() throws IOException {
        List<String> expected =
                Arrays.stream(EventType.values())
                        .map(
                                type ->
                                        "| `%s` | `%s` | `%s` |"
                                                .formatted(
                                                        type.typeName(),
                                                        type.topic().wireName(),
                                                        type.record().getSimpleName()))
                        .toList();
        assertThat(rowsAfter("<!-- types:")).isEqualTo(expected);
    }

    private static List<String> rowsAfter(String marker) throws IOException {
        return Files.readAllLines(GateProcess.root().resolve("docs/events.md")).stream()
                .dropWhile(line -> !line.startsWith(marker))
                .skip(3)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }
}
