package vn.bordergate.local.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;

class ModelDaysTest {

    @TempDir private Path folder;

    @Test
    void threeDaysOfSevenHundredVehiclesComeWithTheProduct() throws IOException {
        assertThat(ModelDays.shipped())
                .hasSize(3)
                .allSatisfy(day -> assertThat(DrawnDay.of(day, 1).vehicles()).hasSize(700));
    }

    @Test
    void theSameSeedDrawsTheSameDay() throws IOException {
        ModelDay day = ModelDays.shipped().getFirst();
        assertThat(DrawnDay.of(day, 5)).isEqualTo(DrawnDay.of(day, 5));
        assertThat(DrawnDay.of(day, 5).vehicles()).isNotEqualTo(DrawnDay.of(day, 6).vehicles());
    }

    @Test
    void whatIsDrawnFollowsTheModel() throws IOException {
        ModelDay day = ModelDays.shipped().getFirst();
        DrawnDay drawn = DrawnDay.of(day, 1);
        Map<GoodsClass, Long> exports =
                drawn.vehicles().stream()
                        .filter(one -> one.direction() == Direction.EXPORT)
                        .collect(Collectors.groupingBy(DrawnVehicle::goods, Collectors.counting()));
        assertThat(exports)
                .containsOnly(
                        Map.entry(GoodsClass.FRESH, 150L),
                        Map.entry(GoodsClass.FROZEN, 30L),
                        Map.entry(GoodsClass.GENERAL, 60L),
                        Map.entry(GoodsClass.MINERAL, 40L));
        double minutes = 0;
        for (long seed = 1; seed <= 20; seed++) {
            minutes +=
                    DrawnDay.of(day, seed).vehicles().stream()
                            .mapToLong(one -> one.onLane().toMillis())
                            .average()
                            .orElseThrow();
        }
        assertThat(minutes / 20 / 60_000).isBetween(3.5, 3.7);
        assertThat(drawn.vehicles())
                .allSatisfy(
                        one -> {
                            assertThat(one.readyAt()).isAfter(one.arrivedAt());
                            assertThat(one.onLane()).isGreaterThan(Duration.ZERO);
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"lanes\": 2 | \"lanes\": 0 | lanes are 1 to 50",
                "\"lanes\": 2 | \"lines\": 2 | lanes",
                "\"FRESH\": 150 | \"FRISCH\": 150 | FRISCH",
                "\"FRESH\": 150 | \"FRESH\": -1 | -1 vehicles of FRESH",
                "\"FRESH\": 150 | \"LIVE\": 150 | some goods have no times of checks",
                "\"05\": 0.03 | \"05\": 0.13 | shares of arrivals add up to",
                "\"05\": 0.03 | \"24\": 0.03 | there is no hour",
                "\"closes\": \"19:00\" | \"closes\": \"06:00\" | it closes before it opens",
                "\"opens\": \"07:00\" | \"opens\": \"7 o'clock\" | opens",
                "\"barrierBatch\": 5 | \"barrierBatch\": 21 | batch of 20",
            })
    void aDayThatMakesNoSenseIsRefusedAndTheReasonSaid(String part, String by, String because)
            throws IOException {
        String shipped = shipped();
        assertThat(shipped).contains(part);
        Path file = folder.resolve("day.json");
        Files.writeString(file, shipped.replace(part, by));
        assertThatThrownBy(() -> ModelDays.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(because);
    }

    @Test
    void aFileThatIsNotThereIsNoDay() {
        assertThatThrownBy(() -> ModelDays.read(folder.resolve("none.json")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no model day to read");
    }

    @Test
    void aFileIsReadUpToAMillionBytes() throws IOException {
        Path file = folder.resolve("long.json");
        byte[] day = shipped().getBytes(StandardCharsets.UTF_8);
        String room = " ".repeat(Math.toIntExact(ModelDays.FILE_BYTES_MAX) - day.length);
        Files.writeString(file, shipped() + room);
        assertThat(ModelDays.read(file).name()).isEqualTo("kim-thanh-700");
        Files.writeString(file, shipped() + room + " ");
        assertThatThrownBy(() -> ModelDays.read(file)).hasMessageContaining("1000000 bytes");
    }

    @Test
    void aClosureOfADirectionInWhichNothingComesIsRefused() throws IOException {
        ModelDay day = ModelDays.shipped().get(1);
        assertThatThrownBy(
                        () ->
                                new ModelDay(
                                        day.name(),
                                        day.note(),
                                        day.zone(),
                                        day.opens(),
                                        day.closes(),
                                        day.extendableTo(),
                                        Map.of(
                                                Direction.IMPORT,
                                                Objects.requireNonNull(
                                                        day.directions().get(Direction.IMPORT))),
                                        List.copyOf(day.closures())))
                .hasMessageContaining("closure for EXPORT");
    }

    private static String shipped() throws IOException {
        try (InputStream in = ModelDays.class.getResourceAsStream("/gate-day/kim-thanh-700.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
