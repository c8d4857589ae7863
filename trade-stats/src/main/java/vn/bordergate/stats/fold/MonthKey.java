package vn.bordergate.stats.fold;

import java.time.LocalDate;
import java.util.Comparator;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeType;

/**
 * A total of a month by chapter: what questions over years read.
 *
 * @param first day of the month
 */
public record MonthKey(
        GateCode gate,
        Direction direction,
        TradeType tradeType,
        Stage stage,
        String chapter,
        LocalDate first)
        implements Comparable<MonthKey> {

    private static final int CHAPTER_DIGITS = 2;

    private static final Comparator<MonthKey> ORDER =
            Comparator.comparing(MonthKey::first)
                    .thenComparing(key -> key.gate().value())
                    .thenComparing(MonthKey::direction)
                    .thenComparing(MonthKey::tradeType)
                    .thenComparing(MonthKey::stage)
                    .thenComparing(MonthKey::chapter);

    /** The month and chapter that a cell belongs to. */
    public static MonthKey of(CellKey cell) {
        return new MonthKey(
                cell.gate(),
                cell.direction(),
                cell.tradeType(),
                cell.stage(),
                cell.heading().substring(0, CHAPTER_DIGITS),
                cell.day().withDayOfMonth(1));
    }

    /** In the order in which rows are to be locked. */
    @Override
    public int compareTo(MonthKey other) {
        return ORDER.compare(this, other);
    }
}
