package vn.bordergate.stats.published;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;

/**
 * A fact that changed a day after its publication.
 *
 * @param by what it added or took away
 */
record LateFact(
        CellName cell,
        String heading,
        UUID declarationId,
        int generation,
        int sign,
        Measured by,
        Instant factAt,
        Instant foldedAt) {

    static LateFact of(Readable row) {
        return new LateFact(
                PublishedBook.name(row),
                Objects.requireNonNull(row.get("heading", String.class)),
                Objects.requireNonNull(row.get("declaration_id", UUID.class)),
                Objects.requireNonNull(row.get("generation", Integer.class)),
                Objects.requireNonNull(row.get("sign", Integer.class)),
                Measured.of(row),
                Objects.requireNonNull(row.get("fact_at", OffsetDateTime.class)).toInstant(),
                Objects.requireNonNull(row.get("folded_at", OffsetDateTime.class)).toInstant());
    }
}
