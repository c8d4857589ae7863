package vn.bordergate.ingest.sensing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.events.reference.Device;
import vn.bordergate.events.reference.DeviceBook;
import vn.bordergate.events.reference.DeviceKind;

/** How the devices of the book are: when each was last heard, and whether its clock is right. */
final class DeviceHealth {

    private static final String ALL =
            """
            select code, readings, last_number, last_received_at, clock_off_ms, clock_wrong
            from device
            """;

    private final DatabaseClient database;

    DeviceHealth(DatabaseClient database) {
        this.database = database;
    }

    /**
     * One device.
     *
     * @param silentSeconds since its last reading; null where it never sent one
     * @param clockOffMillis how far its clock was ahead at its last reading
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String device,
            String gate,
            DeviceKind kind,
            String place,
            @Nullable String lane,
            int clockOffSecondsMax,
            long readings,
            @Nullable Long lastNumber,
            @Nullable Instant lastReceivedAt,
            @Nullable Long silentSeconds,
            @Nullable Long clockOffMillis,
            @Nullable Boolean clockWrong) {

        private static Line of(Device device, @Nullable Heard heard, Instant now) {
            boolean silent = heard == null || heard.at() == null;
            Instant at = heard == null ? null : heard.at();
            return new Line(
                    device.code(),
                    device.gate().value(),
                    device.kind(),
                    device.place(),
                    device.lane(),
                    device.clockOffSecondsMax(),
                    heard == null ? 0 : heard.readings(),
                    silent || heard == null ? null : heard.lastNumber(),
                    at,
                    at == null ? null : Math.max(0, Duration.between(at, now).toSeconds()),
                    silent || heard == null ? null : heard.clockOffMillis(),
                    silent || heard == null ? null : heard.clockWrong());
        }
    }

    private record Heard(
            long readings,
            long lastNumber,
            @Nullable Instant at,
            @Nullable Long clockOffMillis,
            boolean clockWrong) {}

    /** In the order of the book. */
    Mono<List<Line>> of(DeviceBook book, Instant now) {
        return heard().map(
                        heard ->
                                book.devices().stream()
                                        .map(d -> Line.of(d, heard.get(d.code()), now))
                                        .toList());
    }

    private Mono<Map<String, Heard>> heard() {
        return database.sql(ALL)
                .map(
                        row ->
                                Map.entry(
                                        Objects.requireNonNull(row.get(0, String.class)),
                                        new Heard(
                                                Objects.requireNonNull(row.get(1, Long.class)),
                                                Objects.requireNonNull(row.get(2, Long.class)),
                                                row.get(3, Instant.class),
                                                row.get(4, Long.class),
                                                Objects.requireNonNull(row.get(5, Boolean.class)))))
                .all()
                .collect(HashMap::new, (map, one) -> map.put(one.getKey(), one.getValue()));
    }
}
