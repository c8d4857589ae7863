package vn.bordergate.ingest.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import vn.bordergate.ingest.form.Line;
import vn.bordergate.ingest.form.LineSplitter;

class LineGroupsTest {

    private static final DoorProperties LIMITS = DoorTest.limits();

    @Test
    void longLinesMakeSmallGroups() {
        List<List<Line>> groups = groups(200, 250_000);
        assertThat(groups.stream().mapToInt(List::size).sum()).isEqualTo(200);
        assertThat(groups)
                .allSatisfy(
                        group ->
                                assertThat(group.stream().mapToLong(l -> l.bytes().length).sum())
                                        .isLessThanOrEqualTo(
                                                LIMITS.groupBytesMax().toBytes()
                                                        + LIMITS.lineBytesMax().toBytes()));
        assertThat(groups.stream().flatMap(List::stream))
                .extracting(Line::number)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void shortLinesMakeGroupsOfTheGreatestNumber() {
        List<List<Line>> groups = groups(4000, 100);
        assertThat(groups.stream().mapToInt(List::size).sum()).isEqualTo(4000);
        assertThat(groups)
                .allSatisfy(g -> assertThat(g).hasSizeLessThanOrEqualTo(LIMITS.groupLinesMax()))
                .anySatisfy(g -> assertThat(g).hasSize(LIMITS.groupLinesMax()));
    }

    private static List<List<Line>> groups(int lines, int bytes) {
        byte[] line = ("x".repeat(bytes) + "\n").getBytes(UTF_8);
        DefaultDataBufferFactory buffers = new DefaultDataBufferFactory();
        Flux<DataBuffer> body = Flux.range(0, lines).map(_ -> buffers.wrap(line.clone()));
        int lineBytesMax = (int) LIMITS.lineBytesMax().toBytes();
        return Objects.requireNonNull(
                LineGroups.of(body, LineSplitter.ofLines(lineBytesMax), LIMITS)
                        .collectList()
                        .block(Duration.ofSeconds(30)));
    }
}
