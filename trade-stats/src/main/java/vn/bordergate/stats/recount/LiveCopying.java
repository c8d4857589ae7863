package vn.bordergate.stats.recount;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;
import vn.bordergate.events.Topic;
import vn.bordergate.stats.totals.FactSubscription;

/** Takes down the live totals and the offsets they stand at, as of one moment. */
@Component
final class LiveCopying {

    private static final String OFFSETS =
            "select partition, next_offset from inbox where consumer = :consumer and topic = :topic";

    private static final String CELLS =
            """
            select day::text, gate, direction, trade_type, stage, heading::text, partner::text,
                currency::text, amount, usd_cents, vnd, facts_without_vnd, net_mass_grams,
                declarations, facts
            from total
            """;

    private static final int KEY_PARTS = 8;

    private final DatabaseClient database;
    private final TransactionalOperator oneMoment;
    private final RecountSettings settings;

    LiveCopying(
            DatabaseClient database,
            ReactiveTransactionManager transactions,
            RecountSettings settings) {
        this.database = database;
        this.settings = settings;
        DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
        // The batch that moves an offset moves the totals too; a second moment would see another.
        definition.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        definition.setReadOnly(true);
        this.oneMoment = TransactionalOperator.create(transactions, definition);
    }

    /** Copies; blocks for as long as that takes, on the recount's own thread. */
    LiveCopy take() {
        CellLedger ledger = new CellLedger(settings.cellsMax());
        Mono<Map<Integer, Long>> offsets =
                database.sql(OFFSETS)
                        .bind("consumer", FactSubscription.GROUP)
                        .bind("topic", Topic.TRADE_FACTS.wireName())
                        .map((row, meta) -> Map.entry(intAt(row, 0), longAt(row, 1)))
                        .all()
                        .collect(HashMap::new, (map, e) -> map.put(e.getKey(), e.getValue()));
        Mono<Void> cells =
                patience()
                        .thenMany(
                                database.sql(CELLS)
                                        .map(
                                                (row, meta) -> {
                                                    enter(ledger, row);
                                                    return true;
                                                })
                                        .all())
                        .thenMany(
                                database.sql(SideCells.LIVE)
                                        .map(
                                                (row, meta) -> {
                                                    enterBeside(ledger, row);
                                                    return true;
                                                })
                                        .all())
                        .then();
        LiveCopy copy =
                offsets.flatMap(o -> cells.thenReturn(new LiveCopy(o, ledger)))
                        .as(oneMoment::transactional)
                        .block(settings.snapshotPatience());
        return Objects.requireNonNull(copy);
    }

    /** A copy of everything may take longer than a reader's question. */
    private Mono<Void> patience() {
        return database.sql(
                        "set local statement_timeout = " + settings.snapshotPatience().toMillis())
                .then();
    }

    private static void enter(CellLedger ledger, Readable row) {
        String[] parts = new String[KEY_PARTS];
        for (int i = 0; i < KEY_PARTS; i++) {
            parts[i] = Objects.requireNonNull(row.get(i, String.class));
        }
        ledger.live(
                RecountedFact.cell(parts),
                Objects.requireNonNull(row.get(KEY_PARTS, BigDecimal.class)),
                sums(row, KEY_PARTS + 1));
    }

    private static void enterBeside(CellLedger ledger, Readable row) {
        String cell = Objects.requireNonNull(row.get(0, String.class));
        ledger.live(cell, BigDecimal.ZERO, sums(row, 1));
    }

    private static long[] sums(Readable row, int first) {
        long[] sums = new long[RecountedFact.MEASURES];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = longAt(row, first + i);
        }
        return sums;
    }

    private static int intAt(Readable row, int place) {
        return Objects.requireNonNull(row.get(place, Integer.class));
    }

    private static long longAt(Readable row, int place) {
        return Objects.requireNonNull(row.get(place, Long.class));
    }
}
