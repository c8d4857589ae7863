package vn.bordergate.stats.trace;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;
import vn.bordergate.events.Topic;
import vn.bordergate.stats.totals.FactSubscription;
import vn.bordergate.stats.trace.Figure.Part;
import vn.bordergate.stats.trace.Trace.Sums;

/** A figure as the totals have it, and how far the log was folded at that moment. */
@Component
final class LiveFigure {

    private static final String OFFSETS =
            "select partition, next_offset from inbox where consumer = :consumer and topic = :topic";

    private static final Duration STATEMENT_MAX = Duration.ofSeconds(5);

    private final DatabaseClient database;
    private final TransactionalOperator oneMoment;

    LiveFigure(DatabaseClient database, ReactiveTransactionManager transactions) {
        this.database = database;
        DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
        // The batch that moves an offset moves the totals too; a second moment would see another.
        definition.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        definition.setReadOnly(true);
        this.oneMoment = TransactionalOperator.create(transactions, definition);
    }

    /**
     * Of one moment.
     *
     * @param offsets the next offset of each partition that is not yet in the figure
     */
    record Read(Sums sums, Map<Integer, Long> offsets) {
        Read {
            offsets = Map.copyOf(offsets);
        }
    }

    Mono<Read> read(Figure figure) {
        return database.sql("set local statement_timeout = " + STATEMENT_MAX.toMillis())
                .then()
                .then(offsets())
                .flatMap(offsets -> sums(figure).map(sums -> new Read(sums, offsets)))
                .as(oneMoment::transactional);
    }

    private Mono<Map<Integer, Long>> offsets() {
        return database.sql(OFFSETS)
                .bind("consumer", FactSubscription.GROUP)
                .bind("topic", Topic.TRADE_FACTS.wireName())
                .map(
                        (row, meta) ->
                                Map.entry(
                                        at(row, "partition", Integer.class),
                                        at(row, "next_offset", Long.class)))
                .all()
                .collect(HashMap::new, (map, e) -> map.put(e.getKey(), e.getValue()));
    }

    private Mono<Sums> sums(Figure figure) {
        List<String> conditions = new ArrayList<>(List.of("stage = :stage"));
        if (figure.from() != null) {
            conditions.add("day >= :from");
        }
        if (figure.to() != null) {
            conditions.add("day <= :to");
        }
        for (Part part : figure.only().keySet()) {
            conditions.add(part.column() + " = :" + part.parameter());
        }
        GenericExecuteSpec statement =
                database.sql(
                                "select coalesce(sum(usd_cents), 0)::bigint as cents,"
                                        + " coalesce(sum(vnd), 0)::bigint as vnd,"
                                        + " coalesce(sum(net_mass_grams), 0)::bigint as grams,"
                                        + " coalesce(sum(declarations), 0)::bigint as declarations"
                                        + " from total where "
                                        + String.join(" and ", conditions))
                        .bind("stage", figure.stage());
        if (figure.from() != null) {
            statement = statement.bind("from", figure.from());
        }
        if (figure.to() != null) {
            statement = statement.bind("to", figure.to());
        }
        for (Map.Entry<Part, String> kept : figure.only().entrySet()) {
            statement = statement.bind(kept.getKey().parameter(), kept.getValue());
        }
        return statement
                .map(
                        (row, meta) ->
                                new Sums(
                                        at(row, "cents", Long.class),
                                        at(row, "vnd", Long.class),
                                        at(row, "grams", Long.class),
                                        at(row, "declarations", Long.class)))
                .one();
    }

    private static <T> T at(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
