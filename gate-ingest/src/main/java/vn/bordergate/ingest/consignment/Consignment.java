package vn.bordergate.ingest.consignment;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.ingest.tracking.Status;

/**
 * One line of a trader's list.
 *
 * @param hsCode of the first item
 * @param items how many there are
 * @param waitsFor the authority that has it, where one has
 * @param dueAt until when they, or the declarant, are to have moved
 */
public record Consignment(
        UUID id,
        String reference,
        @Nullable String customsNumber,
        String gate,
        String direction,
        String hsCode,
        String goods,
        int items,
        List<String> plates,
        List<String> tickets,
        Status status,
        Phase phase,
        @Nullable CustomsChannel channel,
        @Nullable Authority waitsFor,
        @Nullable Instant dueAt,
        Instant receivedAt,
        Instant movedAt,
        @Nullable Instant crossedAt) {

    static final String COLUMNS =
            """
            c.declaration_id, c.reference, c.customs_number, c.gate, c.direction, c.hs_code,
            c.goods, c.items, c.plates, c.tickets, c.status, c.phase, c.channel, c.waits_for,
            c.due_at, c.received_at, c.moved_at, c.crossed_at
            """;

    static Consignment from(Readable row) {
        String channel = row.get("channel", String.class);
        String waitsFor = row.get("waits_for", String.class);
        return new Consignment(
                there(row, "declaration_id", UUID.class),
                there(row, "reference", String.class),
                row.get("customs_number", String.class),
                there(row, "gate", String.class),
                there(row, "direction", String.class),
                there(row, "hs_code", String.class),
                there(row, "goods", String.class),
                there(row, "items", Integer.class),
                List.of(there(row, "plates", String[].class)),
                List.of(there(row, "tickets", String[].class)),
                Status.valueOf(there(row, "status", String.class)),
                Phase.valueOf(there(row, "phase", String.class)),
                channel == null ? null : CustomsChannel.valueOf(channel),
                waitsFor == null ? null : Authority.valueOf(waitsFor),
                row.get("due_at", Instant.class),
                there(row, "received_at", Instant.class),
                there(row, "moved_at", Instant.class),
                row.get("crossed_at", Instant.class));
    }

    private static <T> T there(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
