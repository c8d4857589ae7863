package vn.bordergate.clearance.till;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.fee.Passage;
import vn.bordergate.clearance.fee.Quote;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.events.CrossingId;
import vn.bordergate.journal.EventJson;

/** Has past quotes made again by the very version of the tariff, on what they rested on. */
final class PastQuotes {

    /** One passage is quoted a few times; a vehicle is amended 99 times at most. */
    static final int QUOTES_MAX = 500;

    private static final String OF =
            """
            select at, generation, vnd, tariff, row_id, passage from fee_quote
            where crossing_id = $1 order by version limit $2
            """;

    private final DatabaseClient database;
    private final EventJson json;
    private final Rulebook book;

    PastQuotes(DatabaseClient database, EventJson json, Rulebook book) {
        this.database = database;
        this.json = json;
        this.book = book;
    }

    /**
     * A quote, then and again.
     *
     * @param again null where the version is not known any more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Judged(
            Instant at,
            int generation,
            long vnd,
            String tariff,
            String row,
            Passage passage,
            @Nullable Long again,
            boolean same) {}

    /** The oldest first. */
    Mono<List<Judged>> of(CrossingId id) {
        return database.sql(OF)
                .bind(0, id.value())
                .bind(1, QUOTES_MAX)
                .map(this::judged)
                .all()
                .collectList();
    }

    private Judged judged(Readable row) {
        long vnd = known(row.get(2, Long.class));
        String tariff = known(row.get(3, String.class));
        String rowId = known(row.get(4, String.class));
        Passage passage = json.read(known(row.get(5, String.class)), Passage.class);
        Quote again = book.feeAgain(tariff, passage);
        return new Judged(
                known(row.get(0, Instant.class)),
                known(row.get(1, Integer.class)),
                vnd,
                tariff,
                rowId,
                passage,
                again == null ? null : again.vnd(),
                again != null && again.vnd() == vnd && again.row().equals(rowId));
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
