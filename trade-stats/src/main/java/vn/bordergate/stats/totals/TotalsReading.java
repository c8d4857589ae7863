package vn.bordergate.stats.totals;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers questions from the table of totals. */
@Component
final class TotalsReading {

    private static final String VERSION =
            "select (select coalesce(sum(facts + switches), 0) from folded)::bigint"
                    + " + (select times from goods_showing)";

    private final DatabaseClient database;
    private final ReadGuard guard;
    private final TotalsSettings settings;

    TotalsReading(DatabaseClient database, ReadGuard guard, TotalsSettings settings) {
        this.database = database;
        this.guard = guard;
        this.settings = settings;
    }

    /**
     * Answers in one go, so that a question takes one seat and one connection.
     *
     * @param open whether the asker may know every figure as it is
     * @param known whether the asker has the answer of that version already
     */
    Mono<TotalsAnswer> answer(TotalsQuestion question, boolean open, LongPredicate known) {
        return guard.question(
                version()
                        .flatMap(
                                version ->
                                        known.test(version)
                                                ? Mono.just(
                                                        new TotalsAnswer(version, true, List.of()))
                                                : rows(question, open)
                                                        .map(
                                                                rows ->
                                                                        new TotalsAnswer(
                                                                                version, false,
                                                                                rows))));
    }

    /**
     * Grows with every change of any total, or of what is shown of them; two equal versions mean
     * equal totals.
     */
    private Mono<Long> version() {
        return database.sql(VERSION).map((row, meta) -> longAt(row, 0)).one().defaultIfEmpty(0L);
    }

    private Mono<List<TotalsRow>> rows(TotalsQuestion question, boolean open) {
        GenericExecuteSpec statement = database.sql(sql(question, open));
        if (question.from() != null) {
            statement = statement.bind("from", question.from());
        }
        if (question.to() != null) {
            statement = statement.bind("to", question.to());
        }
        for (var kept : question.only().entrySet()) {
            statement = statement.bind(name(kept.getKey()), texts(kept.getValue()));
        }
        return statement.map((row, meta) -> row(question, row)).all().collectList();
    }

    private String sql(TotalsQuestion question, boolean open) {
        List<String> columns = new ArrayList<>();
        StringJoiner places = new StringJoiner(", ");
        StringJoiner order = new StringJoiner(", ");
        for (Dimension dimension : question.by()) {
            columns.add(dimension.expression());
            places.add(Integer.toString(columns.size()));
            order.add(dimension.order(columns.size()));
        }
        boolean byCurrency = question.by().contains(Dimension.CURRENCY);
        columns.add(byCurrency ? "sum(amount)" : "null::numeric");
        columns.add("sum(usd_cents)::numeric");
        columns.add("sum(vnd)::numeric");
        columns.add("sum(facts_without_vnd)::numeric");
        columns.add("sum(net_mass_grams)::numeric");
        columns.add("sum(declarations)::numeric");
        boolean byMonths = question.fitsMonths();
        String table = byMonths ? "month_total" : "total";
        return "select "
                + String.join(", ", columns)
                + " from "
                + (open ? table : Disclosure.source(question, table, days(question)))
                + conditions(question)
                + " group by "
                + places
                // A cell whose facts were all reversed is no trade, and not worth a row.
                + " having sum(declarations) <> 0 or sum(usd_cents) <> 0"
                + " or sum(net_mass_grams) <> 0 or sum(vnd) <> 0"
                + (byMonths ? "" : " or bool_or(amount <> 0)")
                + " order by "
                + order
                + " limit "
                + (settings.answerRowsMax() + 1);
    }

    private static String days(TotalsQuestion question) {
        return conditions(new TotalsQuestion(List.of(), question.from(), question.to(), Map.of()));
    }

    private static String conditions(TotalsQuestion question) {
        List<String> conditions = new ArrayList<>();
        if (question.from() != null) {
            conditions.add("day >= :from");
        }
        if (question.to() != null) {
            conditions.add("day <= :to");
        }
        for (Dimension dimension : question.only().keySet()) {
            conditions.add(dimension.expression() + " = any(:" + name(dimension) + "::text[])");
        }
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static TotalsRow row(TotalsQuestion question, Readable row) {
        int width = question.by().size();
        List<String> values = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            values.add(present(row.get(i, String.class)));
        }
        return new TotalsRow(
                List.copyOf(values),
                row.get(width, BigDecimal.class),
                present(row.get(width + 1, BigDecimal.class)),
                present(row.get(width + 2, BigDecimal.class)),
                present(row.get(width + 3, BigDecimal.class)),
                present(row.get(width + 4, BigDecimal.class)),
                present(row.get(width + 5, BigDecimal.class)));
    }

    private static String name(Dimension dimension) {
        return "only" + dimension.ordinal();
    }

    private static String[] texts(SortedSet<String> values) {
        return values.toArray(String[]::new);
    }

    private static long longAt(Readable row, int place) {
        return present(row.get(place, Long.class));
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a total without a value");
        }
        return value;
    }
}
