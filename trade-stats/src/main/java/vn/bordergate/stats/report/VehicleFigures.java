package vn.bordergate.stats.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;
import vn.bordergate.stats.period.Period;
import vn.bordergate.stats.vehicles.VehicleReading;
import vn.bordergate.web.Figures;

/**
 * The vehicles of a report.
 *
 * @param stockDay at whose 20:00 the waiting ones were counted, the last such day of the period;
 *     null where none has come to 20:00 yet
 */
public record VehicleFigures(@Nullable LocalDate stockDay, List<Row> rows) {

    private static final LocalTime STOCK_TAKEN = LocalTime.of(20, 0);

    public VehicleFigures {
        rows = List.copyOf(rows);
    }

    /**
     * Vehicles of one kind.
     *
     * @param waiting at 20:00 of the stock's day
     */
    public record Row(
            String gate,
            Direction direction,
            boolean laden,
            GoodsClass goods,
            long crossed,
            long turnedBack,
            long waiting) {

        private Row plus(Row other) {
            return new Row(
                    gate,
                    direction,
                    laden,
                    goods,
                    crossed + other.crossed,
                    turnedBack + other.turnedBack,
                    waiting + other.waiting);
        }
    }

    static VehicleFigures of(Period period, List<VehicleReading.Cell> cells, Instant now) {
        LocalDate stockDay = stockDay(period, now);
        Map<String, Row> rows = new LinkedHashMap<>();
        for (VehicleReading.Cell cell : cells) {
            Row row =
                    new Row(
                            cell.gate(),
                            cell.direction(),
                            cell.laden(),
                            cell.goodsClass(),
                            cell.crossed(),
                            cell.turnedBack(),
                            cell.day().equals(stockDay) ? cell.waitingAt20() : 0);
            String kind = row.gate + '|' + row.direction + '|' + row.laden + '|' + row.goods.name();
            rows.merge(kind, row, Row::plus);
        }
        return new VehicleFigures(stockDay, new ArrayList<>(rows.values()));
    }

    private static @Nullable LocalDate stockDay(Period period, Instant now) {
        var there = now.atZone(Figures.ZONE);
        LocalDate last =
                there.toLocalTime().isBefore(STOCK_TAKEN)
                        ? there.toLocalDate().minusDays(1)
                        : there.toLocalDate();
        LocalDate day = last.isBefore(period.to()) ? last : period.to();
        return day.isBefore(period.from()) ? null : day;
    }

    /** Gates with vehicles, in order. */
    List<String> gates() {
        return rows.stream().map(Row::gate).distinct().sorted().toList();
    }

    long sum(ToLongFunction<Row> measure, Predicate<Row> which) {
        return rows.stream().filter(which).mapToLong(measure).sum();
    }
}
