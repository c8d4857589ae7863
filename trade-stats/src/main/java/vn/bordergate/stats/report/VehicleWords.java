package vn.bordergate.stats.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;
import vn.bordergate.stats.report.Paper.Cell;
import vn.bordergate.stats.report.VehicleFigures.Row;
import vn.bordergate.web.Figures;

/**
 * Puts the vehicles of a report into words and a table, after the published daily template: going
 * out by fresh produce and other, coming in by goods and new vehicles, the stock at 20:00, and the
 * turned back.
 */
final class VehicleWords {

    private static final Predicate<Row> EXPORT = row -> row.direction() == Direction.EXPORT;
    private static final Predicate<Row> IMPORT = EXPORT.negate();
    private static final Predicate<Row> FRESH = row -> row.goods() == GoodsClass.FRESH;
    private static final Predicate<Row> NEW_VEHICLE = row -> row.goods() == GoodsClass.NEW_VEHICLE;

    private final VehicleFigures vehicles;
    private final MessageSource texts;
    private final Figures numbers;
    private final Locale locale;

    VehicleWords(VehicleFigures vehicles, MessageSource texts, Figures numbers, Locale locale) {
        this.vehicles = vehicles;
        this.texts = texts;
        this.numbers = numbers;
        this.locale = locale;
    }

    List<String> paragraphs() {
        List<String> said = new ArrayList<>();
        said.add(
                text(
                        "crossed",
                        crossed(row -> true),
                        crossed(Row::laden),
                        crossed(row -> !row.laden()),
                        crossed(EXPORT),
                        crossed(EXPORT.and(FRESH)),
                        crossed(EXPORT.and(FRESH.negate())),
                        crossed(IMPORT),
                        crossed(IMPORT.and(NEW_VEHICLE.negate())),
                        crossed(IMPORT.and(NEW_VEHICLE))));
        LocalDate day = vehicles.stockDay();
        said.add(
                day == null
                        ? text("stockToCome")
                        : text(
                                "stock",
                                numbers.day(day, locale),
                                waiting(EXPORT),
                                waiting(EXPORT.and(FRESH)),
                                waiting(EXPORT.and(FRESH.negate())),
                                waiting(IMPORT)));
        said.add(text("turnedBack", number(vehicles.sum(Row::turnedBack, row -> true))));
        return said;
    }

    /**
     * The vehicles by gate.
     *
     * @param gateName how a gate is called
     */
    Paper.Table table(UnaryOperator<String> gateName) {
        List<Paper.Row> rows = new ArrayList<>();
        for (String gate : vehicles.gates()) {
            for (Direction direction : Direction.values()) {
                Predicate<Row> which =
                        row -> row.gate().equals(gate) && row.direction() == direction;
                if (vehicles.rows().stream().anyMatch(which)) {
                    rows.add(row(false, gateName.apply(gate), direction, which));
                }
            }
        }
        if (!rows.isEmpty()) {
            rows.add(row(true, message("report.all"), null, row -> true));
        }
        List<String> headings =
                Stream.of("laden", "empty", "turnedBack", "waiting")
                        .map(name -> text("column." + name))
                        .toList();
        return new Paper.Table(
                text("table"),
                Stream.concat(
                                Stream.of(
                                        message("report.column.gate"),
                                        message("report.column.direction")),
                                headings.stream())
                        .toList(),
                rows);
    }

    private Paper.Row row(
            boolean sum, String gate, @Nullable Direction direction, Predicate<Row> which) {
        return new Paper.Row(
                sum,
                List.of(
                        new Cell.Words(gate),
                        new Cell.Words(
                                direction == null
                                        ? ""
                                        : message("report.direction." + direction.name())),
                        count(vehicles.sum(Row::crossed, which.and(Row::laden))),
                        count(vehicles.sum(Row::crossed, which.and(row -> !row.laden()))),
                        count(vehicles.sum(Row::turnedBack, which)),
                        vehicles.stockDay() == null
                                ? new Cell.Words(text("toCome"))
                                : count(vehicles.sum(Row::waiting, which))));
    }

    private static Cell count(long count) {
        return new Cell.Number(BigDecimal.valueOf(count), 0);
    }

    private String crossed(Predicate<Row> which) {
        return number(vehicles.sum(Row::crossed, which));
    }

    private String waiting(Predicate<Row> which) {
        return number(vehicles.sum(Row::waiting, which));
    }

    private String number(long value) {
        return numbers.whole(value, locale);
    }

    private String text(String key, Object... arguments) {
        return message("report.vehicles." + key, arguments);
    }

    private String message(String key, Object... arguments) {
        return texts.getMessage(key, arguments, locale);
    }
}
